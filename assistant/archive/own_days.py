"""The days of a period as each article's own clock had them, in the catalogue."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from assistant.domain import Period, is_day

_SINCE = 3
"""The version of the schema that knows how far an article's own clock was ahead of UTC."""
_FARTHEST = 24 * 60 * 60
"""Seconds that no clock is ahead or behind: what lies farther outside a period is passed over by its index."""


def published_in(connection: sqlite3.Connection, period: Period) -> tuple[list[str], list[object]]:
    """Give the conditions, and their values, for an article to be published in a period."""
    wheres, values, own = list[str](), list[object](), printed(connection)
    for edge, side, farther in ((period.start, ">=", -_FARTHEST), (period.end, "<", _FARTHEST)):
        if edge is not None and is_day(edge):
            wheres += [f"published {side} ?", f"{own} {side} ?"]
            values += [seconds(edge) + farther, seconds(edge)]
        elif edge is not None:
            wheres.append(f"published {side} ?")
            values.append(seconds(edge))
    return wheres, values


def printed(connection: sqlite3.Connection) -> str:
    """Write what an article's own clock showed, as if it were UTC, in terms of the table of articles; an archive of an
    earlier version that can't be brought up to date now knows UTC only.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return "published + ahead" if version >= _SINCE else "published"


def seconds(edge: datetime) -> float:
    """Give what a side of a period is compared with: the edge of a day as if its clock were UTC."""
    return (edge.replace(tzinfo=UTC) if is_day(edge) else edge).timestamp()
