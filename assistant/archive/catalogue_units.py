"""What passages and statements are stored and deleted by alike. Each function takes a connection lent by
``Catalogue.writing``: inside its transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.archive.units import Unit


def bury(connection: sqlite3.Connection, unit: Unit, ids: Sequence[int]) -> None:
    """Delete passages or statements, and note that the caches may hold them still."""
    rows = [(id_,) for id_ in ids]
    connection.executemany(f"INSERT INTO {unit.tombstones} ({unit.buried}) VALUES (?)", rows)
    connection.executemany(f"DELETE FROM {unit.table} WHERE id = ?", rows)


def bury_all(connection: sqlite3.Connection, unit: Unit, article: int) -> None:
    """Delete the passages or statements of an article."""
    rows = connection.execute(f"SELECT id FROM {unit.table} WHERE article = ?", (article,))
    bury(connection, unit, [id_ for (id_,) in rows])


def vector_key(
    connection: sqlite3.Connection, digest: str, vectors: Mapping[str, NDArray[np.float32]], dimension: int
) -> int:
    """Give the key of the vector with this digest, storing it where it is new.

    Raises ValueError where it is neither stored nor, with the archive's dimension, in ``vectors``.
    """
    row = connection.execute("SELECT key FROM vectors WHERE digest = ?", (digest,)).fetchone()
    if row is not None:
        return int(row[0])
    blob = _blob(vectors.get(digest), dimension)
    if blob is None:
        raise ValueError(f"no vector of dimension {dimension} for the digest {digest}")
    return int(connection.execute("INSERT INTO vectors (digest, vector) VALUES (?, ?)", (digest, blob)).lastrowid or 0)


def sweep_vectors(connection: sqlite3.Connection) -> int:
    """Delete the vectors that no passage and no statement uses; give their number."""
    return connection.execute(
        "DELETE FROM vectors WHERE key NOT IN (SELECT vector FROM passages) "
        "AND key NOT IN (SELECT vector FROM statements)"
    ).rowcount


def _blob(vector: NDArray[np.float32] | None, dimension: int) -> bytes | None:
    if vector is None or vector.shape != (dimension,) or not np.isfinite(vector).all():
        return None
    return vector.astype("<f4", copy=False).tobytes()
