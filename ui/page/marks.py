"""Marks in an article's text: the words of a citation, and who says what, told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    marks = list[Mark]()
    for said in found:
        who = speaker(said)
        for span in said.statement.content:
            marks.append(Mark(span, "own" if said.statement.kind == "direct" else "reported", who))
            if said.statement.kind == "mixed":
                marks += [
                    Mark(Span(max(own.start, span.start), min(own.end, span.end)), "own", who)
                    for own in quoted
                    if own.start < span.end and span.start < own.end
                ]
    return sorted(marks, key=lambda mark: (mark.span.end - mark.span.start, mark.style))


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
    ordered = sorted(edges)
    told = ""
    for start, end in pairwise(ordered):
        over = next((one for one in here if one.span.start <= start and end <= one.span.end), None)
        if over is None:
            yield Run(text[start:end])
            continue
        if over.who and over.who != told:
            yield Run(over.who, "voice")
            told = over.who
        yield Run(text[start:end], over.style)
