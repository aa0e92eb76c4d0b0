"""When something happened, going by the archive: the article whose title tells of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.archive.archive import Archive
from assistant.archive.terms import query_tokens
from assistant.asking.since import Event
from assistant.domain import Moment, Period, Scope

POOL = 200
"""Passages looked through for titles with all of an event's words."""
ONE_TIME = timedelta(days=10)
"""The longest silence between two titles about one event."""


def reported(archive: Archive, scope: Scope, event: str, as_of: datetime) -> Event | None:
    """Give the day an event was first reported on; None where no title in scope published until ``as_of`` has all of
    its words.

    What has a name ("Storm Brannoc") happened once, and later articles look back at it: the first one counts. What has
    none ("the council vote") happens again and again: the first of the last titles that follow each other within
    ONE_TIME. A single such word ("the storm") stands in titles about other things ("the storm barrier"), and counts
    only where all of them are of one time.
    """
    named = any(token[:1].isupper() for token in query_tokens(event))
    wanted = {stem for token in query_tokens(event) for stem in archive.analyse(token)}
    selection = archive.select(replace(scope, period=Period(), speakers=()))
    told = {
        hit.article.id: hit.article
        for hit in archive.hits(archive.lexical(event, POOL, selection))
        if wanted <= set(archive.analyse(hit.article.title))
    }
    dated = [(at, record.title) for record in told.values() if (at := _day(record.published)) and at <= as_of]
    if not wanted or not dated:
        return None
    dated.sort()
    starts = [n for n in range(len(dated)) if n == 0 or dated[n][0] - dated[n - 1][0] > ONE_TIME]
    if len(wanted) == 1 and not named and len(starts) > 1:
        return None
    return Event(*dated[0 if named else starts[-1]])


def _day(published: Moment | None) -> datetime | None:
    if published is None or published.precision in ("month", "year"):
        return None
    return published.printed.replace(hour=0, minute=0, second=0, microsecond=0)
