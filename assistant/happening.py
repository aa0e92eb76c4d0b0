"""When something happened, going by the archive: the article whose title tells of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from assistant.archive.archive import Archive
from assistant.archive.terms import query_tokens
from assistant.asking.since import Event
from assistant.domain import Moment

POOL = 200
"""Passages looked through for titles with all of an event's words."""
ONE_TIME = timedelta(days=10)
"""How long one event is in the titles."""


def reported(archive: Archive, event: str, as_of: datetime) -> Event | None:
    """Give the day an event was reported on, None where no title published until ``as_of`` has all of its words.

    What has a name ("Storm Brannoc") happened once, and later articles look back at it: the first one counts. What has
    none ("the council vote") happens again and again: the last one is meant. A single such word ("the storm") stands in
    titles about other things ("the storm barrier"), and counts only where all of them are of one time.
    """
    named = any(token[:1].isupper() for token in query_tokens(event))
    wanted = {stem for token in query_tokens(event) for stem in archive.analyse(token)}
    told = {
        hit.article.id: hit.article
        for hit in archive.hits(archive.lexical(event, POOL))
        if wanted <= set(archive.analyse(hit.article.title))
    }
    dated = [(at, record) for record in told.values() if (at := _day(record.published)) and at <= as_of]
    if not wanted or not dated:
        return None
    apart = max(at for at, _ in dated) - min(at for at, _ in dated)
    if len(wanted) == 1 and not named and apart > ONE_TIME:
        return None
    at, record = (min if named else max)(dated, key=lambda pair: pair[0])
    return Event(at, record.title)


def _day(published: Moment | None) -> datetime | None:
    if published is None or published.precision in ("month", "year"):
        return None
    return published.at.replace(hour=0, minute=0, second=0, microsecond=0)
