"""Find passages: lexical and dense search, fused by rank, weighted by how well an article's date fits the question."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from assistant.archive.archive import Archive
from assistant.archive.embedder import Embedder
from assistant.domain import Hit, Moment, Period, Scope
from assistant.question import Question

POOL = 100
"""Passages taken from each ranking before fusion."""
RANK_CONSTANT = 60
"""The k of reciprocal rank fusion (Cormack, Clarke and Buettcher, SIGIR 2009)."""
NEWS_WINDOW = (-4.0, 8.0)
"""Days from publication to the asking date within which a story counts as the one asked about."""
PREFERENCE, DECAY_DAYS = 2.0, 10.0
"""A fitting date multiplies a score by up to 1 + PREFERENCE, fading over DECAY_DAYS outside the window."""
REPORTING_LAG = timedelta(days=8)
"""What happened in a period is still reported this long after its end."""


def search(archive: Archive, embedder: Embedder, question: Question, k: int) -> list[Hit]:
    """Find the best ``k`` passages for a question, best first, at most a few of one article among the first."""
    selection = archive.select(binding(question.scope))
    vector = embedder.encode([question.standalone])[0]
    rankings = [
        [passage for passage, _ in archive.lexical(question.standalone, POOL, selection)],
        [passage for passage, _ in archive.dense(vector, POOL, selection)],
    ]
    hits = archive.hits(reciprocal_rank_fusion(rankings))
    weighted = [replace(hit, score=hit.score * date_weight(hit.article.published, question)) for hit in hits]
    return sorted(weighted, key=lambda hit: (-hit.score, hit.passage_id))[:k]


def binding(scope: Scope) -> Scope:
    """Give the part of a scope that filters: what the user set. What the question implied only ranks."""
    return replace(scope, period=Period() if "period" in scope.inferred else scope.period, speakers=())


def reciprocal_rank_fusion(rankings: Iterable[Sequence[int]]) -> list[tuple[int, float]]:
    """Fuse rankings of ids into (id, score) pairs, best first: each ranking adds 1 / (RANK_CONSTANT + rank)."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + 1 / (RANK_CONSTANT + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


def date_weight(published: Moment | None, question: Question) -> float:
    """Give the factor, 1 to 1 + PREFERENCE, by which an article's date makes it likelier to be what is asked about."""
    if published is None or question.recency == "none":
        return 1.0
    if question.recency == "period":
        outside = _days_outside(published.at, question.scope.period)
    else:
        age = (question.as_of - published.at) / timedelta(days=1)
        outside = max(NEWS_WINDOW[0] - age, 0.0, age - NEWS_WINDOW[1])
    return 1 + PREFERENCE * math.exp(-outside / DECAY_DAYS)


def _days_outside(at: datetime, period: Period) -> float:
    day = timedelta(days=1)
    if period.start is not None and at < period.start:
        return (period.start - at) / day
    if period.end is not None and at > period.end + REPORTING_LAG:
        return (at - period.end - REPORTING_LAG) / day
    return 0.0
