"""What feeds and sitemaps have in common: a list of pages, with what is said of each."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import urljoin

from assistant.dates import moment

LIMIT = 200
"""Pages that are asked for of one feed or sitemap in one run, unless told otherwise."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as a feed or a sitemap tells of it; "" for what it does not say. ``content`` is HTML or plain text."""

    link: str
    title: str = ""
    published: str = ""
    updated: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    content: str = ""

    @property
    def stamp(self) -> str:
        """Give the digest of all that is said: another one, and the page may have changed."""
        return sha256(json.dumps(astuple(self)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Listing:
    """The pages of a feed or a sitemap. ``parts`` are the sitemaps that an index names, the newest first."""

    entries: tuple[Entry, ...] = ()
    parts: tuple[str, ...] = ()


def newest_first(entries: list[Entry]) -> tuple[Entry, ...]:
    """Put entries in order by the later of their dates; those without keep their order, after the others."""
    return tuple(sorted(entries, key=_last, reverse=True))


def _last(entry: Entry) -> datetime:
    dates = (moment(written, "") for written in (entry.published, entry.updated) if written)
    return max((date.at for date in dates if date), default=_LONG_AGO)


def joined(url: str, link: str) -> str:
    """Give where a link in a document at ``url`` leads; as it is written where that can't be told."""
    try:
        return urljoin(url, link) if link else ""
    except ValueError:
        return link
