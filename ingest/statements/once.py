"""Statements that were read twice: "He had asked for rooms, he said, and both had said yes" is one, not two nested.

A denial within what somebody says stays apart: it is asked for as one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.domain import Span, Statement
from ingest.statements.cues import speaks

HALF = 0.5
"""The share of the shorter content that two statements of one speaker have in common where they are one."""
NEAR = 12
"""Statements before one that may share words with it; further back there is another paragraph."""


def once(text: str, found: Iterable[Statement]) -> list[Statement]:
    """Give the statements in the order given, of those in which one speaker says the same words only the fullest."""
    kept: list[Statement] = []
    for new in found:
        first = max(0, len(kept) - NEAR)
        same = next((n for n, old in enumerate(kept[first:], first) if _is_same(old, new)), None)
        if same is None:
            kept.append(new)
        else:
            kept[same] = _fuller(text, kept[same], new)
    return kept


def _is_same(one: Statement, other: Statement) -> bool:
    names = one.speaker and one.speaker.name, other.speaker and other.speaker.name
    together = names[0] == names[1] if any(names) else one.source is not None and one.source == other.source
    if not together or one.manner != other.manner:
        return False
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    return shared > 0 and shared >= HALF * min(_length(one), _length(other))


def _fuller(text: str, one: Statement, other: Statement) -> Statement:
    """Give of two the one that says so in its cue, then the one that reports the other, then the longer, begun where
    the other begins.
    """
    best, left = sorted((one, other), key=lambda each: _worth(text, each, other if each is one else one), reverse=True)
    begins, opening = best.content[0], left.source
    if best.kind == "direct" or opening is None or not opening.start < begins.start <= left.cue.end + 1:
        return best
    if any(part.start < begins.start and opening.start < part.end for part in (best.cue, best.source or best.cue)):
        return best
    return replace(best, content=(Span(opening.start, begins.end), *best.content[1:]))


def _worth(text: str, one: Statement, other: Statement) -> tuple[bool, bool, int]:
    reports = any(
        part.start <= other.cue.start < part.end or part.start < other.cue.end <= part.end for part in one.content
    )
    return speaks(one.cue.of(text)), reports, _length(one)


def _length(one: Statement) -> int:
    return sum(part.end - part.start for part in one.content)
