"""Find passages: lexical and dense search, fused by normalised score, weighted by how well an article's date fits
the question.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from assistant.archive.archive import Archive
from assistant.archive.embedder import Embedder
from assistant.domain import Hit, Moment, Period, Scope
from assistant.question import Question, content

POOL = 100
"""Passages taken from each ranking before fusion."""
NEWS_WINDOW = (-4.0, 8.0)
"""Days from publication to the asking date within which a story counts as the one asked about."""
PREFERENCE, DECAY_DAYS = 2.0, 10.0
"""A fitting date multiplies a score by up to 1 + PREFERENCE, fading over DECAY_DAYS outside the window."""
REPORTING_LAG = timedelta(days=8)
"""What happened in a period is still reported this long after its end."""


def search(archive: Archive, embedder: Embedder, question: Question, k: int) -> list[Hit]:
    """Find the best ``k`` passages for a question, best first.

    Raises InputError for an outlet or author that the archive does not have.
    """
    selection = archive.select(binding(question))
    vector = embedder.encode([question.standalone])[0]
    pool = max(POOL, k)
    fused = fuse([archive.lexical(question.standalone, pool, selection), archive.dense(vector, pool, selection)])
    weighted = [
        replace(hit, score=hit.score * date_weight(hit.article.published, question)) for hit in archive.hits(fused)
    ]
    return sorted(weighted, key=lambda hit: (-hit.score, hit.passage_id))[:k]


def binding(question: Question) -> Scope:
    """Give the part of a question's scope that filters.

    A period that the question implied ranks, unless there is nothing else to go by ("what happened yesterday?").
    """
    if "period" in question.scope.inferred and content(question):
        return replace(question.scope, period=Period())
    return question.scope


def fuse(rankings: Iterable[Sequence[tuple[int, float]]]) -> list[tuple[int, float]]:
    """Fuse rankings of (id, score) into one, best first: the sum of the scores, each ranking's brought to 0 to 1.

    The convex combination of Bruch, Gai and Ingber (An Analysis of Fusion Functions for Hybrid Retrieval, TOIS
    2023), equal weights: it keeps how far apart two hits are, which reciprocal ranks throw away (docs/benchmarks.md
    compares them).
    """
    scores: dict[int, float] = {}
    for ranking in rankings:
        lowest = min((score for _, score in ranking), default=0.0)
        extent = max((score for _, score in ranking), default=0.0) - lowest
        for item, score in ranking:
            scores[item] = scores.get(item, 0.0) + ((score - lowest) / extent if extent else 1.0)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


def date_weight(published: Moment | None, question: Question) -> float:
    """Give the factor, 1 to 1 + PREFERENCE, by which an article's date makes it likelier to be what is asked about."""
    if published is None or question.recency == "none":
        return 1.0
    if question.recency == "period":
        outside = _days_outside(published, question.scope.period)
    else:
        age = (question.as_of - published.at) / timedelta(days=1)
        outside = max(NEWS_WINDOW[0] - age, 0.0, age - NEWS_WINDOW[1])
    return 1 + PREFERENCE * math.exp(-outside / DECAY_DAYS)


def _days_outside(published: Moment, period: Period) -> float:
    day = timedelta(days=1)
    if period.start is not None and published.at < period.start:
        return (period.start - published.at) / day
    if period.end is not None and published.at > period.end + REPORTING_LAG:
        return (published.at - period.end - REPORTING_LAG) / day
    return 0.0
