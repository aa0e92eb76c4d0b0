"""Web pages: the article's text by trafilatura, its dates and authors from what the page itself declares."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Protocol
from urllib.parse import urljoin

from assistant.errors import DocumentError
from ingest.agencies import credited
from ingest.clean import one_line, with_place, without_furniture
from ingest.readers.decoding import decode, known_encoding
from ingest.readers.draft import Draft
from ingest.urls import outlet_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|[^<>]{0,80}?\burl:\s*)(https?://[^\s<>]+)", re.IGNORECASE)
_HEAD = 4096
_NO_ARTICLE = "no article found in the page; save the page of one article, not of a list"
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "cxenseparse:recs:publishtime",
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_LONGEST_NAME = 100
_HOST = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?")
_ARTICLE_TYPE = re.compile(r"Article|Report|BlogPosting|LiveBlog|Review$")


class _Element(Protocol):
    """What is asked of an lxml element."""

    def get(self, key: str) -> str | None: ...
    def iter(self, *tags: str) -> Iterator[_Element]: ...
    def text_content(self) -> str: ...


def read(raw: bytes, origin: str, url: str | None = None, charset: str = "") -> Draft:
    """Return the draft of a page's bytes; ``url`` is where it was fetched, ``charset`` what its server called it.

    Raises DocumentError where no article is found in it.
    """
    return page(markup(raw, charset), origin, url)


def markup(raw: bytes, charset: str = "") -> str:
    """Return a page's bytes as text: as its server says, as it says itself, else as its bytes look."""
    stated = _CHARSET.search(raw, 0, _HEAD)
    declared = known_encoding(charset) if charset else None
    return decode(raw, declared or (known_encoding(stated[1].decode("ascii", "replace")) if stated else None))


def page(markup: str, origin: str, url: str | None = None) -> Draft:
    """Return the draft of a page; ``url`` is where it was fetched.

    The address that the page declares overrules that only where it is of the same site: a page must not pass for
    another's. Raises DocumentError where no article is found in it.
    """
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(markup)
    if tree is None:
        raise DocumentError("not an HTML page that can be read; save the article's page again")
    meta, linked = _meta(tree), _linked_data(tree)
    saved_from = _SAVED_FROM.search(markup, 0, _HEAD)
    address = _canonical(tree, url or "") or meta.get("og:url") or (saved_from[1] if saved_from else None)
    if url and outlet_of(address) != outlet_of(url):
        address = url
    language = tree.get("lang") or linked.get("inLanguage")
    found = bare_extraction(
        tree, url=address, favor_precision=True, include_comments=False, include_tables=False, with_metadata=True
    )
    if found is None or isinstance(found, dict) or not found.text:
        raise DocumentError(_NO_ARTICLE)
    title = one_line(found.title or meta.get("og:title") or "")
    paragraphs, credits = without_furniture([line for line in found.text.split("\n") if line.strip() != title])
    if not paragraphs:
        raise DocumentError(_NO_ARTICLE)
    published, published_origin = _first(linked, "datePublished", meta, _PUBLISHED)
    updated, updated_origin = _first(linked, "dateModified", meta, _UPDATED)
    return Draft(
        origin=origin,
        title=title,
        text="\n\n".join(with_place(paragraphs)),
        url=address,
        outlet=_site_name(meta, linked) or (None if outlet_of(address) else found.sitename),
        published=published or found.date,
        published_origin=published_origin or "html:page",
        updated=updated,
        updated_origin=updated_origin,
        authors=_authors(linked.get("author")) or tuple((found.author or "").split("; ")),
        agencies=tuple(dict.fromkeys(name for line in credits for name in credited(line))),
        language=language if isinstance(language, str) else None,
        section=meta.get("article:section") or next(iter(found.categories or ()), None),
        tags=tuple(found.tags or ()),
    )


def _meta(tree: _Element) -> dict[str, str]:
    """Return the page's declared properties, names lower-cased, the first of each, and its <time> elements."""
    found: dict[str, str] = {}
    for element in tree.iter("meta", "time"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = element.get("content") or element.get("datetime")
        if name and value and value.strip():
            found.setdefault(name.lower(), value.strip())
    return found


def _linked_data(tree: _Element) -> dict[str, object]:
    """Return the page's JSON-LD article, its publisher in full where that stands beside it, or nothing."""
    article: dict[str, object] = {}
    by_id: dict[str, dict[str, object]] = {}
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if not article and _ARTICLE_TYPE.search(str(node.get("@type", ""))):
                article = node
            if isinstance(id_ := node.get("@id"), str) and "name" in node:
                by_id.setdefault(id_, node)
    publisher = article.get("publisher")
    if isinstance(publisher, dict) and "name" not in publisher and isinstance(id_ := publisher.get("@id"), str):
        return article | {"publisher": by_id.get(id_)}
    return article


def _site_name(meta: dict[str, str], linked: dict[str, object]) -> str | None:
    """Return the name that the page gives its outlet, None where it gives none or only its host."""
    publisher = linked.get("publisher")
    if isinstance(publisher, list):
        publisher = next(iter(publisher), None)
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    for stated in (meta.get("og:site_name"), publisher):
        name = one_line(stated) if isinstance(stated, str) else ""
        if name and len(name) <= _LONGEST_NAME and not _HOST.fullmatch(name):
            return name
    return None


def _nodes(data: object) -> Iterator[dict[str, object]]:
    waiting = deque([data])
    while waiting:
        item = waiting.popleft()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.append(item.get("@graph"))


def _canonical(tree: _Element, url: str) -> str | None:
    for link in tree.iter("link"):
        href = link.get("href") or ""
        if url and (link.get("rel") or "").lower() == "canonical":
            with suppress(ValueError):
                href = urljoin(url, href)
        if (link.get("rel") or "").lower() == "canonical" and href.startswith(("http://", "https://")):
            return href
    return None


def _first(linked: dict[str, object], key: str, meta: dict[str, str], names: tuple[str, ...]) -> tuple[str | None, str]:
    """Return the first declared date and where it was declared."""
    stated = linked.get(key)
    if isinstance(stated, str) and stated.strip():
        return stated, f"json-ld:{key}"
    return next(((meta[name], f"meta:{name}") for name in names if name in meta), (None, ""))


def _authors(stated: object) -> tuple[str, ...]:
    people = stated if isinstance(stated, list) else [stated]
    names = [person.get("name") if isinstance(person, dict) else person for person in people]
    return tuple(name for name in names if isinstance(name, str) and name.strip() and "://" not in name)
