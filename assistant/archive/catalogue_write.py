"""What can be changed in the catalogue. Each function takes a connection lent by ``Catalogue.writing``: inside its
transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from assistant.archive.catalogue_read import find_article, read_article, read_stored
from assistant.archive.catalogue_statements import replace_statements, write_extractor
from assistant.archive.catalogue_units import bury, bury_all, vector_key
from assistant.archive.entries import Outcome, Prepared
from assistant.archive.records import host, record_to_json, url_key
from assistant.archive.units import PASSAGES, UNITS
from assistant.domain import Record, Span


def put_article(connection: sqlite3.Connection, prepared: Prepared, dimension: int, now: datetime) -> Outcome:
    """Store an article, or a new version of it, with its passages, statements and vectors. An equal one changes
    nothing.

    Raises ValueError where a digest has neither a stored vector nor one of the archive's dimension in ``prepared``.
    """
    article = prepared.article
    before = read_stored(connection, article.id)
    if before is None:
        key = _insert_article(connection, prepared, now)
        _replace_units(connection, key, prepared, dimension, keep=False)
        return "added"
    if (before.content_digest, before.record_digest) == (prepared.content_digest, prepared.record_digest):
        return "unchanged"
    key = int(connection.execute("SELECT key FROM articles WHERE id = ?", (article.id,)).fetchone()[0])
    former = read_article(connection, key)
    connection.execute(
        "INSERT INTO article_versions (article, version, origin, stored, record, text) "
        "SELECT key, version, origin, stored, record, text FROM articles WHERE key = ?",
        (key,),
    )
    columns = _columns(connection, prepared, now) | {"version": before.version + 1}
    connection.execute(
        f"UPDATE articles SET {', '.join(f'{name} = :{name}' for name in columns)} WHERE key = :key",
        columns | {"key": key},
    )
    _write_authors(connection, key, article.record)
    if former.record.url and former.record.url != article.record.url:
        put_alias(connection, key, url_key(former.record.url))
    same_wording = (former.record.title, former.text) == (article.record.title, article.text)
    _replace_units(connection, key, prepared, dimension, keep=same_wording)
    return "updated"


def put_alias(connection: sqlite3.Connection, key: int, alias: str) -> None:
    """Make the article be found under another id or URL, unless that one names an article already."""
    if find_article(connection, alias) is None:
        connection.execute("INSERT INTO aliases (alias, article) VALUES (?, ?)", (alias, key))


def delete_article(connection: sqlite3.Connection, key: int) -> None:
    """Remove an article with its versions, passages, statements and aliases."""
    for unit in UNITS:
        bury_all(connection, unit, key)
    connection.execute("DELETE FROM articles WHERE key = ?", (key,))
    connection.execute("DELETE FROM outlets WHERE key NOT IN (SELECT outlet FROM articles)")


def begin_run(connection: sqlite3.Connection, sources: Sequence[str], now: datetime) -> int:
    """Record that an ingest of these sources began; give the run's number."""
    cursor = connection.execute(
        "INSERT INTO runs (started, sources, counts) VALUES (?, ?, '{}')",
        (int(now.timestamp()), json.dumps(list(sources))),
    )
    return int(cursor.lastrowid or 0)


def finish_run(connection: sqlite3.Connection, run: int, counts: Mapping[str, int], now: datetime) -> None:
    """Record that a run ended, and its counts."""
    connection.execute(
        "UPDATE runs SET finished = ?, counts = ? WHERE key = ?", (int(now.timestamp()), json.dumps(dict(counts)), run)
    )


def put_failure(connection: sqlite3.Connection, run: int, source: str, reason: str) -> None:
    """Record a document that a run could not read."""
    connection.execute("INSERT INTO failures (run, source, reason) VALUES (?, ?, ?)", (run, source, reason))


def _insert_article(connection: sqlite3.Connection, prepared: Prepared, now: datetime) -> int:
    columns = _columns(connection, prepared, now) | {"id": prepared.article.id, "version": 1}
    names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
    cursor = connection.execute(f"INSERT INTO articles ({names}) VALUES ({marks})", columns)
    key = int(cursor.lastrowid or 0)
    connection.execute("DELETE FROM aliases WHERE alias = ?", (prepared.article.id,))
    _write_authors(connection, key, prepared.article.record)
    return key


def _columns(connection: sqlite3.Connection, prepared: Prepared, now: datetime) -> dict[str, object]:
    article, record = prepared.article, prepared.article.record
    return {
        "outlet": _outlet(connection, record),
        "published": None if record.published is None else int(record.published.at.timestamp()),
        "ahead": _ahead(record),
        "url_key": None if record.url is None else url_key(record.url),
        "words": len(article.text.split()),
        "content_digest": prepared.content_digest,
        "record_digest": prepared.record_digest,
        "origin": article.origin,
        "stored": int(now.timestamp()),
        "record": record_to_json(record),
        "text": article.text,
    }


def _ahead(record: Record) -> int:
    offset = record.published.at.utcoffset() if record.published else None
    return int(offset.total_seconds()) if offset else 0


def _outlet(connection: sqlite3.Connection, record: Record) -> int:
    names = (record.outlet or "", host(record.url))
    connection.execute("INSERT OR IGNORE INTO outlets (name, host) VALUES (?, ?)", names)
    return int(connection.execute("SELECT key FROM outlets WHERE name = ? AND host = ?", names).fetchone()[0])


def _write_authors(connection: sqlite3.Connection, key: int, record: Record) -> None:
    connection.execute("DELETE FROM authors WHERE article = ?", (key,))
    connection.executemany(
        "INSERT INTO authors (article, position, name) VALUES (?, ?, ?)",
        [(key, position, name) for position, name in enumerate(record.authors)],
    )


def _replace_units(connection: sqlite3.Connection, key: int, prepared: Prepared, dimension: int, *, keep: bool) -> None:
    try:
        _replace_passages(connection, key, prepared, dimension, keep=keep)
        replace_statements(
            connection,
            key,
            prepared.statements,
            prepared.statement_digests,
            prepared.vectors,
            dimension,
            keep=keep,
        )
    except ValueError as error:
        raise ValueError(f"{prepared.article.id}: {error}") from None
    write_extractor(connection, key, prepared.extractor)


def _replace_passages(
    connection: sqlite3.Connection, key: int, prepared: Prepared, dimension: int, *, keep: bool
) -> None:
    """Give the article the prepared passages. With ``keep``, those that are there already stay as they are, ids
    included.
    """
    held: dict[tuple[int, int, str], list[int]] = {}
    rows = connection.execute(
        'SELECT p.id, p.start, p."end", v.digest FROM passages AS p JOIN vectors AS v ON v.key = p.vector '
        "WHERE p.article = ?",
        (key,),
    )
    for id_, start, end, digest in rows:
        held.setdefault((start, end, digest), []).append(id_)
    missing: list[tuple[Span, str]] = []
    for span, digest in zip(prepared.spans, prepared.digests, strict=True):
        same = held.get((span.start, span.end, digest), [])
        if keep and same:
            same.pop()
        else:
            missing.append((span, digest))
    bury(connection, PASSAGES, [id_ for ids in held.values() for id_ in ids])
    connection.executemany(
        'INSERT INTO passages (article, start, "end", vector) VALUES (?, ?, ?, ?)',
        [
            (key, span.start, span.end, vector_key(connection, digest, prepared.vectors, dimension))
            for span, digest in missing
        ],
    )
