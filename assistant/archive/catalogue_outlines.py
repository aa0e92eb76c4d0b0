"""The ledger in outline: whose each statement is, and when it was published.

But for ``worded`` nothing here reads the text of an article, so that thousands of statements are counted, drawn along
time and paged before the few that are shown are read. Each function takes a connection lent by ``Catalogue.reading``,
of a catalogue that ``holds_statements``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from operator import itemgetter

from assistant.archive.catalogue_read import listed
from assistant.archive.entries import Outline, Selection, Worded
from assistant.archive.records import moment_from_json
from assistant.domain import Moment

_OUTLET = "CASE o.name WHEN '' THEN o.host ELSE o.name END"


def outlines(connection: sqlite3.Connection, selection: Selection) -> list[Outline]:
    """Give the outline of each selected statement: newest publication first, an article's in reading order, those of
    articles without a date last.
    """
    some, values = _selected(selection)
    moment = cache(_moment)
    return [
        Outline(id_, speaker, role, kind, outlet or None, moment(published), link == "organisation")
        for id_, speaker, role, kind, outlet, published, link in connection.execute(
            f"SELECT s.id, s.speaker, s.role, json_extract(s.statement, '$.kind'), {_OUTLET}, "
            f"json_extract(a.record, '$.published'), json_extract(s.statement, '$.speaker.link') FROM {some} "
            "JOIN articles AS a ON a.key = s.article JOIN outlets AS o ON o.key = a.outlet "
            "ORDER BY a.published DESC, a.key DESC, s.start, s.id",
            values,
        )
    ]


def worded(connection: sqlite3.Connection) -> Iterator[Worded]:
    """Yield the words of each statement of somebody known, with those of its article together."""
    rows = connection.execute(
        "SELECT id, speaker, article, json_extract(statement, '$.content') FROM statements "
        "WHERE speaker IS NOT NULL ORDER BY article"
    ).fetchall()
    for key, of_article in groupby(rows, key=itemgetter(2)):
        text, published = connection.execute("SELECT text, published FROM articles WHERE key = ?", (key,)).fetchone()
        at = None if published is None else datetime.fromtimestamp(published, UTC)
        for id_, speaker, _, content in of_article:
            words = " ".join(text[start:end] for start, end in json.loads(content))
            yield Worded(id_, speaker, key, at, words)


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


def _moment(text: str | None) -> Moment | None:
    return None if text is None else moment_from_json(json.loads(text))
