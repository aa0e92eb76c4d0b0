"""Words from outside stay words, in Markdown and in HTML."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from eval.report.html import html
from eval.report.markdown import markdown, table
from eval.report.untrusted import JOINER, in_markdown, marks, writable
from tests.eval.report.views import VIEW, hostile

MARKUP = st.text(st.sampled_from(list("<>&[]()!*_`|~#\\$\"'=/:;{}@ a1w.\n\t-+")), max_size=60)
ANYTHING = st.one_of(st.text(max_size=60), MARKUP)
DRAWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def shape(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give the elements of a page with the names of their attributes."""
    root = lxml_html.document_fromstring(page)
    return [(str(element.tag), tuple(sorted(element.attrib))) for element in root.iter()]


PLAIN = shape(html(replace(hostile("plain"), curves=())))


@given(ANYTHING)
def test_markdown_draws_words_as_they_are_and_opens_nothing(words: str) -> None:
    cell = in_markdown(words)
    page = lxml_html.fromstring(DRAWN.render("\n".join(table(["a", "b"], [[cell, "x"]]))))
    assert {element.tag for element in page.iter()} <= {"div", "table", "thead", "tbody", "tr", "th", "td"}
    cells = page.xpath("//td")
    assert len(cells) == 2, "no cell was split"
    drawn = (cells[0].text or "").replace(JOINER, "").replace("\ufffd", "")
    plain = re.sub("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2060\ufffd]", "", " ".join(writable(words).split()))
    assert drawn.strip() == plain.strip()


def test_addresses_in_markdown_are_parted_so_that_no_viewer_links_them() -> None:
    cell = in_markdown("see https://evil.example, www.evil.example, me@evil.example and @someone; Recall@5")
    assert "://" not in cell and "www." not in cell and "me@evil" not in cell and " @some" not in cell
    assert cell.endswith("Recall@5")


@given(ANYTHING, st.lists(st.integers(1, 9), max_size=3))
def test_parted_answers_join_to_the_answer_and_mark_only_what_is_cited(answer: str, cited: list[int]) -> None:
    parts = marks(f"{answer} [1][2]", cited)
    assert "".join(part.text if part.n is None else f"[{part.text}]" for part in parts) == f"{answer} [1][2]"
    assert {part.n for part in parts if part.n is not None} <= set(cited)


@settings(max_examples=15, deadline=None)
@given(ANYTHING)
def test_html_holds_no_element_link_or_handler_that_the_words_brought(words: str) -> None:
    assert shape(html(replace(hostile(f"x{words}"), curves=()))) == PLAIN


def test_hostile_words_are_in_the_page_as_words() -> None:
    page = lxml_html.document_fromstring(html(hostile()))
    assert "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)>" in page.text_content()
    assert not page.xpath("//script | //img | //iframe | //object | //link | //base | //*[@style]")
    assert all(link.startswith("#") for link in page.xpath("//@href | //@src"))
    assert "{{ 7 * 7 }}" in page.text_content()


def test_hostile_words_keep_markdown_to_its_own_headings() -> None:
    html_of = DRAWN.render(markdown(hostile()))
    assert "<script" not in html_of and "<img" not in html_of and "<a " not in html_of
    assert DRAWN.render(markdown(VIEW)).count("<h1>") == html_of.count("<h1>") == 1
    assert not {"\x00", "\ud800", "\u202e"} & set(markdown(hostile()))
