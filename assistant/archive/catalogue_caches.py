"""What the catalogue knows of its caches: how far each has come, and what it lacks. For ``caches``, readers and the
doctor.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.archive.catalogue_read import read_article

CacheName = Literal["lexical", "vectors"]


@dataclass(frozen=True, slots=True)
class CacheState:
    """How far a cache has come: passages up to ``through`` less tombstones up to ``tombstone``, ``held`` in all, in
    ``location``.
    """

    through: int = 0
    tombstone: int = 0
    held: int = 0
    location: str = ""


@dataclass(frozen=True, slots=True)
class PassageText:
    """What lexical search indexes of a passage."""

    id: int
    title: str
    body: str


def read_state(connection: sqlite3.Connection, cache: CacheName) -> CacheState:
    """Give how far a cache has come; an empty state where it was never written."""
    row = connection.execute(
        "SELECT through, tombstone, held, location FROM index_state WHERE cache = ?", (cache,)
    ).fetchone()
    return CacheState() if row is None else CacheState(*row)


def write_state(connection: sqlite3.Connection, cache: CacheName, state: CacheState) -> None:
    """Record how far a cache has come, and drop the tombstones that every cache has seen.

    A cache that was never written needs none: it starts from what is there then.
    """
    connection.execute(
        "INSERT OR REPLACE INTO index_state (cache, through, tombstone, held, location) VALUES (?, ?, ?, ?, ?)",
        (cache, state.through, state.tombstone, state.held, state.location),
    )
    connection.execute("DELETE FROM tombstones WHERE seq <= (SELECT min(tombstone) FROM index_state)")


def forget_state(connection: sqlite3.Connection, cache: CacheName) -> None:
    """Record that a cache holds nothing and is nowhere."""
    connection.execute("DELETE FROM index_state WHERE cache = ?", (cache,))


def last_ids(connection: sqlite3.Connection) -> tuple[int, int]:
    """Give the greatest passage id and tombstone number handed out so far, deleted ones included."""
    handed = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    return handed.get("passages", 0), handed.get("tombstones", 0)


def pending(connection: sqlite3.Connection, state: CacheState) -> int:
    """Give the number of passages and deletions that a cache in this state lacks."""
    added = connection.execute("SELECT count(*) FROM passages WHERE id > ?", (state.through,)).fetchone()[0]
    return int(added) + len(buried(connection, state))


def buried(connection: sqlite3.Connection, state: CacheState) -> list[int]:
    """Give the passages that a cache in this state holds and the catalogue no longer does."""
    rows = connection.execute(
        "SELECT passage FROM tombstones WHERE seq > ? AND passage <= ?", (state.tombstone, state.through)
    )
    return [passage for (passage,) in rows]


def texts_after(connection: sqlite3.Connection, after: int, chunk: int) -> Iterator[list[PassageText]]:
    """Yield what to index of all passages with an id greater than ``after``, by id, at most ``chunk`` at a time."""
    article, key = None, 0
    while rows := connection.execute(
        'SELECT id, article, start, "end" FROM passages WHERE id > ? ORDER BY id LIMIT ?', (after, chunk)
    ).fetchall():
        texts = []
        for id_, owner, start, end in rows:
            if article is None or owner != key:
                article, key = read_article(connection, owner), owner
            texts.append(PassageText(id_, article.record.title, article.text[start:end]))
        after = rows[-1][0]
        yield texts


def passage_ids(connection: sqlite3.Connection) -> set[int]:
    """Give the ids of all passages."""
    return {id_ for (id_,) in connection.execute("SELECT id FROM passages")}
