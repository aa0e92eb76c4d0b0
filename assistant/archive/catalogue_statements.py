"""The ledger in the catalogue: who said what. Each function takes a connection lent by ``Catalogue.reading`` or
``writing``, of a catalogue that ``holds_statements``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.archive.catalogue_read import listed, read_article
from assistant.archive.catalogue_units import bury, vector_key
from assistant.archive.entries import Selection, SpeakerCount
from assistant.archive.statement_rows import statement_from_json, statement_to_json
from assistant.archive.units import STATEMENTS
from assistant.domain import Said, Statement


def holds_statements(connection: sqlite3.Connection) -> bool:
    """Tell whether the catalogue has the tables of statements; one of version 1 gets them from the next writer."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'statements'").fetchone() is not None


def speaker_counts(connection: sqlite3.Connection) -> list[SpeakerCount]:
    """Give each speaker's name with their commonest role (the first by letters of equals), those with the most
    statements first.
    """
    roles: dict[str, str] = {}
    for name, role, _ in connection.execute(
        "SELECT speaker, role, count(*) AS times FROM statements WHERE speaker IS NOT NULL AND role IS NOT NULL "
        "GROUP BY speaker, role ORDER BY times DESC, role"
    ):
        roles.setdefault(name, role)
    rows = connection.execute(
        "SELECT speaker, count(*) AS times, count(DISTINCT article) FROM statements WHERE speaker IS NOT NULL "
        "GROUP BY speaker ORDER BY times DESC, speaker"
    )
    return [SpeakerCount(name, roles.get(name), times, articles) for name, times, articles in rows]


def latest(connection: sqlite3.Connection, k: int | None, selection: Selection) -> list[int]:
    """Give the ids of the ``k`` (None for all) selected statements published last, in the order of their articles'
    text; those of articles without a date come last.
    """
    some, values = "", list[object]()
    if selection.keep is not None:
        some = "json_each(?) AS wanted CROSS JOIN statements AS s ON s.id = wanted.value"
        values.append(listed(selection.keep))
    query = (
        f"SELECT s.id FROM {some or 'statements AS s'} JOIN articles AS a ON a.key = s.article "
        "ORDER BY a.published DESC, a.key DESC, s.start, s.id LIMIT ?"
    )
    values.append(-1 if k is None else k + len(selection.drop))
    ids = np.array([id_ for (id_,) in connection.execute(query, values)], np.int64)
    kept: list[int] = ids[selection.mask(ids)][:k].tolist()
    return kept


def read_said(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Said]:
    """Give these statements with their words, in the order given; those gone are left out."""
    rows = connection.execute(
        "SELECT s.id, s.article, s.statement FROM json_each(?) AS wanted JOIN statements AS s ON s.id = wanted.value",
        (listed(ids),),
    ).fetchall()
    articles = {key: read_article(connection, key) for key in {row[1] for row in rows}}
    said: dict[int, Said] = {}
    for id_, key, row in rows:
        record, text = articles[key].record, articles[key].text
        statement = statement_from_json(record.id, row)
        said[id_] = Said(
            id=id_,
            statement=statement,
            article=record,
            content=" … ".join(span.of(text) for span in statement.content),
            source=None if statement.source is None else statement.source.of(text),
            cue=statement.cue.of(text),
        )
    return [said[id_] for id_ in ids if id_ in said]


def not_extracted(connection: sqlite3.Connection, extractor: str | None) -> list[str]:
    """Give the ids of the articles whose statements are not of this extractor, or of none, the first stored first."""
    rows = connection.execute(
        "SELECT a.id FROM articles AS a LEFT JOIN extractions AS e ON e.article = a.key "
        "WHERE e.extractor IS NULL OR e.extractor <> ? ORDER BY a.key",
        (extractor,),
    )
    return [id_ for (id_,) in rows]


def speaker_filter(speakers: Iterable[str]) -> tuple[str, str]:
    """Give the condition, and its value, for a statement ``u`` to be by one of the speakers."""
    return "u.speaker IN (SELECT value FROM json_each(?))", json.dumps(list(speakers))


def replace_statements(
    connection: sqlite3.Connection,
    article: int,
    statements: Sequence[Statement],
    digests: Sequence[str],
    vectors: Mapping[str, NDArray[np.float32]],
    dimension: int,
    *,
    keep: bool,
) -> bool:
    """Give the article these statements; tell whether that changed any. With ``keep``, those that are there already
    stay as they are, ids included.
    """
    held: dict[tuple[str, str], list[int]] = {}
    for id_, row, digest in connection.execute(
        "SELECT s.id, s.statement, v.digest FROM statements AS s JOIN vectors AS v ON v.key = s.vector "
        "WHERE s.article = ? ORDER BY s.id DESC",
        (article,),
    ):
        held.setdefault((row, digest), []).append(id_)
    missing: list[tuple[Statement, str, str]] = []
    for statement, digest in zip(statements, digests, strict=True):
        row = statement_to_json(statement)
        same = held.get((row, digest), [])
        if keep and same:
            same.pop()
        else:
            missing.append((statement, row, digest))
    gone = [id_ for ids in held.values() for id_ in ids]
    bury(connection, STATEMENTS, gone)
    connection.executemany(
        "INSERT INTO statements (article, start, speaker, role, statement, vector) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                article,
                statement.extent.start,
                None if statement.speaker is None else statement.speaker.name,
                None if statement.speaker is None else statement.speaker.role,
                row,
                vector_key(connection, digest, vectors, dimension),
            )
            for statement, row, digest in missing
        ],
    )
    return bool(gone or missing)


def write_extractor(connection: sqlite3.Connection, article: int, extractor: str) -> None:
    """Record what an article's statements were extracted by; "" for nothing."""
    if extractor:
        connection.execute(
            "INSERT OR REPLACE INTO extractions (article, extractor) VALUES (?, ?)", (article, extractor)
        )
    else:
        connection.execute("DELETE FROM extractions WHERE article = ?", (article,))
