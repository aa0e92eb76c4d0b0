"""Find passages: lexical and dense search, fused by normalised score, weighted by how well an article's date fits
the question, the best put in order by a ranker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.archive.archive import Archive
from assistant.archive.embedder import Embedder
from assistant.archive.entries import Selection
from assistant.domain import Hit, Period, Scope
from assistant.question import Question, content
from assistant.ranking.copies import apart, joined
from assistant.ranking.evidence import REPORTING_LAG, Found, Vocabulary, fitness
from assistant.ranking.ranker import DEPTH, found_at, ranked
from assistant.ranking.reranker import Reranker, reranked


class Aim(NamedTuple):
    """What a search goes by, however often it looks: the question's L2-normalised ``(dimension,)`` vector, and the
    passages it may find, None for all.
    """

    vector: NDArray[np.float32]
    selection: Selection | None


POOL = 100
"""Passages taken from each ranking before fusion."""
ROUNDS = 4
"""Searches made, each without the near-copies that filled the one before, where these leave too little else."""
PREFERENCE = 2.0
"""A fitting date multiplies a score by up to 1 + PREFERENCE."""
AHEAD = timedelta(days=4)
"""How long after the asking day an article may be published that still counts as known then: clocks and datelines
differ, and a day is often given where an hour is meant.
"""
_LAST = datetime.max.replace(tzinfo=UTC) - max(AHEAD, REPORTING_LAG)


def search(
    archive: Archive, embedder: Embedder, question: Question, k: int, reranker: Reranker | None = None
) -> list[Hit]:
    """Find the best ``k`` passages for a question, best first: fused, weighted by date, and the first DEPTH of them put
    in order by all that speaks for each (``ranking``), and by ``reranker`` where there is one.

    Raises InputError for an outlet or author that the archive does not have, RerankerError where the reranker fails.
    """
    looked_for, copies = aim(archive, embedder, question), list[Hit]()
    for left in reversed(range(ROUNDS)):
        found, rest = candidates(archive, looked_for, question, k, [hit.passage_id for hit in copies])
        first = ranked(question, found, vocabulary(archive))
        kept, behind = apart([*first, *rest], k)
        if not left or len(kept) == k or not behind or len(first) + len(rest) < POOL:
            break
        copies += behind
    if reranker is not None:
        first = reranked(question.standalone, first, reranker)
    if reranker is not None or copies:
        kept, behind = apart([*first, *rest, *copies], k)
    return joined(kept, behind, k)


def aim(archive: Archive, embedder: Embedder, question: Question) -> Aim:
    """Give the question's vector, and the passages it is looked for in."""
    scope = binding(question)
    if "period" in scope.inferred and scope.period and not archive.extent(scope).articles:
        scope = searched_in(question)
    return Aim(embedder.encode([question.standalone])[0], archive.select(scope, known_by(question.as_of)))


def candidates(
    archive: Archive, looked_for: Aim, question: Question, k: int, without: Sequence[int] = ()
) -> tuple[Found, list[Hit]]:
    """Find what is to be put in order for a question, as it was found, and what comes behind that: ``k`` in all, if
    there are as many; the passages ``without`` are not looked for.
    """
    vector, selection = looked_for
    if without:
        dropped = np.array(without, np.int64)
        kept, drop = (None, dropped) if selection is None else (selection.keep, np.r_[selection.drop, dropped])
        selection = Selection(kept, np.unique(drop))
    pool = max(POOL, k)
    lexical = archive.lexical(question.standalone, pool, selection)
    fused = fuse([lexical, archive.dense(vector, pool, selection)])
    weighted = [
        (hit.score * (1 + PREFERENCE * fitness(hit.article.published, question)), hit) for hit in archive.hits(fused)
    ]
    weighted.sort(key=lambda pair: (-pair[0], pair[1].passage_id))
    first = [replace(hit, score=score) for score, hit in weighted[:DEPTH]]
    behind = weighted[DEPTH:]
    vectors = archive.vectors([hit.passage_id for hit in first])
    best = (behind[0][0] if behind else 0.0) or 1.0
    return found_at(first, vectors, vector, dict(fuse([lexical]))), [
        replace(hit, score=score / best) for score, hit in behind
    ]


def queries(question: Question) -> tuple[str, ...]:
    """Give what was looked for: the question as passages were searched for it, and whose statements on what."""
    if question.intent == "fact":
        return (question.standalone,)
    topic = f" about {question.topic}" if question.topic else ""
    return (question.standalone, f"statements of {' or '.join(question.speakers) or 'anybody'}{topic}")


def vocabulary(archive: Archive) -> Vocabulary:
    """Give how an archive reads words."""
    return Vocabulary(archive.analyse, archive.document_frequency, archive.passage_count())


def binding(question: Question) -> Scope:
    """Give the part of a question's scope that filters.

    A period that the question implied ranks, unless there is nothing else to go by ("what happened yesterday?").
    """
    if "period" in question.scope.inferred and content(question):
        return replace(question.scope, period=Period())
    return question.scope


def searched_in(question: Question) -> Scope:
    """Give the scope whose articles may answer: a period that was only implied is reported on for some days more."""
    scope = question.scope
    if "period" not in scope.inferred or scope.period.end is None:
        return scope
    end = min(scope.period.end, _LAST) + REPORTING_LAG
    return replace(scope, period=Period(scope.period.start, end))


def known_by(as_of: datetime) -> datetime:
    """Give until when an article may be published that a question is answered from: what came later was not known on
    the day it is asked.
    """
    return min(as_of, _LAST) + AHEAD


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
