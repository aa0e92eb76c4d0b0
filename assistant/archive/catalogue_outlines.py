"""The ledger in outline: how often each name is quoted and from when to when, and when each statement was published.

Nothing here reads the text of an article, so that thousands of statements are counted, drawn along time and paged
before the few that are shown are read. Each function takes a connection lent by ``Catalogue.reading``, of a catalogue
that ``holds_statements``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import cache

from assistant.archive.catalogue_read import listed
from assistant.archive.entries import Outline, Quoted, Selection
from assistant.archive.records import moment_from_json
from assistant.domain import Moment

_OUTLET = "CASE o.name WHEN '' THEN o.host ELSE o.name END"


def quoted(connection: sqlite3.Connection, selection: Selection) -> list[Quoted]:
    """Give each name that selected statements have, with their number and the first and last date of them, the most
    quoted first.
    """
    some, values = _selected(selection)
    edges = {
        edge: connection.execute(
            # Beside min() or max() SQLite takes the other columns from the row that has it.
            f"SELECT s.speaker, count(*), {edge}(a.published), s.article FROM {some} "
            "JOIN articles AS a ON a.key = s.article WHERE s.speaker IS NOT NULL GROUP BY s.speaker",
            values,
        ).fetchall()
        for edge in ("min", "max")
    }
    published = _published(connection, {row[3] for rows in edges.values() for row in rows})
    last = {name: published.get(key) for name, _, _, key in edges["max"]}
    found = [Quoted(name, times, published.get(key), last[name]) for name, times, _, key in edges["min"]]
    return sorted(found, key=lambda one: (-one.statements, one.name))


def outlines(connection: sqlite3.Connection, selection: Selection) -> list[Outline]:
    """Give the outline of each selected statement: newest publication first, an article's in reading order, those of
    articles without a date last.
    """
    some, values = _selected(selection)
    moment = cache(_moment)
    return [
        Outline(id_, speaker, role, kind, outlet or None, moment(published))
        for id_, speaker, role, kind, outlet, published in connection.execute(
            f"SELECT s.id, s.speaker, s.role, json_extract(s.statement, '$.kind'), {_OUTLET}, "
            f"json_extract(a.record, '$.published') FROM {some} "
            "JOIN articles AS a ON a.key = s.article JOIN outlets AS o ON o.key = a.outlet "
            "ORDER BY a.published DESC, a.key DESC, s.start, s.id",
            values,
        )
    ]


def _selected(selection: Selection) -> tuple[str, list[object]]:
    """Give what a query is FROM, and its values, for statements ``s`` to be the selected ones."""
    kept = None if selection.keep is None else selection.keep[selection.mask(selection.keep)]
    if kept is None and len(selection.drop):
        return "(SELECT * FROM statements WHERE id NOT IN (SELECT value FROM json_each(?))) AS s", [
            listed(selection.drop)
        ]
    if kept is None:
        return "statements AS s", []
    return "json_each(?) AS wanted CROSS JOIN statements AS s ON s.id = wanted.value", [listed(kept)]


def _published(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, Moment | None]:
    rows = connection.execute(
        "SELECT a.key, json_extract(a.record, '$.published') "
        "FROM json_each(?) AS wanted JOIN articles AS a ON a.key = wanted.value",
        (listed(keys),),
    )
    return {key: _moment(published) for key, published in rows}


def _moment(text: str | None) -> Moment | None:
    return None if text is None else moment_from_json(json.loads(text))
