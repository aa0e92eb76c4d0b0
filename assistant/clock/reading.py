"""A question read for its time words: what was found, the day it is read on, and which way a sentence looks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from assistant.casing import tells_names
from assistant.domain import Period
from assistant.text import sentences

Shape = Literal["vague", "deictic", "weekday", "day", "month", "season", "year", "decade"]

_LEADS = 12
"""A date within this many characters of its sentence's start is governed by the verb that follows."""
_BEHIND = 40
"""Characters before a word that may hold what governs it."""
_TENSE = re.compile(
    r"(?P<ahead>\bwill\b|\bWill(?= [a-z])|\bWILL\b|\bwon['’]t\b|['’]ll\b|\b[Ss]hall\b|\b[Gg]oing to\b|\b[Uu]pcoming\b"
    r"|\b[Ss]cheduled\b|\b[Ee]xpected\b|\b(?:is|are) (?:set|due|about|to)\b|\b(?:is|are) \w+ing\b|\bset to\b"
    r"|\b[Pp]lan(?:s|ned)? to\b"
    r"|\b[Ww]hen (?:do|does|is|are)\b|\b[Ww]hat time (?:do|does|is|are)\b"
    r"|\b[Aa]head of\b|\b(?:beginning|starting|available)\b|\blooming\b|\bpotential\b)"
    r"|\b(?:[Dd]id|was|were|had|said|says|[Hh]as|[Hh]ave)\b"
)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A single time expression: where it stands, what period it means and what kind of word it is.

    ``needs_cue`` marks a bare month, which counts only beside another date. ``yearless`` holds the month and the day, 0
    for none, of a date that left its year out.
    """

    start: int
    end: int
    period: Period
    shape: Shape
    needs_cue: bool = False
    yearless: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and the day it is read on."""

    text: str
    today: date
    capitals: bool
    """Whether capitals mark names here."""
    starts: tuple[int, ...]
    """Where sentences start."""
    tenses: tuple[tuple[int, bool], ...]
    """Where a word gives the tense, and whether it looks ahead."""

    @classmethod
    def of(cls, text: str, today: date) -> Self:
        """Read a text once for what every time word in it asks."""
        tenses = tuple((match.start(), match["ahead"] is not None) for match in _TENSE.finditer(text))
        return cls(text, today, tells_names(text), tuple(span.start for span in sentences(text)), tenses)

    def before(self, at: int) -> str:
        """Give the few words before ``at``."""
        return self.text[max(0, at - _BEHIND) : at]

    def starts_sentence(self, at: int) -> bool:
        """Tell whether the word at ``at`` opens a sentence, so that its capital says nothing."""
        return not self.text[self.sentence_start(at) : at].strip("\"“”'‘’([ ")

    def sentence_start(self, at: int) -> int:
        """Give where the sentence around ``at`` starts."""
        place = bisect_right(self.starts, at)
        return self.starts[place - 1] if place else 0

    def looks_ahead(self, at: int) -> bool:
        """Tell whether the sentence around ``at`` speaks of what is to come."""
        place = bisect_right(self.starts, at)
        opens, closes = self.sentence_start(at), self.starts[place] if place < len(self.starts) else len(self.text)
        governs = bisect_left(self.tenses, (at, False)) - 1
        if governs >= 0 and self.tenses[governs][0] >= opens:
            return self.tenses[governs][1]
        follows = governs + 1
        return (
            at - opens <= _LEADS
            and follows < len(self.tenses)
            and self.tenses[follows][0] < closes
            and self.tenses[follows][1]
        )
