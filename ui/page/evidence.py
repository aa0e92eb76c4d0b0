"""The evidence: a stored article beside the conversation, open at the exact words that carry a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.domain import Article, Citation, Record, Span
from assistant.errors import DatelineError
from assistant.text import paragraphs
from ui.page import marks
from ui.page.ink import Block, Run, ink, line
from ui.page.notes import NONE, Notes, copies
from ui.page.sources import named
from ui.page.wording import byline, credit, listed, web_address

if TYPE_CHECKING:
    from assistant import Assistant

AROUND = 20_000
"""Characters shown on each side of the words; a longer article is cut there, within a paragraph too, and says so."""
READ = 200_000
"""The same where an article is read from its beginning: as much as a browser draws at once without a pause."""
WORD = 40
"""Characters in which an article is cut at a space."""
LOOKED_FOR, ALSO_FROM = 300, 20
"""Characters of an article that its copies are looked for by, and passages looked through for them."""


@st.dialog("From the archive", width=640, position="right")
def open_article(
    assistant: Assistant, citation: Citation, notes: Notes = NONE, others: Sequence[Citation] = ()
) -> None:
    """Show the article of a citation with its words marked, in a drawer; ``others`` of the same article are marked
    more faintly.
    """
    place = st.empty()  # what was open before goes at once
    try:
        stored = assistant.archive.article(citation.article.id)
        blocks = list(article(stored, citation, notes, also_in(assistant, stored), others))
    except DatelineError as error:
        blocks = [line("notice", str(error))]
    with place.container():
        ink(blocks, f"article-{citation.article.id}-{citation.start}")


@st.dialog("From the archive", width=640, position="right")
def open_stored(assistant: Assistant, article_id: str, below: Callable[[], None] = lambda: None) -> None:
    """Show an article with its statements marked, in a drawer; ``below`` draws what can be done with it."""
    place = st.container()
    below()  # first: it may have removed the article
    try:
        stored = assistant.archive.article(article_id)
        found = assistant.said(article=article_id, k=None)
        blocks = list(read(stored, marks.statements(found, stored.text), also_in(assistant, stored)))
    except DatelineError as error:
        blocks = [line("notice", str(error))]
    with place:
        ink(blocks, f"stored-{article_id}")


def also_in(assistant: Assistant, stored: Article) -> tuple[Record, ...]:
    """Find the near-copies of an article in other papers, among what its own first words find."""
    words = f"{stored.record.title} {stored.text}"[:LOOKED_FOR]
    found = {hit.article.id: hit.article for hit in assistant.search(words, k=ALSO_FROM)}
    every = [stored.record, *(record for id_, record in found.items() if id_ != stored.id)]
    others = copies([stored.record], every, lambda id_: assistant.archive.article(id_).text).get(stored.id, ())
    return tuple({other.outlet: other for other in others}.values())


def article(
    stored: Article,
    citation: Citation,
    notes: Notes = NONE,
    also: Sequence[Record] = (),
    others: Sequence[Citation] = (),
) -> Iterator[Block]:
    """Yield the blocks of an article with the citation's words marked where they stand now; ``also`` are copies,
    ``others`` further citations of it.
    """
    yield from head(stored.record, also, named(citation, notes))
    words = located(stored.text, citation)
    if words is None:
        yield line("notice", "The article has changed since this answer and no longer holds these words; ask again.")
    further = (located(stored.text, one) for one in others if one.article.id == stored.id)
    yield from body(stored.text, words, [marks.Mark(span, "further") for span in further if span and span != words])


def read(stored: Article, said: Sequence[marks.Mark], also: Sequence[Record] = ()) -> Iterator[Block]:
    """Yield the blocks of an article from its beginning, with what is said in it marked."""
    yield from head(stored.record, also)
    if said:
        own, paper = Run("their own words", "own"), Run("in the paper’s words", "reported")
        yield Block("legend", (Run("Marked: "), own, Run(" and what is reported "), paper, Run(".")))
    else:
        yield line("legend", "No statement was found in this article.")
    yield from body(stored.text, None, said, READ)


def head(record: Record, also: Sequence[Record], whose: str = "") -> Iterator[Block]:
    """Yield what stands above an article's text."""
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


def located(text: str, citation: Citation) -> Span | None:
    """Find a citation's words: where it says, else where a later version of the article has them."""
    if text[citation.start : citation.end] == citation.quote:
        return Span(citation.start, citation.end)
    moved = text.find(citation.quote)
    return None if moved < 0 else Span(moved, moved + len(citation.quote))


def body(text: str, words: Span | None, others: Sequence[marks.Mark] = (), around: int = AROUND) -> Iterator[Block]:
    """Yield the paragraphs of a text around some words, these marked; ``others`` are marked beside them."""
    place = words or Span(0, 0)
    window = Span(max(0, place.start - around), place.end + around)
    shown = [
        _cut(text, span, window) for span in paragraphs(text) if span.end > window.start and span.start < window.end
    ]
    if shown and text[: shown[0].start].strip():
        yield line("meta", "… the article begins earlier")
    every = [*([marks.Mark(words, "mark")] if words else []), *others]
    for span, own in zip(shown, marks.parted(shown, every), strict=True):
        yield Block("para", tuple(marks.runs(text, span, own)))
    if shown and text[shown[-1].end :].strip():
        yield line("meta", "… the article goes on")


def _cut(text: str, paragraph: Span, window: Span) -> Span:
    """Give what of a paragraph lies in a window, from a whole word on and up to one where words are that short."""
    start, end = max(paragraph.start, window.start), min(paragraph.end, window.end)
    if start > paragraph.start:
        start = max(start, text.find(" ", start, start + WORD) + 1)
    if end < paragraph.end:
        last = text.rfind(" ", max(start, end - WORD), end)
        end = last if last > start else end
    return Span(start, end)
