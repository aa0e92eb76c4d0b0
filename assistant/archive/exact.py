"""Exact dense search: compare a query with every vector given, for small archives and selections and new passages."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from assistant.archive.entries import Scored

CHUNK = 8_192
"""Vectors read at a time: 12 MB of 384 dimensions."""

Block = tuple[NDArray[np.int64], NDArray[np.float32]]
"""(n,) passage ids and their (n, dimension) L2-normalised vectors."""


def nearest(blocks: Iterable[Block], vector: NDArray[np.float32], k: int) -> Scored:
    """Give the ``k`` passages whose vectors have the greatest cosine with ``vector``, best first, ties by id."""
    best_ids, best_scores = np.empty(0, np.int64), np.empty(0, np.float32)
    for ids, matrix in blocks:
        best_ids = np.concatenate([best_ids, ids])
        best_scores = np.concatenate([best_scores, matrix @ vector])
        if len(best_ids) > k > 0:
            kept = _top(best_ids, best_scores, k)
            best_ids, best_scores = best_ids[kept], best_scores[kept]
    order = np.lexsort((best_ids, -best_scores))[:k]
    return [(int(best_ids[place]), float(best_scores[place])) for place in order]


def _top(ids: NDArray[np.int64], scores: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """Give the places of the ``k`` best, in any order; among equal scores the smaller ids."""
    threshold = np.partition(scores, len(scores) - k)[len(scores) - k]
    sure = np.flatnonzero(scores > threshold)
    tied = np.flatnonzero(scores == threshold)
    return np.concatenate([sure, tied[np.argsort(ids[tied], kind="stable")][: k - len(sure)]])
