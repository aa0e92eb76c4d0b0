"""The parts of a passage that can be read alone: sentences, each with those beside it that it would mislead without."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.held_back import condition, corrects, retracts
from assistant.domain import Span
from assistant.text import STOPWORDS, sentences, words

LONGEST_SHOWN = 1500
"""Characters of the longest sentence an answer may show; beyond it is a table, or an attack on a pattern below."""
_SOMEBODY = re.compile(
    r"^\W*(?:(?:but|and|so|yet|also)\s+)?(?:he|she|they|his|her|their)\b"
    r"|[”»\"]\s*(?:(?:he|she|they)\s+\w+|(?:said|says|added|asked)\s+(?:he|she|they))\b"
    r"|^[“«\"][^”»\"]*[”»\"]?\W*$",
    re.IGNORECASE,
)
"""A sentence whose speaker or subject is named only before it, or that is nothing but a quotation: not to be shown
alone.
"""
_ANSWERS = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}:\s")
"""Opens a paragraph of an interview."""


def readable(text: str) -> list[Span]:
    """Give what of a passage can be read alone: one that leans on a person named before comes with the sentence before
    it, one that the next takes back or settles with that ("We wrote that … That was wrong."), an answer in an interview
    with its question.

    A question alone is none. What leans on more than the sentence before it, and what is longer than LONGEST_SHOWN, is
    left out.
    """
    spans = [span for span in sentences(text) if span.end - span.start <= LONGEST_SHOWN]
    found: list[Span] = []
    for n in range(len(spans)):
        start = _start(text, spans, n)
        last = _last(text, spans, n)
        if start is not None and last is not None:
            found.append(Span(start, spans[last].end))
    return found


def _start(text: str, spans: Sequence[Span], n: int) -> int | None:
    """Give where a sentence must be read from; None where it can't be read, or is read with the one before it."""
    own = spans[n].of(text)
    before = spans[n - 1] if n and text[spans[n - 1].end : spans[n].start].isspace() else None
    if own.endswith("?") or (before is not None and corrects(own)):
        return None
    if before is not None and before.of(text).endswith("?") and _ANSWERS.match(own):
        return before.start
    if not _SOMEBODY.search(own):
        return spans[n].start
    return before.start if before is not None and not _SOMEBODY.search(before.of(text)) else None


def _last(text: str, spans: Sequence[Span], n: int) -> int | None:
    """Give the number of the sentence up to which one must be read; None where it is not there."""
    own, last = spans[n].of(text), n
    if _follows(text, spans, last) and corrects(spans[last + 1].of(text)):
        last += 1
    if retracts(own):
        return last + 1 if _follows(text, spans, last) else last if last > n else None
    if last == n and _follows(text, spans, n):
        on, after = condition(own), spans[n + 1].of(text)
        if on and not condition(after) and _content(on) & _content(after):
            return n + 1  # "If the talks fail, … The talks ended with an agreement."
    return last


def _follows(text: str, spans: Sequence[Span], n: int) -> bool:
    """Tell whether the next sentence is of the same paragraph."""
    return n + 1 < len(spans) and "\n\n" not in text[spans[n].end : spans[n + 1].start]


def _content(text: str) -> set[str]:
    return {word for word in words(text.lower()) if word not in STOPWORDS and len(word) > 2}
