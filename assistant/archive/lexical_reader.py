"""Lexical search as a reader has it: the index as committed last, and beside it, in memory, the passages it lacks.

So an article is found the moment its batch is committed, and after a kill or the loss of the index, without waiting
for a writer.
"""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.archive.caches import TEXTS_AT_A_TIME
from assistant.archive.catalogue import generation
from assistant.archive.catalogue_caches import CacheState, last_ids, read_state, texts_after
from assistant.archive.catalogue_read import existing
from assistant.archive.entries import Policy, Scored, Selection
from assistant.archive.healing import heal_lexical
from assistant.archive.lexical import BODY, LexicalIndex, Weights, idf, query_weights
from assistant.archive.units import Unit

SLACK = 16
"""More hits asked for than wanted, for those that the catalogue no longer has."""

_log = logging.getLogger(__name__)


class LexicalReader:
    """Searches the lexical cache of an archive's passages or statements, and what it lacks. One thread at a time;
    ``refresh`` before anything else.
    """

    def __init__(self, folder: Path, unit: Unit, policy: Policy) -> None:
        self._archive = folder
        self._unit = unit
        self._policy = policy
        self._seen: tuple[int, CacheState] | None = None
        self._index: LexicalIndex | None = None
        self._tail: LexicalIndex | None = None
        self._tail_range = (0, 0)

    def refresh(self, connection: sqlite3.Connection) -> None:
        """See what the index holds now; costs microseconds where nothing changed. Raises CacheError where it can't
        be opened.
        """
        seen = (generation(connection), read_state(connection, self._unit.lexical))
        if seen == self._seen:
            return
        before, state = self._seen and self._seen[1], seen[1]
        if before is None or before.location != state.location:
            self._index = None
            self._index = (
                LexicalIndex.on_disk(self._archive / self._unit.lexical / state.location) if state.location else None
            )
        elif self._index is not None and before != state:
            self._index.reload()
        self._seen = seen

    def do_without(self, connection: sqlite3.Connection) -> None:
        """Search the catalogue's own text until another index is there, because this one is damaged."""
        self._index = None
        self._seen = (generation(connection), read_state(connection, self._unit.lexical))

    def heal(self) -> None:
        """Build the index anew where that can be done now."""
        heal_lexical(self._archive, self._unit)

    def frequency(self, connection: sqlite3.Connection, stem: str) -> int:
        """Give the number of passages or statements with this stem in their words."""
        return sum(index.frequency(BODY, stem) for index in self._indexes(connection))

    def search(
        self,
        connection: sqlite3.Connection,
        query: str,
        k: int,
        selection: Selection | None,
        *,
        around_boost: float,
        exact_boost: float,
    ) -> Scored:
        """Give the best ``k`` that exist and are selected, by BM25."""
        weights = query_weights(query, around_boost, exact_boost)
        indexes = self._indexes(connection)
        reach, only = k + SLACK, None
        if selection is not None:
            reach += len(selection.drop)
            if selection.keep is not None and len(selection.keep) <= self._policy.exact_up_to:
                only = selection.keep
            elif selection.keep is not None:
                reach = int(1.5 * reach * max(1.0, sum(map(len, indexes)) / max(1, len(selection.keep))))
        while True:
            found = _merged(indexes, weights, reach, only)
            kept = _kept(existing(connection, self._unit, (id_ for id_, _ in found)), found, selection)
            if len(kept) >= k or len(found) < reach:
                return kept[:k]
            reach *= 4

    def _indexes(self, connection: sqlite3.Connection) -> list[LexicalIndex]:
        after = self._seen[1].through if self._seen and self._index is not None else 0
        wanted = (after, last_ids(connection, self._unit)[0])
        if wanted != self._tail_range:
            batches = texts_after(connection, self._unit, after, TEXTS_AT_A_TIME)
            self._tail = LexicalIndex.in_memory(batches) if wanted[1] > after else None
            self._tail_range = wanted
        return [index for index in (self._index, self._tail) if index is not None]


def _merged(indexes: list[LexicalIndex], weights: Weights, k: int, only: NDArray[np.int64] | None) -> Scored:
    """Search several indexes as if they were one: a term weighs what its frequency in all of them makes it weigh."""
    best: dict[int, float] = {}
    for index in indexes:
        shared = weights if len(indexes) == 1 else _as_one(indexes, weights, index)
        for id_, score in index.search(shared, k, only):
            best[id_] = max(score, best.get(id_, score))
    return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:k]


def _as_one(indexes: list[LexicalIndex], weights: Weights, index: LexicalIndex) -> Weights:
    shared: Weights = {}
    passages = sum(map(len, indexes))
    for (field, term), weight in weights.items():
        own = index.frequency(field, term)
        total = sum(other.frequency(field, term) for other in indexes)
        if own:
            shared[field, term] = weight * idf(max(passages, total), total) / idf(max(len(index), own), own)
    return shared


def _kept(alive: set[int], found: Scored, selection: Selection | None) -> Scored:
    """Leave out what the catalogue no longer has or the selection does not hold."""
    if selection is None:
        return [pair for pair in found if pair[0] in alive]
    mask = selection.mask(np.fromiter((id_ for id_, _ in found), np.int64, len(found)))
    return [pair for pair, chosen in zip(found, mask, strict=True) if chosen and pair[0] in alive]
