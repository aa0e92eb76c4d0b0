"""What the catalogue can be asked. Each function takes a connection lent by ``Catalogue.reading`` or ``writing``."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from assistant.archive.entries import Run, Stored, Version
from assistant.archive.own_days import printed, published_in
from assistant.archive.records import record_from_json, url_key
from assistant.archive.units import Unit
from assistant.domain import Article, Extent, Period, Record
from assistant.errors import ArchiveDamaged

_OF_PASSAGES = "FROM json_each(?) AS wanted JOIN passages AS p ON p.id = wanted.value"
_FROM_UNITS = "FROM json_each(?) AS wanted JOIN {0.table} AS u ON u.id = wanted.value"


def find_article(connection: sqlite3.Connection, id_or_url: str) -> int | None:
    """Give the key of the article with this id, this URL, or this alias (id or URL); None where there is none."""
    for query, value in (
        ("SELECT key FROM articles WHERE id = ?", id_or_url),
        ("SELECT article FROM aliases WHERE alias = ?", id_or_url),
        ("SELECT max(key) FROM articles WHERE url_key = ?", url_key(id_or_url)),
        ("SELECT article FROM aliases WHERE alias = ?", url_key(id_or_url)),
    ):
        row = connection.execute(query, (value,)).fetchone()
        if row is not None and row[0] is not None:
            return int(row[0])
    return None


def read_article(connection: sqlite3.Connection, key: int) -> Article:
    """Give the current version of the article with this key."""
    record, text, origin = connection.execute(
        "SELECT record, text, origin FROM articles WHERE key = ?", (key,)
    ).fetchone()
    return Article(record_from_json(record), text, origin)


def read_versions(connection: sqlite3.Connection, key: int) -> list[Version]:
    """Give every version of an article, the first one first."""
    rows = connection.execute(
        "SELECT version, stored, record, text, origin FROM article_versions WHERE article = ?1 "
        "UNION ALL SELECT version, stored, record, text, origin FROM articles WHERE key = ?1 ORDER BY version",
        (key,),
    )
    return [
        Version(version, datetime.fromtimestamp(stored, UTC), Article(record_from_json(record), text, origin))
        for version, stored, record, text, origin in rows
    ]


def read_stored(connection: sqlite3.Connection, article_id: str) -> Stored | None:
    """Give what is known of the article with this very id."""
    row = connection.execute(
        "SELECT id, version, content_digest, record_digest FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    return None if row is None else Stored(*row)


def with_content(connection: sqlite3.Connection, content_digest: str) -> list[tuple[str, str]]:
    """Give (article id, outlet name) of the articles with this text, the first stored first."""
    return connection.execute(
        "SELECT a.id, o.name FROM articles AS a JOIN outlets AS o ON o.key = a.outlet "
        "WHERE a.content_digest = ? ORDER BY a.key",
        (content_digest,),
    ).fetchall()


def known_digests(connection: sqlite3.Connection, digests: Iterable[str]) -> set[str]:
    """Give those of the digests that have a stored vector."""
    rows = connection.execute(
        "SELECT v.digest FROM json_each(?) AS wanted JOIN vectors AS v ON v.digest = wanted.value",
        (json.dumps(list(digests)),),
    )
    return {digest for (digest,) in rows}


def read_hit_rows(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, tuple[Record, int, int, str]]:
    """Give (record, start, end, text of the passage) for these passage ids; ids that are gone are left out."""
    rows = connection.execute(f'SELECT p.id, p.article, p.start, p."end" {_OF_PASSAGES}', (listed(ids),)).fetchall()
    articles = {key: read_article(connection, key) for key in {row[1] for row in rows}}
    return {id_: (articles[key].record, start, end, articles[key].text[start:end]) for id_, key, start, end in rows}


def existing(connection: sqlite3.Connection, unit: Unit, ids: Iterable[int]) -> set[int]:
    """Give those of the ids of passages or statements that are (still) in the catalogue."""
    return {id_ for (id_,) in connection.execute(f"SELECT u.id {_FROM_UNITS.format(unit)}", (listed(ids),))}


def count_units(connection: sqlite3.Connection, unit: Unit, *, after: int = 0) -> int:
    """Give the number of passages or statements with an id greater than ``after``."""
    return int(connection.execute(f"SELECT count(*) FROM {unit.table} WHERE id > ?", (after,)).fetchone()[0])


def read_vectors(
    connection: sqlite3.Connection, unit: Unit, ids: Iterable[int], dimension: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Give the (n,) ids that exist and the (n, dimension) vectors of these passages or statements."""
    rows = connection.execute(
        f"SELECT u.id, v.vector {_FROM_UNITS.format(unit)} JOIN vectors AS v ON v.key = u.vector", (listed(ids),)
    )
    return stacked(rows.fetchall(), dimension)


def vectors_after(
    connection: sqlite3.Connection, unit: Unit, after: int, dimension: int, chunk: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
    """Yield the ids and vectors of all passages or statements with an id greater than ``after``, by id, at most
    ``chunk`` at a time.
    """
    query = (
        f"SELECT u.id, v.vector FROM {unit.table} AS u JOIN vectors AS v ON v.key = u.vector "
        "WHERE u.id > ? ORDER BY u.id LIMIT ?"
    )
    while rows := connection.execute(query, (after, chunk)).fetchall():
        after = rows[-1][0]
        yield stacked(rows, dimension)


def stacked(rows: Sequence[tuple[int, bytes]], dimension: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Give rows of (id, stored vector) as the (n,) ids and an (n, dimension) matrix."""
    ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
    joined = b"".join(row[1] for row in rows)
    if len(joined) != 4 * dimension * len(rows):
        raise ArchiveDamaged(
            f"the catalogue holds vectors that are not of {dimension} dimensions; run `dateline doctor`"
        )
    return ids, np.frombuffer(joined, dtype=np.float32).reshape(len(rows), dimension)


def select_articles(
    connection: sqlite3.Connection, period: Period, outlets: Iterable[int] | None, authors: Iterable[str] | None
) -> tuple[list[str], list[object]]:
    """Give the conditions, and their values, for a passage or statement ``u`` to be of an article published in
    ``period``, by one of the outlets, by one of the authors.
    """
    wheres, values = of_articles(connection, period, outlets, authors)
    return [f"u.article IN (SELECT key FROM articles WHERE {' AND '.join(wheres)})"] if wheres else [], values


def published_after(connection: sqlite3.Connection, day: datetime) -> int:
    """Give how many articles were published after a moment."""
    count: int = connection.execute("SELECT count(*) FROM articles WHERE published > ?", (day.timestamp(),)).fetchone()[
        0
    ]
    return count


def read_extent(
    connection: sqlite3.Connection,
    period: Period,
    outlets: Iterable[int] | None,
    authors: Iterable[str] | None,
    by: datetime | None = None,
) -> Extent:
    """Give how many articles were published in ``period``, by one of the outlets, by one of the authors, and not after
    ``by``; of which outlets, the one with most articles first, and the first and last date among them.
    """
    wheres, values = of_articles(connection, period, outlets, authors)
    if by is not None:
        wheres.append("(published IS NULL OR published <= ?)")
        values.append(by.timestamp())
    where = " AND ".join(["TRUE", *wheres])
    counted = connection.execute(
        f"SELECT a.n, CASE o.name WHEN '' THEN o.host ELSE o.name END AS called "
        f"FROM (SELECT outlet, count(*) AS n FROM articles WHERE {where} GROUP BY outlet) AS a "
        "JOIN outlets AS o ON o.key = a.outlet ORDER BY a.n DESC, called",
        values,
    ).fetchall()
    first, last = (_edge_record(connection, where, values, last=last) for last in (False, True))
    return Extent(
        sum(n for n, _ in counted),
        tuple(called for _, called in counted if called),
        None if first is None else first.published,
        None if last is None else last.published,
    )


def of_articles(
    connection: sqlite3.Connection, period: Period, outlets: Iterable[int] | None, authors: Iterable[str] | None
) -> tuple[list[str], list[object]]:
    """Give the conditions, and their values, for an article to be published in ``period``, by one of the outlets, by
    one of the authors.
    """
    wheres, values = published_in(connection, period)
    if outlets is not None:
        wheres.append("outlet IN (SELECT value FROM json_each(?))")
        values.append(listed(outlets))
    if authors is not None:
        wheres.append("key IN (SELECT article FROM authors WHERE name IN (SELECT value FROM json_each(?)))")
        values.append(json.dumps(list(authors)))
    return wheres, values


def select_units(
    connection: sqlite3.Connection, unit: Unit, wheres: Sequence[str], values: Sequence[object]
) -> NDArray[np.int64]:
    """Give the sorted ids of the passages or statements ``u`` that fulfil every condition."""
    query = f"SELECT u.id FROM {unit.table} AS u WHERE {' AND '.join(['TRUE', *wheres])}"
    rows = connection.execute(query, values).fetchall()
    return np.sort(np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows)))


def owners_after(connection: sqlite3.Connection, unit: Unit, after: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the ids greater than ``after`` of passages or statements, ascending, and the key of each one's article."""
    query = f"SELECT id, article FROM {unit.table} WHERE id > ? ORDER BY id"
    pairs = np.array(connection.execute(query, (after,)).fetchall(), np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def article_days(connection: sqlite3.Connection) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Give the (n,) keys of all articles, ascending, and (2, n) when each was published: the instant, and what its own
    clock showed, both in seconds since 1970; NaN: no date.

    Read from an index: the table has the texts in it (at 161,315 articles 12 s from a cold disk instead of 0.05).
    """
    rows = connection.execute(
        f"SELECT key, published, {printed(connection)} FROM articles INDEXED BY articles_by_published"
    ).fetchall()
    table = np.array(rows, np.float64).reshape(-1, 3).T
    table = table[:, np.argsort(table[0])]
    return table[0].astype(np.int64), table[1:]


def outlets(connection: sqlite3.Connection) -> list[tuple[int, str, str, int]]:
    """Give (key, name, host, articles) of each outlet that has articles."""
    return connection.execute(
        "SELECT o.key, o.name, o.host, count(*) FROM articles AS a JOIN outlets AS o ON o.key = a.outlet "
        "GROUP BY o.key ORDER BY o.name, o.host"
    ).fetchall()


def author_names(connection: sqlite3.Connection) -> list[str]:
    """Give each distinct author's name as bylines write it."""
    return [name for (name,) in connection.execute("SELECT DISTINCT name FROM authors ORDER BY name")]


def article_ids(connection: sqlite3.Connection) -> list[str]:
    """Give the ids of all articles, the first stored first."""
    return [id_ for (id_,) in connection.execute("SELECT id FROM articles ORDER BY key")]


def totals(connection: sqlite3.Connection) -> tuple[int, int]:
    """Give the numbers of articles and of words in them."""
    articles, words = connection.execute("SELECT count(*), coalesce(sum(words), 0) FROM articles").fetchone()
    return articles, words


def edge_record(connection: sqlite3.Connection, *, last: bool, by: datetime | None = None) -> Record | None:
    """Give the record of the article published first or last, not after ``by``; None where no such one has a date."""
    return _edge_record(connection, *(("published <= ?", [by.timestamp()]) if by else ("TRUE", [])), last=last)


def _edge_record(connection: sqlite3.Connection, where: str, values: Sequence[object], *, last: bool) -> Record | None:
    order = "DESC" if last else "ASC"
    row = connection.execute(
        f"SELECT record FROM articles WHERE published IS NOT NULL AND {where} ORDER BY published {order} LIMIT 1",
        values,
    ).fetchone()
    return None if row is None else record_from_json(row[0])


def last_run(connection: sqlite3.Connection) -> Run | None:
    """Give the ingest run begun last."""
    row = connection.execute(
        "SELECT key, started, finished, sources, counts FROM runs ORDER BY key DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    key, started, finished, sources, counts = row
    failures = connection.execute("SELECT source, reason FROM failures WHERE run = ? ORDER BY rowid", (key,)).fetchall()
    return Run(
        datetime.fromtimestamp(started, UTC),
        None if finished is None else datetime.fromtimestamp(finished, UTC),
        tuple(json.loads(sources)),
        json.loads(counts),
        tuple((source, reason) for source, reason in failures),
    )


def listed(ids: Iterable[int]) -> str:
    """Give ids as the JSON that ``json_each`` takes apart."""
    return json.dumps([int(id_) for id_ in ids])
