"""The catalogue's counts by outlet and day, its pages of articles, and the documents that could not be read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta

from assistant.archive.catalogue_read import of_articles
from assistant.archive.census import STORED_WITHOUT, Census, DayHeld, OutletHeld, Unread, file_of
from assistant.archive.own_days import printed
from assistant.archive.records import record_from_json
from assistant.domain import Period, Record
from assistant.text import normalise

KEPT = 5_000
"""Documents that could not be read, kept at most: a folder of pictures must not fill the archive with complaints."""
_CALLED = "CASE o.name WHEN '' THEN o.host ELSE o.name END"
_EPOCH, _DAY_S = date(1970, 1, 1), 86_400


def take_census(connection: sqlite3.Connection) -> Census:
    """Count the articles by outlet and day: each by its own calendar."""
    rows = connection.execute(
        f"SELECT called, (printed - ({_DAY_S} + printed % {_DAY_S}) % {_DAY_S}) / {_DAY_S}, vague, count(*) FROM "
        f"(SELECT {_CALLED} AS called, {printed(connection)} AS printed, "
        "json_extract(a.record, '$.published[1]') IN ('month', 'year') AS vague "
        "FROM articles AS a JOIN outlets AS o ON o.key = a.outlet) GROUP BY 1, 2, 3 ORDER BY 2, 1"
    ).fetchall()
    seen = dict(connection.execute(f"SELECT {_CALLED}, min(o.key) FROM outlets AS o GROUP BY 1"))
    totals: dict[str, int] = {}
    spans: dict[str, tuple[date, date]] = {}
    vaguely: dict[str, tuple[date, date]] = {}
    days: list[DayHeld] = []
    undated = vague = 0
    for called, number, is_vague, count in rows:
        totals[called] = totals.get(called, 0) + count
        if number is None:
            undated += count
            continue
        day = _EPOCH + timedelta(days=number)
        if is_vague:
            vague += count
            vaguely[called] = (vaguely.get(called, (day, day))[0], day)
        else:
            spans[called] = (spans.get(called, (day, day))[0], day)
            days.append(DayHeld(day, called, count))
    ranked = sorted(totals, key=lambda name: (-totals[name], name))
    held: list[OutletHeld] = []
    for name in ranked:
        first, last = spans.get(name, vaguely.get(name, (None, None)))
        held.append(OutletHeld(name, totals[name], first, last, seen[name]))
    return Census(tuple(held), tuple(days), undated, vague)


def page_of_articles(
    connection: sqlite3.Connection, words: str, outlet: str | None, period: Period, limit: int, skip: int
) -> tuple[int, list[Record]]:
    """Give how many articles have every one of these words in their title, were published by the outlet (None: any)
    in the period, and ``limit`` of them after the first ``skip``: newest first, undated ones last. Capitals and
    punctuation do not count.
    """
    wheres, values = of_articles(connection, period, None, None)
    if outlet is not None:
        wheres.append(f"outlet IN (SELECT key FROM outlets AS o WHERE {_CALLED} = ?)")
        values.append(outlet)
    wanted = normalise(words).split()
    if wanted:
        connection.create_function("titled", 1, lambda title: _has(wanted, title), deterministic=True)
        wheres.append("titled(json_extract(record, '$.title'))")
    where = " AND ".join(["TRUE", *wheres])
    (total,) = connection.execute(f"SELECT count(*) FROM articles WHERE {where}", values).fetchone()
    rows = connection.execute(
        f"SELECT record FROM articles WHERE {where} ORDER BY published IS NULL, published DESC, key DESC "
        "LIMIT ? OFFSET ?",
        [*values, limit, skip],
    )
    return total, [record_from_json(record) for (record,) in rows]


def _has(wanted: Sequence[str], title: str) -> bool:
    found = normalise(title)
    return all(word in found for word in wanted)


def unread(connection: sqlite3.Connection) -> list[Unread]:
    """Give the documents that could not be read, each as the last run that met it says, the newest first."""
    rows = connection.execute(
        "SELECT f.source, f.reason, r.started FROM failures AS f JOIN runs AS r ON r.key = f.run "
        "WHERE f.rowid IN (SELECT max(rowid) FROM failures GROUP BY source) ORDER BY f.rowid DESC"
    )
    return [Unread(source, reason, datetime.fromtimestamp(started, UTC)) for source, reason, started in rows]


def supersede_failures(connection: sqlite3.Connection, run: int, files: Collection[str]) -> None:
    """Drop what runs before ``run`` said of the files that it has read; of all others the last ``KEPT`` stay.

    Articles stored without their statements stay listed: an ingest does not read those again.
    """
    earlier = connection.execute(
        "SELECT rowid, source, substr(reason, 1, ?) = ? FROM failures WHERE run < ? ORDER BY rowid DESC",
        (len(STORED_WITHOUT), STORED_WITHOUT, run),
    ).fetchall()
    stays = [rowid for rowid, source, stored in earlier if stored or file_of(source) not in files]
    _drop(connection, {rowid for rowid, *_ in earlier} - set(stays[:KEPT]))


def forget_failures(connection: sqlite3.Connection, sources: Collection[str]) -> None:
    """Drop what any run said of these documents."""
    connection.execute(
        "DELETE FROM failures WHERE source IN (SELECT value FROM json_each(?))", (json.dumps(list(sources)),)
    )


def _drop(connection: sqlite3.Connection, rowids: Collection[int]) -> None:
    connection.execute(
        "DELETE FROM failures WHERE rowid IN (SELECT value FROM json_each(?))", (json.dumps(list(rowids)),)
    )
