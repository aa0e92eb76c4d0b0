"""Identity: under which id an article is stored, and whether what comes in is new, the same, or changed.

Texts that resemble each other under one id are versions of one article: the later replaces the earlier. Texts that
don't are told apart by where they meet:

- in one run they are two articles. Under an id made from a URL (index pages, "/#cat") or from title and day ("Morning
  briefing") the second is stored ``apart``, under an id from its words; under a given id it is a failure;
- in a later run than the stored one, under an id made from a URL, the page was written anew (``rewrites``), unless its
  date is older, or several articles came under that URL before: then it is stored apart. Under a given id it is an
  update, under one made from title and day another article.

An article without URL and date has nothing but its words for an id. Where it is a file of its own, the file tells that
its words were edited (``origin_key``), as long as they resemble those that were stored of it.

What an archive once held, equal in every field, changes nothing when it comes again, so a second ingest of the same
input does nothing; a page that goes back to its earlier words counts once its date or another field is new.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from assistant.domain import Article, Moment, Record
from assistant.text import normalise
from ingest.urls import canonical_url, is_web_address

GIVEN_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")
"""What an id that comes with an article must look like to be kept."""


def identify(record: Record, text: str) -> str:
    """Return the id of an article from what it is: 16 hex digits that a second reading gives again.

    A given id (``record.id`` not empty) is kept. Else the id comes from the canonical URL; without a URL from title,
    day of publication (UTC) and outlet, so that an edited text keeps its id; without a date from title and text.
    """
    if record.id:
        return record.id
    if record.url and is_web_address(record.url):
        return _short("url", canonical_url(record.url))
    if record.published:
        return _by_dateline(record.title, record.published.at, record.outlet)
    return _by_content(record.title, text)


def has_given_id(article: Article) -> bool:
    """Tell whether the id of ``article`` came with it rather than from what it is."""
    return article.id != identify(replace(article.record, id=""), article.text)


def apart(article: Article) -> Article:
    """Return ``article`` under the id it is stored with where another article holds its own: one from its words too."""
    words = normalise(article.record.title), normalise(article.text)
    return replace(article, record=replace(article.record, id=_short("apart", article.id, *words)))


def rewrites(newcomer: Record, stored: Record) -> bool:
    """Tell whether a page of unlike text is the ``stored`` one written anew: at the same URL, by days no older."""
    if not (newcomer.url and is_web_address(newcomer.url)):
        return False
    came, was = _last_day(newcomer), _last_day(stored)
    return came is None or was is None or came >= was


def copy_key(content: str, outlet: str | None) -> str:
    """Return the alias under which an article remembers that another with its words (``content_digest``) was left
    out.
    """
    return _short("copy", content, (outlet or "").casefold())


def origin_key(article: Article) -> str | None:
    """Return the alias of an article that is known by its words alone and came as a file of its own: that file's.

    Edited, it has another id, but the file is the same; None for any other article.
    """
    record = article.record
    if record.published or (record.url and is_web_address(record.url)) or has_given_id(article):
        return None
    path = Path(article.origin)
    return _short("origin", str(path.resolve())) if article.origin and path.is_file() else None


def shared_key(article_id: str) -> str:
    """Return the alias of an article with whom others, unlike it, share their URL or their title and day."""
    return _short("shared", article_id)


def same_outlet(a: str | None, b: str | None) -> bool:
    """Tell whether two names are one outlet's, as the archive compares them: whatever their case."""
    return (a or "").casefold() == (b or "").casefold()


def content_digest(article: Article) -> str:
    """Return the SHA-256 of title and text as a reader compares them: without case, punctuation and spacing."""
    return _hash(normalise(article.record.title), normalise(article.text))


def record_digest(article: Article) -> str:
    """Return the SHA-256 of everything that is stored of an article; equal digests mean that nothing changed.

    Dates count as instants: an archive from before offsets were kept is not stored anew when its sources come again.
    """
    record = article.record
    return _hash(
        record.id,
        record.title,
        record.url,
        record.outlet,
        _moment(record.published),
        _moment(record.updated),
        record.authors,
        record.agencies,
        record.language,
        record.section,
        record.tags,
        article.text,
    )


def _by_dateline(title: str, published: datetime, outlet: str | None) -> str:
    return _short("day", normalise(title), published.astimezone(UTC).date().isoformat(), outlet)


def _last_day(record: Record) -> date | None:
    return max(
        (moment.at.astimezone(UTC).date() for moment in (record.published, record.updated) if moment), default=None
    )


def _by_content(title: str, text: str) -> str:
    return _short("text", normalise(title), normalise(text))


def _moment(moment: Moment | None) -> tuple[str, str, str] | None:
    return (moment.at.astimezone(UTC).isoformat(), moment.precision, moment.origin) if moment else None


def _short(*parts: object) -> str:
    return _hash(*parts)[:16]


def _hash(*parts: object) -> str:
    return sha256(
        json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    ).hexdigest()
