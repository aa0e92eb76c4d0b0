"""What the doctor asks of the catalogue. Each function takes a connection lent by ``Catalogue.reading``."""

from __future__ import annotations

import sqlite3

import numpy as np


def integrity_faults(connection: sqlite3.Connection) -> list[str]:
    """Give what SQLite finds wrong with the file: its pages, its indices, its references between tables."""
    faults = [row[0] for row in connection.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
    faults += [
        f"{table} row {row} points to a missing {parent}"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check")
    ]
    return faults


def misplaced_passages(connection: sqlite3.Connection) -> list[int]:
    """Give the passages that are empty or do not lie inside their article's text."""
    misplaced: list[int] = []
    for key, text in connection.execute("SELECT key, text FROM articles"):
        rows = connection.execute('SELECT id, start, "end" FROM passages WHERE article = ?', (key,))
        misplaced += [id_ for id_, start, end in rows if not 0 <= start < end <= len(text)]
    return misplaced


def broken_vectors(connection: sqlite3.Connection, dimension: int) -> int:
    """Give the number of vectors that are not ``dimension`` finite numbers of length one."""
    broken = 0
    for (blob,) in connection.execute("SELECT vector FROM vectors"):
        vector = np.frombuffer(blob, np.float32) if len(blob) == 4 * dimension else np.zeros(1, np.float32)
        broken += not abs(float(vector @ vector) - 1) < 0.01
    return broken


def unused_vectors(connection: sqlite3.Connection) -> int:
    """Give the number of vectors that no passage uses."""
    return int(
        connection.execute("SELECT count(*) FROM vectors WHERE key NOT IN (SELECT vector FROM passages)").fetchone()[0]
    )
