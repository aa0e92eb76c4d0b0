"""Segments longer than the model reads at once: in windows that overlap, and what to do at their edges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.domain import Span
from assistant.quotations import quotations
from ingest.statements.attributions import Attribution

OVERLAP = 128
"""Word-pieces that two windows share: half of the 256 that are read, so that each cue has 64 on either side."""
EDGE = 15
"""Characters from a window's edge within which a content may go on beyond it: two or three words."""

_CLOSED = re.compile(r"[^“”\"]*”")
_CLAUSE = re.compile(r"[,;:.!?—–]\s|[”\"]\s")
_FEWEST = 12
"""Characters of a content that is worth keeping where it had to be cut at a clause."""


@dataclass(frozen=True, slots=True)
class Window:
    """What of a segment is read at once: characters ``[start, end)``, of which it alone answers for the cues that begin
    in ``own``; the first and the last window reach far over the segment's ends.
    """

    start: int
    end: int
    own: Span


def windows(offsets: Sequence[Sequence[tuple[int, int]]], length: int) -> list[Window]:
    """Give the windows of a segment of ``length`` characters from where the word-pieces of each stand."""
    places = [[(start, end) for start, end in each if end > start] for each in offsets]
    edges = [(one[-1][1] + other[0][0]) // 2 for one, other in pairwise(places)]  # the middle of what two share
    firsts, lasts = [0, *edges], [*edges, length + 1]
    count = len(places)
    return [
        Window(
            -EDGE - 1 if n == 0 else places[n][0][0],
            length + EDGE + 1 if n == count - 1 else places[n][-1][1],
            Span(firsts[n], lasts[n]),
        )
        for n in range(count)
    ]


def settled(segment: str, window: Window, found: Attribution) -> Attribution | None:
    """Give an attribution as its window answers for it; None where another window does.

    A content that reaches the window's edge goes on to the end of its quotation; outside one it ends, or begins, at the
    last clause that was read whole, and is None if that leaves too little.
    """
    if not window.own.start <= found.cue.start < window.own.end:
        return None
    content = list(found.content)
    if content[0].start <= window.start + EDGE:
        content[0] = _from(segment, content[0])
    if content[-1].end >= window.end - EDGE:
        content[-1] = _until(segment, content[-1])
    if any(part.end - part.start < _FEWEST for part in (content[0], content[-1]) if part not in found.content):
        return None
    return replace(found, content=tuple(content))


def _from(segment: str, part: Span) -> Span:
    for quotation in quotations(segment):
        if quotation.start <= part.start < quotation.end:
            return Span(quotation.start, part.end)
    clause = _CLAUSE.search(segment, part.start, part.end)
    return Span(clause.end(), part.end) if clause else Span(part.end, part.end)


def _until(segment: str, part: Span) -> Span:
    for quotation in quotations(segment):
        if quotation.start < part.end <= quotation.end:
            return Span(part.start, quotation.end)
    quoted = segment.count("“", part.start, part.end) > segment.count("”", part.start, part.end)
    if quoted and (closed := _CLOSED.match(segment, part.end)):
        return Span(part.start, closed.end())
    ends = [clause.start() for clause in _CLAUSE.finditer(segment, part.start, part.end)]
    return Span(part.start, ends[-1] if ends else part.start)
