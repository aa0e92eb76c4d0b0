"""Which remarks an answer shows, and in what order."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.remarks import Remark


def chosen(remarks: Sequence[Remark], most: int, words: int, *, each_article: bool) -> list[Remark]:
    """Choose the best ``most`` remarks of at most ``words`` words; the first always passes.

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
    kept: list[Remark] = []
    for remark in left:
        cost = _words(remark)
        if kept and (cost > words or len(kept) == most):
            continue
        words -= cost
        kept.append(remark)
    return kept


def ordered(remarks: Sequence[Remark], *, in_time: bool) -> list[Remark]:
    """Put remarks in the order of time, or newest first; an article's stay together in reading order."""
    days = sorted({(remark.at, remark.said.article.id) for remark in remarks}, reverse=not in_time)
    place = {article_id: n for n, (_, article_id) in enumerate(days)}
    return sorted(remarks, key=lambda remark: (place[remark.said.article.id], remark.shown[0].start))


def _words(remark: Remark) -> int:
    return sum((span.end - span.start) // 6 for span in remark.shown)
