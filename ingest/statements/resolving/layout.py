"""Where things stand in a text: in which sentence, and whether within a quotation."""

from __future__ import annotations

import re
from bisect import bisect_right

from assistant.domain import Span
from assistant.quotations import quotations
from assistant.text import sentences

_OPENED = re.compile(r"(?:^|\n)[^\S\n]*([“\"]|'')")
_BLANK = re.compile(r"\n[^\S\n]*\n")


class Layout:
    """The sentences and quotations of one text, asked by position."""

    def __init__(self, text: str) -> None:
        self.sentences = sentences(text)
        self._sentence_starts = [span.start for span in self.sentences]
        paragraphs = [0, *(match.end() for match in _BLANK.finditer(text))]
        self.quotations = _with_unclosed(text, quotations(text), paragraphs)
        self._quotation_starts = [span.start for span in self.quotations]

    def sentence(self, at: int) -> int:
        """Give the number of the sentence that ``at`` stands in."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def quotation(self, at: int) -> Span | None:
        """Give the quotation around ``at``, if any."""
        place = bisect_right(self._quotation_starts, at) - 1
        if place < 0 or at >= self.quotations[place].end:
            return None
        return self.quotations[place]


def _with_unclosed(text: str, closed: list[Span], paragraphs: list[int]) -> list[Span]:
    """Add the paragraphs that open with a mark that is closed only in a later one."""
    starts = [span.start for span in closed]
    found = list(closed)
    for match in _OPENED.finditer(text):
        start = match.start(1)
        following = bisect_right(paragraphs, start)
        end = paragraphs[following] if following < len(paragraphs) else len(text)
        before = bisect_right(starts, start) - 1
        inside = before >= 0 and closed[before].end > start
        if not inside and (before + 1 == len(starts) or starts[before + 1] >= end):
            found.append(Span(start, end))
    return sorted(found, key=lambda span: span.start)
