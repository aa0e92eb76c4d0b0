"""Which remarks an answer shows, and in what order; of those that say the same, in several outlets or twice in one
sentence, one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from assistant.answering.remarks import Remark
from assistant.answering.silence import listed
from assistant.domain import Span
from assistant.repeated import SAME_TIME, alike
from assistant.topic import speaker_of

MORE = "{:,} more {} found{}: `dateline said` and the Said page list them."
DAYS_NAMED = 4


def chosen(remarks: Sequence[Remark], most: int, *, each_article: bool) -> list[Remark]:
    """Choose the best ``most`` remarks.

    With ``each_article`` every article gives one before any gives a second: a course of events has many.
    """
    left = list(remarks)
    if each_article:
        turns: dict[str, int] = {}
        turn = []
        for remark in left:
            turns[remark.said.article.id] = turns.get(remark.said.article.id, -1) + 1
            turn.append(turns[remark.said.article.id])
        left = [
            remark for _, _, remark in sorted(zip(turn, range(len(left)), left, strict=True), key=lambda each: each[:2])
        ]
    return left[:most]


def of_more(left_out: Sequence[Remark], shown: Sequence[Remark]) -> tuple[str, ...]:
    """Give the notice that more was found than is cited, with the days of articles of which nothing is."""
    if not left_out:
        return ()
    cited = {one.said.article.id for one in shown}
    others = {one.said.article.id: one for one in left_out if one.said.article.id not in cited}
    days = list(dict.fromkeys(str(one.said.article.published or "undated") for one in ordered(list(others.values()))))
    more = [f"{len(days) - DAYS_NAMED} more days"] if len(days) > DAYS_NAMED else []
    of = f", of {listed([*days[:DAYS_NAMED], *more])}" if days else ""
    return (MORE.format(len(left_out), "statement was" if len(left_out) == 1 else "statements were", of),)


def last(remarks: Sequence[Remark]) -> list[Remark]:
    """Give the remarks of the newest article among them."""
    newest = max(remarks, key=lambda one: one.at).said.article.id
    return [one for one in remarks if one.said.article.id == newest]


def ordered(remarks: Sequence[Remark], *, in_time: bool = False) -> list[Remark]:
    """Put remarks in the order of time, or newest first; an article's stay together in reading order."""
    days = sorted({(remark.at, remark.said.article.id) for remark in remarks}, reverse=not in_time)
    place = {article_id: n for n, (_, article_id) in enumerate(days)}
    return sorted(remarks, key=lambda remark: (place[remark.said.article.id], remark.shown[0].start))


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
        best = max((old.evidence, new.evidence), key=lambda one: one.worth)
        context = first.context if best.told else None  # none where either has the topic itself
        kept[place] = replace(first, copies=copies, evidence=best, context=context)
    return kept


def _first_of(old: Remark, new: Remark) -> Callable[[Remark], tuple[bool, bool, datetime]]:
    """Prefer the one with the day, if that is asked for; of one article's two the sentence, which holds the other's
    quotation, else the direct words; then the earlier.
    """
    together = old.said.article.id == new.said.article.id
    return lambda one: (not one.dated, one.worded != together, one.at)


def _same(one: Remark, other: Remark) -> bool:
    if speaker_of(one.said) is None or speaker_of(one.said) != speaker_of(other.said):
        return False
    if one.said.article.id == other.said.article.id:
        return (one.worded or other.worded) and any(_touch(a, b) for a in one.shown for b in other.shown)
    return abs(one.at - other.at) <= SAME_TIME and alike(one.stems, other.stems)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
