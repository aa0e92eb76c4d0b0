"""Which remarks say the same: in several outlets, or twice in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from assistant.answering.compose import Piece
from assistant.answering.reading import speaker_of
from assistant.answering.remarks import Remark
from assistant.answering.topicality import TOPIC_COVERED
from assistant.domain import Span

ALIKE, WITHIN = 0.6, 0.85
"""Two statements of one speaker that share so much of all their stems, or of the shorter one's, are one."""
SAME_TIME = timedelta(days=10)
"""What a speaker says again later is another statement."""


def distinct(remarks: Iterable[Remark]) -> list[Remark]:
    """Keep one of those that say the same, the one with the direct words or else the earlier; the others become its
    copies, and what stands in one sentence is one.
    """
    kept: list[Remark] = []
    for new in remarks:
        place = next((n for n, old in enumerate(kept) if _same(old, new)), None)
        if place is None:
            kept.append(new)
            continue
        old = kept[place]
        first, second = sorted((old, new), key=_first_of(old, new))
        copies = (*first.copies, second.said, *second.copies)
        best = max((old, new), key=lambda one: one.evidence)
        kept[place] = replace(
            first, copies=copies, evidence=best.evidence, own=max(old.own, new.own), context=_kept(first, best)
        )
    return kept


def _first_of(old: Remark, new: Remark) -> Callable[[Remark], tuple[bool, bool, datetime]]:
    """Prefer the one with the day, if that is asked for; of one article's two the sentence, which holds the other's
    quotation, else the direct words; then the earlier.
    """
    together = old.said.article.id == new.said.article.id
    return lambda one: (not one.dated, one.worded != together, one.at)


def _kept(first: Remark, best: Remark) -> Piece | None:
    """Give the context that the shown one of two alike needs: its own, and none where it has the topic itself."""
    return first.context if first.context and best.own < TOPIC_COVERED else None


def _same(one: Remark, other: Remark) -> bool:
    if speaker_of(one.said) is None or speaker_of(one.said) != speaker_of(other.said):
        return False
    if one.said.article.id == other.said.article.id:
        return (one.worded or other.worded) and any(_touch(a, b) for a in one.shown for b in other.shown)
    if abs(one.at - other.at) > SAME_TIME or not one.stems or not other.stems:
        return False
    shared = len(one.stems & other.stems)
    alike = shared >= ALIKE * len(one.stems | other.stems)
    return alike or (shared > 2 and shared >= WITHIN * min(len(one.stems), len(other.stems)))


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
