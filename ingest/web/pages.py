"""Pages that were fetched, and the words that a feed has of a page: as drafts of articles."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from urllib.parse import urlsplit

from assistant.errors import DocumentError
from ingest.clean import one_line
from ingest.readers import html
from ingest.readers.draft import Draft
from ingest.urls import outlet_of, untracked
from ingest.web.fetching import Fetched
from ingest.web.listing import Entry, joined
from ingest.web.xml import Element

OWN_WORDS = 100
"""Words that a feed must have of an article to stand for it: a teaser has 20 to 60."""
MOST_TAGS = 30_000
"""Elements of a page that is read: 150,000 kept trafilatura busy for 8.5 s; an article has some 3,000."""
GUESSED = "html:page"
"""Where a date was read that the page does not declare."""
MOST_WORK = 100_000_000
"""Attributes of one tag squared, of all tags: libxml2 holds each against all before it, which takes 0.15 s here."""
_BLANK = r" \t\n\r"
_ATTRIBUTE = (
    rf"(?:[A-Za-z_:][A-Za-z0-9_:.-]*+(?>(?:[{_BLANK}]*+=[{_BLANK}]*+(?:\"[^\"]*+\"|'[^']*+'|[^{_BLANK}\f>]*+))?)"
    rf"|[^{_BLANK}\f/>][^{_BLANK}\f/>]*+)"
)
"""What some version of libxml2 takes for one; where they differ it is rather too many than too few."""
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TAG = re.compile(rf"<[A-Za-z](?>(?:[{_BLANK}\f/]*+{_ATTRIBUTE})*)")
LONGEST_TITLE = 2_000
_TAIL = 300
_GOES_ON = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|(?:read more|continue reading)\b.{0,60})\W*$", re.IGNORECASE)
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_FEEDS_NAMED = 3
_NO_ARTICLE = "no article is found in the page; name the address of one article, of a feed or of a sitemap"
_GONE = "its link leads to the front page of a site, as that of a page does that is gone; check the address"
_FRONT = "the front page of a site is no article; name the address of one article, of a feed or of a sitemap"


def article(fetched: Fetched, origin: str, entry: Entry | None = None) -> Draft:
    """Give the draft of a fetched page, with what an ``entry`` says where the page says nothing.

    Raises DocumentError where no article is found in it.
    """
    markup = html.markup(fetched.raw, fetched.charset)
    _refuse_heavy(markup)
    if _is_front(fetched.url) and not _is_article(markup):
        if entry is None:
            raise DocumentError(f"{_FRONT}{_feeds_named(markup, fetched.url)}")
        if not _is_front(entry.link):
            raise DocumentError(_GONE)
    try:
        draft = html.page(markup, origin, untracked(fetched.url))
    except DocumentError:
        raise DocumentError(f"{_NO_ARTICLE}{_feeds_named(markup, fetched.url)}") from None
    return draft if entry is None else completed(draft, entry)


def completed(draft: Draft, entry: Entry) -> Draft:
    """Give a draft with what an entry says where it says nothing itself, and for a date that was only guessed."""
    declared = bool(draft.published) and draft.published_origin != GUESSED
    if entry.published and not declared:
        draft = replace(draft, published=entry.published, published_origin="feed:published")
    return replace(
        draft,
        title=draft.title or entry.title,
        authors=draft.authors if any(name.strip() for name in draft.authors) else entry.authors,
        language=draft.language or entry.language or None,
    )


def own_words(entry: Entry, origin: str, source: str) -> Draft | None:
    """Give the draft that the words of the feed at ``source`` make; None where they are only a teaser, or stand for a
    page of another site: nobody's words go under another paper's address or name.
    """
    if entry.link and outlet_of(entry.link) != outlet_of(source):
        return None
    if len(entry.content.split()) < OWN_WORDS:
        return None
    lines = (f"<p>{escape(line)}" for line in entry.content.split("\n"))
    body = entry.content if "<" in entry.content else "".join(lines)
    head = f"<title>{escape(entry.title)}</title>"
    try:
        _refuse_heavy(body)
        draft = html.page(f"<html><head>{head}</head><body><article>{body}</article></body></html>", origin)
    except Exception:  # noqa: BLE001  # the page has failed already, and its reason is what is told
        return None
    text = draft.text.strip()
    if len(text.split()) < OWN_WORDS or _GOES_ON.search(text[-_TAIL:]):
        return None
    words = Draft(
        origin,
        entry.title,
        draft.text,
        url=entry.link or None,
        outlet=outlet_of(source),
        agencies=draft.agencies,
        language=draft.language,
    )
    return completed(words, entry)


def plain(markup: str) -> str:
    """Give the words of a title in HTML on one line."""
    from trafilatura.utils import load_html

    markup = markup[:LONGEST_TITLE]
    tree: Element | None = load_html(f"<html><body>{markup}</body></html>")
    return one_line("".join(tree.itertext()) if tree is not None else markup)


def _refuse_heavy(markup: str) -> None:
    """Raise DocumentError for markup that is made to take long."""
    if markup.count("<") - markup.count("</") - markup.count("<!") > MOST_TAGS:
        raise DocumentError(f"the page has more than {MOST_TAGS:,} elements, far more than an article")
    if sum(len(_ATTRIBUTES.findall(tag)) ** 2 for tag in _TAG.findall(markup)) > MOST_WORK:
        raise DocumentError("the page has a tag with thousands of attributes, far more than an article needs")


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _is_article(markup: str) -> bool:
    return re.search(r"og:type[\"'][^>]{0,80}article|\"@type\"\s*:\s*\"\w*Article\"", markup) is not None


def _feeds_named(markup: str, url: str) -> str:
    """Name the feeds that a page declares, as the end of a message; "" where there are none."""
    from trafilatura.utils import load_html

    tree = load_html(markup)
    links = tree.iter("link") if tree is not None else ()
    found = [joined(url, link.get("href")) for link in links if link.get("href") and link.get("type") in _FEED_TYPES]
    return f"; it names {', '.join(dict.fromkeys(found[:_FEEDS_NAMED]))}" if found else ""
