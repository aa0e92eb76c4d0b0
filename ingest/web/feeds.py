"""Feeds: RSS and Atom of every version, and JSON Feed, as one list of entries.

Read by hand from lxml's tree, because feedparser 6 does not end in time on what a stranger may send: 5 MB of empty
elements took it 27 s, of attributes more than 100 s (docs/feeds.md has the figures).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime

from assistant.dates import moment
from assistant.errors import FetchError
from ingest.readers.decoding import MB
from ingest.urls import is_web_address
from ingest.web.listing import Entry, Listing, joined, newest_first
from ingest.web.pages import plain
from ingest.web.xml import Element, local_name, markup_of, mended, parsed, words_of

ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
"""Outermost elements of RSS and Atom."""
LARGEST = 5 * MB
"""Characters of the largest feed; one with the whole text of a hundred articles has one million."""
MOST_ENTRIES = 20_000
LONGEST_BYLINE = 1_000
"""Characters: forty names; what is longer is none."""
MOST_PARTS = 200_000
"""Objects and lists in a JSON Feed: each takes a hundred bytes of memory, whatever it takes to write."""
JSON_FEED = "https://jsonfeed.org/version/"
_ENTRIES = frozenset({"item", "entry"})
_PUBLISHED = ("pubdate", "published", "issued", "date", "created")
_UPDATED = ("updated", "modified")
_CONTENTS = ("encoded", "content", "description", "summary", "body")
_BESIDE = re.compile(
    r"\{[^}]*(?:mrss|itunes|googleplay|slash|georss|podcast)[^}]*\}|(?:media|itunes|googleplay):", re.I
)
"""What is said of pictures and sounds has titles, texts and authors of its own."""
_MAIL = re.compile(r"[^\s<>()@]{1,64}@[^\s<>()@]{1,255}")
_MARKED = re.compile(r"<[a-z/][^<>]*>|&(?:#\w+|\w+);", re.IGNORECASE)


def feed(text: str, url: str) -> Listing:
    """Give the entries of an RSS or Atom feed found at ``url``, the newest first. Raises FetchError where it can't be
    read.
    """
    _refuse_large(text)
    root = parsed(mended(text))
    inside = [child for channel in root if local_name(channel) == "channel" for child in channel]
    found = [child for child in (*root, *inside) if local_name(child) in _ENTRIES]
    if len(found) > MOST_ENTRIES:
        raise FetchError(f"the feed has more than {MOST_ENTRIES:,} entries")
    return Listing(newest_first([_entry(each, url) for each in found]))


def _refuse_large(text: str) -> None:
    if len(text) > LARGEST:
        raise FetchError(f"the feed is over the limit of {LARGEST / MB:g} MB")


def _entry(written: Element, url: str) -> Entry:
    fields: dict[str, list[Element]] = {}
    for child in written:
        if isinstance(child.tag, str) and not _BESIDE.match(child.tag):
            fields.setdefault(local_name(child), []).append(child)
    contents = (markup_of(child) for name in _CONTENTS for child in fields.get(name, ()))
    return Entry(
        joined(url, _link(fields)),
        title=_title(fields),
        published=_date(fields, _PUBLISHED),
        updated=_date(fields, _UPDATED),
        authors=tuple(dict.fromkeys(_authors(fields))),
        content=max(contents, key=len, default=""),
    )


def _link(fields: Mapping[str, list[Element]]) -> str:
    """Give the link to an entry's page: Atom has it in an attribute, RSS in words or in a guid that is an address."""
    for link in fields.get("link", ()):
        href = link.get("href")
        if (href or words_of(link)) and (link.get("rel") or "alternate") == "alternate":
            return (href or words_of(link)).strip()
    for guid in (*fields.get("guid", ()), *fields.get("id", ())):
        if guid.get("isPermaLink") != "false" and is_web_address(words_of(guid)):
            return words_of(guid)
    return ""


def _title(fields: Mapping[str, list[Element]]) -> str:
    """Give a title without the markup that some feeds put in it."""
    for title in fields.get("title", ()):
        written = words_of(title)
        return plain(written) if title.get("type") != "text" and _MARKED.search(written) else written
    return ""


def _date(fields: Mapping[str, list[Element]], names: tuple[str, ...]) -> str:
    """Give a date as it is written; in ISO's form where only the mail's way of writing dates explains it."""
    said = next((words_of(child) for name in names for child in fields.get(name, ()) if words_of(child)), "")
    if said and moment(said, "") is None:
        with suppress(ValueError):
            return parsedate_to_datetime(said).isoformat()
    return said


def _authors(fields: Mapping[str, list[Element]]) -> Iterator[str]:
    for person in (*fields.get("author", ()), *fields.get("creator", ())):
        named = [words_of(child) for child in person if local_name(child) == "name"]
        written = named[0] if named else words_of(person)
        if len(written) <= LONGEST_BYLINE and (name := " ".join(_MAIL.sub("", written).split()).strip(" ,()<>")):
            yield name


def json_feed(text: str, url: str) -> Listing | None:
    """Give the entries of a JSON Feed found at ``url``, the newest first; None for other JSON, and for what is none."""
    _refuse_large(text)
    if text.count("{") + text.count("[") > MOST_PARTS:
        raise FetchError("the JSON has more parts than a feed needs")
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
    people = written.get("authors")
    named = [*people, written.get("author")] if isinstance(people, list) else [written.get("author")]
    authors = (_text(person, "name") for person in named if isinstance(person, Mapping))
    return Entry(
        joined(url, _text(written, "url") or _text(written, "external_url")),
        title=_text(written, "title"),
        published=_text(written, "date_published"),
        updated=_text(written, "date_modified"),
        authors=tuple(dict.fromkeys(filter(None, authors))),
        language=_text(written, "language"),
        content=_text(written, "content_html") or _text(written, "content_text"),
    )


def _text(written: Mapping[str, object], name: str) -> str:
    value = written.get(name)
    return value.strip() if isinstance(value, str) else ""
