"""Hold the quotes of an answer against the stored articles, once, while the archive is open."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.archive.archive import Archive
from assistant.domain import Citation, Span
from assistant.errors import InputError
from assistant.text import sentences


def misquoted(archive: Archive, citations: Iterable[Citation]) -> tuple[str, ...]:
    """Give the quotes that are not the stored text at their place, be it that there is no such article."""
    return tuple(each.quote for each in citations if not _stands(_text(archive, each), each))


def around(archive: Archive, citations: Iterable[Citation]) -> tuple[str, ...]:
    """Give for each citation the whole sentences that its quote stands in; nothing where there is no such article."""
    return tuple(_sentences(_text(archive, each) or "", each) for each in citations)


def _text(archive: Archive, citation: Citation) -> str | None:
    try:
        return archive.article(citation.article.id).text
    except InputError:
        return None


def _stands(text: str | None, citation: Citation) -> bool:
    return text is not None and text[citation.start : citation.end] == citation.quote


def _sentences(text: str, citation: Citation) -> str:
    touched = [span for span in sentences(text) if span.start < citation.end and citation.start < span.end]
    return Span(touched[0].start, touched[-1].end).of(text) if touched else ""
