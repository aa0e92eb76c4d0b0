"""Feeds: RSS and Atom by feedparser, JSON Feed by hand, as one list of entries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from time import strftime, struct_time

from assistant.dates import moment
from assistant.errors import FetchError
from ingest.readers.decoding import MB
from ingest.web.listing import Entry, Listing, joined, newest_first
from ingest.web.pages import plain
from ingest.web.xml import parsed, undeclared

ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
"""Outermost elements of RSS and Atom."""
LARGEST = 5 * MB
"""Bytes of the largest feed: feedparser reads 0.7 MB a second."""
JSON_FEED = "https://jsonfeed.org/version/"
_MAIL = re.compile(r"[^\s<>()]+@[^\s<>()]+")
_HEADERS = {"content-type": "application/xml; charset=utf-8"}


def feed(text: str, url: str) -> Listing:
    """Give the entries of an RSS or Atom feed found at ``url``, the newest first. Raises FetchError where it can't be
    read.
    """
    import feedparser

    raw = undeclared(text)
    if len(raw) > LARGEST:
        raise FetchError(f"the feed is over the limit of {LARGEST / MB:g} MB")
    parsed(text)  # refuses what feedparser would take seconds for: 200,000 elements deep, 8.8 s
    found = feedparser.parse(BytesIO(raw), response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False)
    return Listing(newest_first([_entry(each, url) for each in found.entries]))


def _entry(written: Mapping[str, object], url: str) -> Entry:
    return Entry(
        joined(url, _text(written, "link")),
        title=_title(written),
        published=_date(written, "published") or _date(written, "created"),
        updated=_date(written, "updated"),
        authors=tuple(_authors(written)),
        content=max((*_contents(written.get("content")), _text(written, "summary")), key=len),
    )


def _title(written: Mapping[str, object]) -> str:
    """Give a title without the markup that some feeds put in it."""
    title, detail = _text(written, "title"), written.get("title_detail")
    is_html = isinstance(detail, Mapping) and detail.get("type") != "text/plain"
    return plain(title) if is_html else title


def _date(written: Mapping[str, object], name: str) -> str:
    """Give a date as it is written, or in ISO's form where only feedparser can read it."""
    if name not in written:  # asked for what it lacks, feedparser warns and gives another date
        return ""
    said, read = _text(written, name), written.get(f"{name}_parsed")
    return strftime("%Y-%m-%dT%H:%M:%SZ", read) if isinstance(read, struct_time) and not moment(said, "") else said


def json_feed(text: str, url: str) -> Listing | None:
    """Give the entries of a JSON Feed found at ``url``, the newest first; None for other JSON, and for what is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not str(found.get("version", "")).startswith(JSON_FEED):
        return None
    items = found.get("items")
    entries = [_item(each, url) for each in items if isinstance(each, dict)] if isinstance(items, list) else []
    return Listing(newest_first(entries))


def _item(written: Mapping[str, object], url: str) -> Entry:
    return Entry(
        joined(url, _text(written, "url") or _text(written, "external_url")),
        title=_text(written, "title"),
        published=_text(written, "date_published"),
        updated=_text(written, "date_modified"),
        authors=tuple(_authors(written)) or tuple(_authors({"authors": [written.get("author")]})),
        language=_text(written, "language"),
        content=_text(written, "content_html") or _text(written, "content_text"),
    )


def _authors(written: Mapping[str, object]) -> Iterator[str]:
    people = written.get("authors")
    known = [person for person in people if isinstance(person, Mapping)] if isinstance(people, list) else []
    if len(known) == 1 and "email" in known[0]:  # feedparser cuts "desk@paper.london (Ann Lee)" after four letters
        known = [{"name": _MAIL.sub("", _text(written, "author")).strip(" ,()<>")}]
    for person in known:
        if name := _text(person, "name"):
            yield name


def _contents(written: object) -> Iterator[str]:
    for each in written if isinstance(written, list) else ():
        if isinstance(each, Mapping):
            yield _text(each, "value")


def _text(written: Mapping[str, object], name: str) -> str:
    value = written.get(name)
    return value.strip() if isinstance(value, str) else ""
