"""Every published vector in one file, in the order of ids: exact search among a selection, without the catalogue.

Measured at a million passages: 80,000 vectors come from the catalogue in 1.2 s, from here in 0.06. Half precision, so
that it is half as large; whoever searches it takes a few more than wanted and compares those exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.archive.exact import CHUNK, Block
from assistant.archive.folders import CacheError, is_sealed

IDS, ROWS = "matrix.ids", "matrix.rows"
"""The ids are sealed (8 MB at a million passages): one that is wrong would hide passages of a selection. The rows are
not, for they would be read for a second at every opening: one that is wrong costs a neighbour, never gives a false one,
and the doctor looks at a sample.
"""


class Matrix:
    """The vectors of a published folder, mapped into memory: what is read of them is the system's to keep or drop."""

    def __init__(self, folder: Path, dimension: int) -> None:
        """Map the files in ``folder``. Raises CacheError where they are missing, of another size, or the ids are not
        as they were sealed (in a folder of a version that did not seal them: do not ascend).
        """
        if not has_matrix(folder):
            raise CacheError(f"{folder} is of a version without the matrix")
        sealed = is_sealed(folder, IDS)
        try:
            self._ids = np.fromfile(folder / IDS, np.int64)
            size = (folder / ROWS).stat().st_size
            if size != len(self._ids) * dimension * np.dtype(np.float16).itemsize:
                raise CacheError(f"{folder / ROWS} has {size} bytes for {len(self._ids)} vectors")
            if not sealed and not (np.diff(self._ids) > 0).all():
                raise CacheError(f"{folder / IDS} was changed: the ids do not ascend")
            shape = (len(self._ids), dimension)
            self._rows: NDArray[np.float16] = np.memmap(folder / ROWS, np.float16, "r", shape=shape)
        except (OSError, ValueError) as error:
            raise CacheError(f"{folder} has no readable matrix ({error})") from None

    @property
    def ids(self) -> NDArray[np.int64]:
        """Give the ids of all vectors, ascending."""
        return self._ids

    def chosen(self, keep: NDArray[np.int64]) -> Iterator[Block]:
        """Give the vectors of those of ``keep`` (sorted ids) that were published, some at a time."""
        places = np.searchsorted(self._ids, keep)
        there = places < len(self._ids)
        there[there] = self._ids[places[there]] == keep[there]
        ids, places = keep[there], places[there]
        for at in range(0, len(ids), CHUNK):
            yield ids[at : at + CHUNK], self._rows[places[at : at + CHUNK]].astype(np.float32)


def has_matrix(folder: Path) -> bool:
    """Tell whether a folder was published with the matrix; one of an earlier version was not."""
    return (folder / IDS).is_file() or (folder / ROWS).is_file()


def renewable(folder: Path) -> bool:
    """Tell whether a published folder's matrix can't be built upon: it has none, or none whose ids were sealed."""
    return not (folder / ROWS).is_file() or not is_sealed(folder, IDS)


def rewrite(folder: Path, stored: Iterable[Block]) -> None:
    """Write the files in ``folder`` from nothing: ``stored`` are all vectors, by id."""
    for name in (IDS, ROWS):
        (folder / name).unlink(missing_ok=True)
    extend(folder, (), stored)


def extend(folder: Path, deleted: Iterable[int], added: Iterable[Block]) -> None:
    """Take the vectors of ``deleted`` out of the files in ``folder`` and append ``added``, whose ids come after all
    others; the files are made where they are missing.
    """
    _strike(folder, np.fromiter(deleted, np.int64))
    with (folder / IDS).open("ab") as ids_file, (folder / ROWS).open("ab") as rows_file:
        for ids, vectors in added:
            ids_file.write(ids.astype(np.int64).tobytes())
            rows_file.write(vectors.astype(np.float16).tobytes())


def _strike(folder: Path, gone: NDArray[np.int64]) -> None:
    if not len(gone):
        return
    ids = np.fromfile(folder / IDS, np.int64)
    kept = ~np.isin(ids, gone)
    rows = np.memmap(folder / ROWS, np.float16, "r").reshape(len(ids), -1)
    with (folder / f"{ROWS}.new").open("wb") as file:
        for at in range(0, len(ids), CHUNK):
            file.write(rows[at : at + CHUNK][kept[at : at + CHUNK]].tobytes())
    (folder / f"{ROWS}.new").replace(folder / ROWS)
    ids[kept].tofile(folder / IDS)
