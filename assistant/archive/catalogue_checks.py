"""What the doctor asks of the catalogue. Each function takes a connection lent by ``Catalogue.reading``."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np

from assistant.archive.statement_rows import fits, statement_from_json
from assistant.archive.units import Unit


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


def misplaced_statements(connection: sqlite3.Connection) -> list[int]:
    """Give the statements that are empty, out of order or do not lie inside their article's text."""
    misplaced: list[int] = []
    for key, text in connection.execute("SELECT key, text FROM articles"):
        rows = connection.execute("SELECT id, statement FROM statements WHERE article = ?", (key,))
        misplaced += [id_ for id_, row in rows if not _fits(row, len(text))]
    return misplaced


def unread_articles(connection: sqlite3.Connection) -> int:
    """Give the number of articles that were never read for statements."""
    return int(
        connection.execute(
            "SELECT count(*) FROM articles WHERE key NOT IN (SELECT article FROM extractions)"
        ).fetchone()[0]
    )


def broken_vectors(connection: sqlite3.Connection, dimension: int) -> int:
    """Give the number of vectors that are not ``dimension`` finite numbers of length one."""
    broken = 0
    for (blob,) in connection.execute("SELECT vector FROM vectors"):
        vector = np.frombuffer(blob, np.float32) if len(blob) == 4 * dimension else np.zeros(1, np.float32)
        broken += not abs(float(vector @ vector) - 1) < 0.01
    return broken


def unused_vectors(connection: sqlite3.Connection, units: Sequence[Unit]) -> int:
    """Give the number of vectors that nothing uses."""
    unused = " AND ".join(f"key NOT IN (SELECT vector FROM {unit.table})" for unit in units)
    return int(connection.execute(f"SELECT count(*) FROM vectors WHERE {unused}").fetchone()[0])


def _fits(row: str, characters: int) -> bool:
    try:
        return fits(statement_from_json("", row), characters)
    except (ValueError, TypeError, KeyError):
        return False
