"""What the catalogue knows of its caches: how far each has come, and what it lacks. For ``caches``, readers and the
doctor.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.archive.catalogue_read import count_units, read_article
from assistant.archive.statement_rows import statement_from_json
from assistant.archive.units import PASSAGES, STATEMENTS, CacheName, Unit
from assistant.domain import Article
from assistant.text import paragraphs

REACH = 1_000
"""Characters before and after a statement that count as its surroundings at most: a text may lack blank lines."""


@dataclass(frozen=True, slots=True)
class CacheState:
    """How far a cache has come: units up to ``through`` less tombstones up to ``tombstone``, ``held`` in all, in
    ``location``.
    """

    through: int = 0
    tombstone: int = 0
    held: int = 0
    location: str = ""


@dataclass(frozen=True, slots=True)
class IndexText:
    """What lexical search indexes of a passage or statement: its words, and those around it, which count less.

    A passage has its article's title around it, a statement the title, the paragraph before and its own: so much that
    only its own words are ``exact``, that is found unstemmed too.
    """

    id: int
    around: str
    body: str
    exact_around: bool = True


def read_state(connection: sqlite3.Connection, cache: CacheName) -> CacheState:
    """Give how far a cache has come; an empty state where it was never written."""
    row = connection.execute(
        "SELECT through, tombstone, held, location FROM index_state WHERE cache = ?", (cache,)
    ).fetchone()
    return CacheState() if row is None else CacheState(*row)


def write_state(connection: sqlite3.Connection, unit: Unit, cache: CacheName, state: CacheState) -> None:
    """Record how far a cache of a unit has come, and drop the tombstones that both its caches have seen.

    A cache that was never written needs none: it starts from what is there then.
    """
    connection.execute(
        "INSERT OR REPLACE INTO index_state (cache, through, tombstone, held, location) VALUES (?, ?, ?, ?, ?)",
        (cache, state.through, state.tombstone, state.held, state.location),
    )
    connection.execute(
        f"DELETE FROM {unit.tombstones} WHERE seq <= (SELECT min(tombstone) FROM index_state WHERE cache IN (?, ?))",
        (unit.lexical, unit.vectors),
    )


def forget_state(connection: sqlite3.Connection, cache: CacheName) -> None:
    """Record that a cache holds nothing and is nowhere."""
    connection.execute("DELETE FROM index_state WHERE cache = ?", (cache,))


def last_ids(connection: sqlite3.Connection, unit: Unit) -> tuple[int, int]:
    """Give the greatest id and tombstone number of a unit handed out so far, deleted ones included."""
    handed = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    return handed.get(unit.table, 0), handed.get(unit.tombstones, 0)


def pending(connection: sqlite3.Connection, unit: Unit, state: CacheState) -> int:
    """Give the number of units and deletions that a cache in this state lacks."""
    return count_units(connection, unit, after=state.through) + len(buried(connection, unit, state))


def buried(connection: sqlite3.Connection, unit: Unit, state: CacheState) -> list[int]:
    """Give the units that a cache in this state holds and the catalogue no longer does."""
    rows = connection.execute(
        f"SELECT {unit.buried} FROM {unit.tombstones} WHERE seq > ? AND {unit.buried} <= ?",
        (state.tombstone, state.through),
    )
    return [id_ for (id_,) in rows]


def texts_after(connection: sqlite3.Connection, unit: Unit, after: int, chunk: int) -> Iterator[list[IndexText]]:
    """Yield what to index of all units with an id greater than ``after``, by id, at most ``chunk`` at a time."""
    article, key = None, 0
    columns, worded = _TEXTS[unit.table]
    while rows := connection.execute(
        f"SELECT id, article, {columns} FROM {unit.table} WHERE id > ? ORDER BY id LIMIT ?", (after, chunk)
    ).fetchall():
        texts = []
        for id_, owner, *row in rows:
            if article is None or owner != key:
                article, key = read_article(connection, owner), owner
            texts.append(worded(id_, article, *row))
        after = rows[-1][0]
        yield texts


def unit_ids(connection: sqlite3.Connection, unit: Unit) -> set[int]:
    """Give the ids of all units of a kind."""
    return {id_ for (id_,) in connection.execute(f"SELECT id FROM {unit.table}")}


def _passage_text(id_: int, article: Article, start: int, end: int) -> IndexText:
    return IndexText(id_, article.record.title, article.text[start:end])


def _statement_text(id_: int, article: Article, row: str) -> IndexText:
    statement = statement_from_json(article.id, row)
    whole, (starts, ends) = statement.extent, _paragraphs(article.text)
    first, last = bisect_right(starts, whole.start) - 2, bisect_left(ends, whole.end)
    start = max(starts[max(first, 0)] if starts else 0, whole.start - REACH)
    end = ends[last] if last < len(ends) else whole.end
    around = article.text[start : min(end, whole.end + REACH)]
    body = "\n".join(span.of(article.text) for span in statement.content)
    return IndexText(id_, f"{article.record.title}\n{around}", body, exact_around=False)


@lru_cache(maxsize=2)
def _paragraphs(text: str) -> tuple[list[int], list[int]]:
    """Give where paragraphs start and end, once for an article: its statements come one after the other."""
    parts = paragraphs(text)
    return [part.start for part in parts], [part.end for part in parts]


_TEXTS: dict[str, tuple[str, Callable[..., IndexText]]] = {
    PASSAGES.table: ('start, "end"', _passage_text),
    STATEMENTS.table: ("statement", _statement_text),
}
