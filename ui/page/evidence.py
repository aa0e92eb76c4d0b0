"""The evidence: a stored article beside the conversation, open at the exact words that carry a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.domain import Article, Citation, Record, Span
from assistant.errors import DatelineError
from assistant.text import paragraphs
from ui.page.ink import Block, Run, ink, line
from ui.page.notes import NONE, Notes, copies
from ui.page.sources import named
from ui.page.wording import byline, credit, listed, web_address

if TYPE_CHECKING:
    from assistant import Assistant

AROUND = 20_000
"""Characters shown on each side of the words; a longer article is cut there and says so."""
LOOKED_FOR, ALSO_FROM = 300, 20
"""Characters of an article that its copies are looked for by, and passages looked through for them."""


@st.dialog("From the archive", width=640, position="right")
def open_article(assistant: Assistant, citation: Citation, notes: Notes = NONE) -> None:
    """Show the article of a citation with its words marked, in a drawer."""
    try:
        stored = assistant.archive.article(citation.article.id)
        blocks = list(article(stored, citation, notes, also_in(assistant, stored)))
    except DatelineError as error:
        blocks = [line("notice", str(error))]
    ink(blocks, f"article-{citation.article.id}-{citation.start}")


def also_in(assistant: Assistant, stored: Article) -> tuple[Record, ...]:
    """Find the near-copies of an article in other papers, among what its own first words find."""
    words = f"{stored.record.title} {stored.text}"[:LOOKED_FOR]
    found = {hit.article.id: hit.article for hit in assistant.search(words, k=ALSO_FROM)}
    every = [stored.record, *(record for id_, record in found.items() if id_ != stored.id)]
    others = copies([stored.record], every, lambda id_: assistant.archive.article(id_).text).get(stored.id, ())
    return tuple({other.outlet: other for other in others}.values())


def article(stored: Article, citation: Citation, notes: Notes = NONE, also: Sequence[Record] = ()) -> Iterator[Block]:
    """Yield the blocks of an article with the citation's words marked where they stand now; ``also`` are copies."""
    record = stored.record
    whose = named(citation, notes)
    kicker = f"{credit(record)} · words of {whose}" if whose else credit(record)
    yield Block("masthead", (Run(kicker, "kicker"), Run(record.title or "Untitled", "headline")))
    if written_by := byline(record):
        yield line("byline", written_by)
    if also:
        papers = listed(
            [f"{other.outlet or 'a paper without a name'} ({other.published or 'undated'})" for other in also]
        )
        yield line("byline", f"The same story also ran in {papers}.")
    if web_address(record.url):
        yield Block("link", (Run("Read the original", href=record.url), Run(f" {record.url}", "credit")))
    elif record.url:
        yield line("meta", f"Original: {record.url}")
    words = located(stored.text, citation)
    if words is None:
        yield line("notice", "The article has changed since this answer and no longer holds these words; ask again.")
    yield from body(stored.text, words)


def located(text: str, citation: Citation) -> Span | None:
    """Find a citation's words: where it says, else where a later version of the article has them."""
    if text[citation.start : citation.end] == citation.quote:
        return Span(citation.start, citation.end)
    moved = text.find(citation.quote)
    return None if moved < 0 else Span(moved, moved + len(citation.quote))


def body(text: str, words: Span | None) -> Iterator[Block]:
    """Yield the paragraphs of a text around some words, these marked."""
    marked = words or Span(0, 0)
    shown = [
        span for span in paragraphs(text) if span.end >= marked.start - AROUND and span.start <= marked.end + AROUND
    ]
    if shown and text[: shown[0].start].strip():
        yield line("meta", "… the article begins earlier")
    for span in shown:
        start, end = (min(max(point, span.start), span.end) for point in (marked.start, marked.end))
        cut = Run(text[span.start : start]), Run(text[start:end], "mark"), Run(text[end : span.end])
        yield Block("para", tuple(run for run in cut if run.text))
    if shown and text[shown[-1].end :].strip():
        yield line("meta", "… the article goes on")
