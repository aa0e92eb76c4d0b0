"""Put what a search found in the order of a small model that was learnt from questions whose story is known.

A linear model, fitted so that what answers gets the most of the softmax over all that was found (ListNet's top-one
loss; Cao et al., Learning to Rank, ICML 2007). ``python -m eval.fit_ranker`` fits it; docs/ranking.md has the figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Hit
from assistant.question import Question
from assistant.ranking.evidence import Column, Found, Vocabulary, evidence

DEPTH = 40
"""Hits that are put in order; of newsqa desk's 180 stories every one is among the first 50 that are found."""
WEIGHTS: Mapping[str, float] = {
    "lexical": 1.384, "cosine": 3.09, "feedback": 2.27, "title": 0.496, "words": 1.395, "together": 1.732,
    "article": 1.953, "passages": -0.25, "length": 1.368, "opening": 0.58, "names": 0.333, "forms": 0.716,
    "date": 1.72, "day": 1.728, "ahead": -1.036,
}  # fmt: skip
"""For each kind of evidence what one of its units weighs; only differences within one search count."""
OF_TIME = frozenset(("date", "day", "ahead"))
"""What tells which of several articles is meant, not whether one answers."""


AMONG = frozenset(("names", "forms"))
"""What counts possible answers: of some passages it tells which has one, of two questions only their kind."""
SPEAKS: Mapping[str, float] = {
    name: 2 * weight if name == "article" else weight for name, weight in WEIGHTS.items() if name not in OF_TIME | AMONG
}
"""What speaks for an article answering at all: how much of the question it has weighs double (docs/reading.md)."""


def ranked(question: Question, found: Found, vocabulary: Vocabulary) -> list[Hit]:
    """Give the hits of a search, best first; their scores lie within 1 to 2 and compare within one search only, their
    relevance is the sum of what speaks for their answering at all (SPEAKS) and compares between searches.
    """
    if not found.hits:
        return []
    columns = evidence(question, found, vocabulary)
    scores = weighed(columns, WEIGHTS)
    relevances = weighed(columns, SPEAKS)
    extent = float(np.ptp(scores)) or 1.0
    marks = 1 + (scores - scores.min()) / extent
    hits = [
        replace(hit, score=float(mark), relevance=float(relevance))
        for hit, mark, relevance in zip(found.hits, marks, relevances, strict=True)
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))


def weighed(columns: Mapping[str, Column], weights: Mapping[str, float]) -> Column:
    """Give the ``(n,)`` sums of the evidence as it weighs; what has no weight is left out."""
    total = np.zeros(len(next(iter(columns.values()))))
    for name, weight in weights.items():
        total += weight * columns[name]
    return total


def found_at(
    hits: Sequence[Hit],
    vectors: Mapping[int, NDArray[np.float32]],
    vector: NDArray[np.float32],
    lexical: Mapping[int, float],
) -> Found:
    """Bring together what is known of some hits, by passage id; a hit whose vector is gone is left out."""
    kept = [hit for hit in hits if hit.passage_id in vectors]
    rows = np.array([vectors[hit.passage_id] for hit in kept], np.float32).reshape(len(kept), len(vector))
    return Found(kept, rows, vector, np.array([lexical.get(hit.passage_id, 0.0) for hit in kept]))
