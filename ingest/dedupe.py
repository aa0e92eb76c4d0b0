"""Identity: under which id an article is stored, and whether what comes in is new, the same, or changed."""

from __future__ import annotations

import json
import re
from datetime import datetime
from hashlib import sha256

from assistant.domain import Article, Moment, Record
from assistant.text import normalise
from ingest.urls import canonical_url, is_web_address

GIVEN_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")
"""What an id that comes with an article must look like to be kept."""
ALIKE = 0.5
"""Containment of 5-word shingles from which two texts are versions of one article."""
_SHINGLE = 5


def identify(record: Record, text: str) -> str:
    """Return the id of an article from what it is: 16 hex digits that a second reading gives again.

    A given id (``record.id`` not empty) is kept. Else the id comes from the canonical URL; without a URL from title,
    day of publication and outlet, so that an edited text keeps its id; without a date from title and text.
    """
    if record.id:
        return record.id
    if record.url and is_web_address(record.url):
        return _short("url", canonical_url(record.url))
    if record.published:
        return _by_dateline(record.title, record.published.at, record.outlet)
    return _by_content(record.title, text)


def id_to_store(article: Article, stored: Article | None) -> str:
    """Return the id that ``article`` is stored under, where ``stored`` already holds its own.

    Alike texts are two versions of one article, and the later replaces the earlier. An id made from title, day and
    outlet can also be shared by different articles ("Morning briefing"): then the newcomer gets an id from its content
    and nothing is lost.
    """
    record = article.record
    if stored is None or record.published is None:
        return record.id
    shared = record.url is None and record.id == _by_dateline(record.title, record.published.at, record.outlet)
    if not shared or resembles(article.text, stored.text):
        return record.id
    return _by_content(record.title, article.text)


def resembles(a: str, b: str) -> bool:
    """Tell whether the shorter of two texts shares half of its 5-word shingles with the other (containment >= 0.5)."""
    first, second = sorted((_shingles(a), _shingles(b)), key=len)
    return bool(first) and len(first & second) >= ALIKE * len(first)


def content_digest(article: Article) -> str:
    """Return the SHA-256 of title and text as a reader compares them: without case, punctuation and spacing."""
    return _hash(normalise(article.record.title), normalise(article.text))


def record_digest(article: Article) -> str:
    """Return the SHA-256 of everything that is stored of an article; equal digests mean that nothing changed."""
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
    return _short("day", normalise(title), published.date().isoformat(), outlet)


def _by_content(title: str, text: str) -> str:
    return _short("text", normalise(title), normalise(text))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = normalise(text).split()
    size = max(1, min(_SHINGLE, len(words)))
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def _moment(moment: Moment | None) -> tuple[str, str, str] | None:
    return (moment.at.isoformat(), moment.precision, moment.origin) if moment else None


def _short(*parts: object) -> str:
    return _hash(*parts)[:16]


def _hash(*parts: object) -> str:
    return sha256(
        json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    ).hexdigest()
