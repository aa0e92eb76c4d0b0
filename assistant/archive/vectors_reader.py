"""Dense search as a reader has it: Chroma for what is published, every other passage and small selections exactly.

An article is found the moment its batch is committed, and a small archive never loads Chroma at all.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.archive.catalogue import generation
from assistant.archive.catalogue_caches import CacheState, read_state
from assistant.archive.catalogue_read import count_units, existing, read_vectors, vectors_after
from assistant.archive.entries import Policy, Scored, Selection
from assistant.archive.exact import CHUNK, Block, nearest
from assistant.archive.folders import CacheError
from assistant.archive.healing import heal_vectors
from assistant.archive.matrix import Matrix, has_matrix
from assistant.archive.units import Unit
from assistant.archive.vectors import Published

REPAIR = "`dateline doctor --repair` builds the index anew"
_log = logging.getLogger(__name__)

FARTHEST = 2_000
"""Neighbours asked of Chroma at most; a selection that would need more is searched exactly, as quickly by then."""
CANDIDATES = 64
"""More taken from the matrix than wanted, to be compared in full precision: its half precision errs by 0.0003."""
SLACK = 16
"""More neighbours asked for than wanted, for those that the catalogue no longer has."""


class VectorsReader:
    """Searches the vectors of an archive's passages or statements. One thread at a time; ``refresh`` before anything
    else.
    """

    def __init__(self, folder: Path, unit: Unit, dimension: int, policy: Policy) -> None:
        self._archive = folder
        self._unit = unit
        self._dimension = dimension
        self._policy = policy
        self._seen: tuple[int, CacheState] | None = None
        self._folder: Path | None = None
        self._published: Published | None = None
        self._matrix: Matrix | None = None
        self._unmapped = False
        self._damaged = False
        self._tail: Block = _no_vectors(dimension)
        self._tail_after = 0

    def refresh(self, connection: sqlite3.Connection) -> None:
        """See what is published and what is not; costs microseconds where nothing changed."""
        seen = (generation(connection), read_state(connection, self._unit.vectors))
        if seen == self._seen:
            return
        before, state = self._seen and self._seen[1], seen[1]
        if before != state:
            self.close()
            self._damaged = False
        if self._damaged:
            self._seen = seen
            return
        large = bool(state.location) and count_units(connection, self._unit) > self._policy.exact_up_to
        self._folder = self._archive / self._unit.vectors / state.location if large else None
        if not large:
            self.close()
        self._load_tail(connection, state.through if large else 0)
        self._seen = seen

    def do_without(self, connection: sqlite3.Connection) -> None:
        """Compare every vector of the catalogue until another folder is published, because this one is damaged."""
        self.close()
        self._folder, self._damaged = None, True
        self._tail, self._tail_after = _no_vectors(self._dimension), 0
        self._seen = (generation(connection), read_state(connection, self._unit.vectors))

    def heal(self) -> None:
        """Publish the vectors anew where that can be done now."""
        heal_vectors(self._archive, self._unit, self._policy)

    def close(self) -> None:
        """Let go of Chroma."""
        published, self._published, self._matrix, self._unmapped = self._published, None, None, False
        if published is not None:
            published.close()

    def search(
        self, connection: sqlite3.Connection, vector: NDArray[np.float32], k: int, selection: Selection | None
    ) -> Scored:
        """Give the ``k`` to ``vector`` that exist and are selected, with their exact cosines, best
        first. Raises CacheError where Chroma's folder can't be used.
        """
        keep = None if selection is None else selection.keep
        reach = k + SLACK + (0 if selection is None else len(selection.drop))
        if keep is not None and self._folder is not None:
            reach = int(1.5 * reach * max(1.0, self._held() / max(1, len(keep))))
        everything = vectors_after(connection, self._unit, 0, self._dimension, CHUNK)
        if keep is not None and (len(keep) <= self._policy.exact_up_to or reach > FARTHEST or self._damaged):
            return self._among(connection, vector, k, selection, keep)
        if self._damaged:
            return nearest(_masked(everything, selection), vector, k)
        if self._folder is None:
            return nearest(_masked([self._tail], selection), vector, k)
        if self._published is None:
            self._published = Published(self._folder, self._unit.table)
        while reach <= FARTHEST:
            ids = [id_ for id_, _ in self._published.nearest(vector, min(reach, self._held()))]
            near = list(_masked([read_vectors(connection, self._unit, ids, self._dimension)], selection))
            if len(near[0][0]) >= k or reach >= self._held():
                return nearest([*near, *_masked([self._tail], selection)], vector, k)
            reach *= 4
        if keep is not None:
            return self._among(connection, vector, k, selection, keep)
        return nearest(_masked(everything, selection), vector, k)

    def _held(self) -> int:
        return self._seen[1].held if self._seen else 0

    def _load_tail(self, connection: sqlite3.Connection, after: int) -> None:
        """Hold the vectors of what comes after ``after``, reading only those that are not held already."""
        ids, matrix = self._tail if after >= self._tail_after else _no_vectors(self._dimension)
        alive = np.isin(ids, np.fromiter(existing(connection, self._unit, ids), np.int64)) & (ids > after)
        blocks = [(ids[alive], matrix[alive])]
        blocks += vectors_after(
            connection, self._unit, max(after, int(ids[-1]) if len(ids) else 0), self._dimension, CHUNK
        )
        self._tail = np.concatenate([block[0] for block in blocks]), np.concatenate([block[1] for block in blocks])
        self._tail_after = after

    def _among(
        self,
        connection: sqlite3.Connection,
        vector: NDArray[np.float32],
        k: int,
        selection: Selection | None,
        keep: NDArray[np.int64],
    ) -> Scored:
        """Search the selected exactly: found in the matrix and the tail, where there is one, and scored from the
        catalogue.
        """
        matrix = self._mapped()
        if matrix is None:
            return nearest(_masked(self._stored(connection, keep), selection), vector, k)
        tail = [(ids, rows) for ids, rows in [self._tail] if len(ids)]
        near = nearest(_masked([*matrix.chosen(keep), *tail], selection), vector, k + CANDIDATES)
        ids = np.sort(np.fromiter((id_ for id_, _ in near), np.int64))
        return nearest(self._stored(connection, ids), vector, k)

    def _mapped(self) -> Matrix | None:
        """Give the matrix of what is published; None where there is none, or none that can be read."""
        if self._matrix is None and self._folder is not None and not (self._damaged or self._unmapped):
            try:
                self._matrix = Matrix(self._folder, self._dimension)
            except CacheError as damage:
                self._unmapped = True
                level = logging.WARNING if has_matrix(self._folder) else logging.INFO  # the next publishing writes it
                _log.log(level, "searching selections in the catalogue, slower: %s; %s", damage, REPAIR)
        return self._matrix

    def _stored(self, connection: sqlite3.Connection, ids: NDArray[np.int64]) -> Iterator[Block]:
        for at in range(0, len(ids), CHUNK):
            yield read_vectors(connection, self._unit, ids[at : at + CHUNK], self._dimension)


def _masked(blocks: Iterable[Block], selection: Selection | None) -> Iterator[Block]:
    for ids, matrix in blocks:
        if selection is None:
            yield ids, matrix
        else:
            mask = selection.mask(ids)
            yield ids[mask], matrix[mask]


def _no_vectors(dimension: int) -> Block:
    return np.empty(0, np.int64), np.empty((0, dimension), np.float32)
