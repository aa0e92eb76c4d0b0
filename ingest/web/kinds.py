"""What came from an address, told by what it is and not by what it is called: a page, a feed, a sitemap."""

from __future__ import annotations

import codecs
import re
from typing import Literal

from assistant.errors import FetchError
from ingest.readers.decoding import LIMIT, decode, known_encoding, refuse_binary
from ingest.web import feeds, sitemaps
from ingest.web.fetching import Fetched
from ingest.web.inflating import gunzipped
from ingest.web.listing import Listing
from ingest.web.xml import root_name

Kind = Literal["page", "feed", "sitemap", "json"]

_GZIP = b"\x1f\x8b"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{1,40})")
_HTML = frozenset({"html", "body", "head"})
_TAGS = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|title|meta)\b", re.IGNORECASE)
_HEAD = 65_536
_WANTED = "name the address of an article, a feed or a sitemap"


def unpacked(raw: bytes) -> bytes:
    """Give what was fetched without the gzip that a sitemap may be kept in. Raises FetchError for a bomb."""
    return gunzipped(raw, LIMIT) if raw.startswith(_GZIP) else raw


def kind(fetched: Fetched) -> Kind:
    """Tell what was fetched. Raises DocumentError for what is none of these."""
    head = fetched.raw[:_HEAD]
    text = head.decode("utf-16", "replace") if head.startswith(_WIDE) else head.decode("latin-1")
    text = text.removeprefix("\xef\xbb\xbf").lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "[")):
        return "json"
    name = root_name(text)
    if name in (sitemaps.PAGES, sitemaps.INDEX):
        return "sitemap"
    if name in feeds.ROOTS:
        return "feed"
    if name in _HTML or "html" in fetched.media or _TAGS.search(text):
        return "page"
    refuse_binary(head)
    if name:
        raise FetchError(f"it is XML of another kind (<{name[:40]}>); {_WANTED}")
    raise FetchError(f"it is neither a page, a feed nor a sitemap; {_WANTED}")


def listing(fetched: Fetched, what: Kind) -> Listing:
    """Give the pages that a feed or a sitemap lists. Raises DocumentError where it can't be read."""
    stated = _ENCODING.match(fetched.raw)
    named = fetched.charset or (stated[1].decode("ascii") if stated else "")
    text = decode(fetched.raw, known_encoding(named) if named else None)
    match what:
        case "sitemap":
            return sitemaps.sitemap(text, fetched.url)
        case "feed":
            return feeds.feed(text, fetched.url)
        case _:
            found = feeds.json_feed(text, fetched.url)
    if found is None:
        raise FetchError(f"it is data (JSON) and no JSON Feed; {_WANTED}")
    return found
