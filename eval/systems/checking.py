"""Hold the quotes of an answer against the stored articles, once, while the archive is open."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.archive.archive import Archive
from assistant.domain import Citation, Span
from assistant.text import sentences


def misquoted(archive: Archive, citations: Iterable[Citation]) -> tuple[str, ...]:
    """Give the quotes that are not the stored text at their place."""
    return tuple(
        each.quote for each in citations if archive.article(each.article.id).text[each.start : each.end] != each.quote
    )


def around(archive: Archive, citations: Iterable[Citation]) -> tuple[str, ...]:
    """Give for each citation the whole sentences that its quote stands in."""
    return tuple(_sentences(archive.article(each.article.id).text, each) for each in citations)


def _sentences(text: str, citation: Citation) -> str:
    touched = [span for span in sentences(text) if span.start < citation.end and citation.start < span.end]
    return Span(touched[0].start, touched[-1].end).of(text) if touched else ""
