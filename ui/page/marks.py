"""Marks in an article's text: the words of a citation, and who says what, told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from assistant.domain import Said, Span
from assistant.quotations import quotations
from ui.page.ink import Run, Style


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark. ``who`` stands before them, "" for nobody; a stretch under two marks is of the first of them."""

    span: Span
    style: Style
    who: str = ""


def statements(found: Sequence[Said], text: str) -> list[Mark]:
    """Mark what was said in an article: the speakers' own words apart from what the paper reports.

    The shortest come first: of a statement within another's its own speaker is told.
    """
    quoted = quotations(text)
    ends = [own.end for own in quoted]
    marks = list[Mark]()
    for said in found:
        who = speaker(said)
        for span in said.statement.content:
            marks.append(Mark(span, "own" if said.statement.kind == "direct" else "reported", who))
            if said.statement.kind == "mixed":
                marks += [
                    Mark(Span(max(own.start, span.start), min(own.end, span.end)), "own", who)
                    for own in _within(quoted, ends, span)
                ]
    return sorted(marks, key=lambda mark: (mark.span.end - mark.span.start, mark.style))


def _within(quoted: Sequence[Span], ends: Sequence[int], span: Span) -> Iterator[Span]:
    """Yield the quotations that reach into a span; they are disjoint and in reading order, ``ends`` their ends."""
    at = bisect_right(ends, span.start)
    while at < len(quoted) and quoted[at].start < span.end:
        yield quoted[at]
        at += 1


def speaker(said: Said) -> str:
    """Name who made a statement, and how its words are the speaker's."""
    known = said.statement.speaker
    name = known.name if known else said.source or "somebody unnamed"
    manner = {"direct": "", "indirect": ", reported", "mixed": ", partly quoted"}[said.statement.kind]
    return f"{' '.join(name.split())}{manner}"


def runs(text: str, within: Span, marks: Sequence[Mark]) -> Iterator[Run]:
    """Yield a paragraph of a text as runs: its words in order, marked; who speaks stands where that changes."""
    here = [mark for mark in marks if mark.span.start < within.end and within.start < mark.span.end]
    edges = {within.start, within.end}
    for mark in here:
        edges |= {min(max(point, within.start), within.end) for point in (mark.span.start, mark.span.end)}
    coming = sorted(enumerate(here), key=lambda pair: pair[1].span.start, reverse=True)
    over: list[tuple[int, Mark]] = []
    """Begun and perhaps ended, the first of ``marks`` on top."""
    told = ""
    for start, end in pairwise(sorted(edges)):
        while coming and coming[-1][1].span.start <= start:
            place, mark = coming.pop()
            heappush(over, (place, mark))
        while over and over[0][1].span.end <= start:
            heappop(over)
        if not over:
            yield Run(text[start:end])
            continue
        mark = over[0][1]
        if mark.who and mark.who != told:
            yield Run(mark.who, "voice")
            told = mark.who
        yield Run(text[start:end], mark.style)


def parted(paragraphs: Sequence[Span], marks: Sequence[Mark]) -> list[list[Mark]]:
    """Give the marks of each paragraph, in the order in which they are; ``paragraphs`` stand in reading order."""
    ends = [span.end for span in paragraphs]
    found: list[list[Mark]] = [[] for _ in paragraphs]
    for mark in marks:
        at = bisect_right(ends, mark.span.start)
        while at < len(paragraphs) and paragraphs[at].start < mark.span.end:
            found[at].append(mark)
            at += 1
    return found
