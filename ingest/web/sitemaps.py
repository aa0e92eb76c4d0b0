"""Sitemaps (sitemaps.org, with the dates and titles of news sitemaps) and their indexes."""

from __future__ import annotations

from ingest.web.listing import Entry, Listing, joined, newest_first
from ingest.web.xml import Element, local_name, parsed, words_of

PAGES, INDEX = "urlset", "sitemapindex"


def sitemap(text: str, url: str) -> Listing:
    """Give what a sitemap or an index at ``url`` lists, the newest first. Raises FetchError where it can't be read."""
    root = parsed(text)
    if local_name(root) == INDEX:
        parts = [
            Entry(_link(part, url), updated=_said(part, "lastmod")) for part in root if local_name(part) == "sitemap"
        ]
        return Listing(parts=tuple(dict.fromkeys(part.link for part in newest_first(parts) if part.link)))
    entries = [_entry(page, url) for page in root if local_name(page) == "url"]
    return Listing(newest_first([entry for entry in entries if entry.link]))


def _entry(page: Element, url: str) -> Entry:
    news = next((child for child in page if local_name(child) == "news"), None)
    if news is None:
        return Entry(_link(page, url), updated=_said(page, "lastmod"))
    publication = next((child for child in news if local_name(child) == "publication"), news)
    return Entry(
        _link(page, url),
        title=_said(news, "title"),
        published=_said(news, "publication_date"),
        updated=_said(page, "lastmod"),
        language=_said(publication, "language"),
    )


def _link(element: Element, url: str) -> str:
    return joined(url, _said(element, "loc"))


def _said(element: Element, name: str) -> str:
    return next((words_of(child) for child in element if local_name(child) == name), "")
