from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Article, Citation, Record, Span
from ui.page import evidence
from ui.page.ink import Block

TEXT = "The gate will cost 51 million.\n\n“I asked for a door,” said Lorne.\n\nShe left."


def marked(blocks: list[Block]) -> str:
    return " ".join(run.text for block in blocks for run in block.runs if run.style == "mark")


def paragraphs_of(blocks: list[Block]) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in blocks if block.kind == "para"]


def cited(quote: str, start: int | None = None, url: str | None = None) -> Citation:
    at = TEXT.index(quote) if start is None else start
    return Citation(1, Record("a", "Lorne wants a door", url=url, outlet="Quay"), at, at + len(quote), quote)


def stored(text: str = TEXT, url: str | None = None) -> Article:
    return Article(Record("a", "Lorne wants a door", url=url, outlet="Quay", authors=("Ada Low",)), text)


def test_the_marked_words_are_the_quote_and_the_whole_article_stands_around_them() -> None:
    blocks = list(evidence.article(stored(), cited("“I asked for a door,” said Lorne.")))
    assert marked(blocks) == "“I asked for a door,” said Lorne."
    assert paragraphs_of(blocks) == TEXT.split("\n\n")
    assert [run.text for run in blocks[0].runs] == ["Quay · undated", "Lorne wants a door"]
    assert blocks[1].runs[0].text == "By Ada Low"


def test_words_that_moved_in_a_later_version_are_marked_where_they_stand_now() -> None:
    moved = list(evidence.article(stored("CORRECTED.\n\n" + TEXT), cited("51 million")))
    assert marked(moved) == "51 million"


def test_words_that_are_gone_are_not_marked_and_the_reader_is_told() -> None:
    blocks = list(evidence.article(stored("Retracted."), cited("51 million")))
    assert marked(blocks) == ""
    assert any(block.kind == "notice" and "changed since" in block.runs[0].text for block in blocks)


def test_a_long_article_is_shown_around_the_words_and_says_that_it_goes_on() -> None:
    filler = "\n\n".join(f"Paragraph {n} of the long report." for n in range(3_000))
    text = f"{filler}\n\n{TEXT}\n\n{filler}"
    quote = "“I asked for a door,” said Lorne."
    blocks = list(evidence.body(text, Span(text.index(quote), text.index(quote) + len(quote))))
    assert marked(blocks) == quote
    assert sum(len(run.text) for block in blocks for run in block.runs) < 3 * evidence.AROUND
    assert [block.kind for block in (blocks[0], blocks[-1])] == ["meta", "meta"]


def test_only_a_web_address_becomes_a_link_to_the_original() -> None:
    linked = list(evidence.article(stored(url="https://quay.example/1"), cited("51 million")))
    assert [run.href for block in linked if block.kind == "link" for run in block.runs if run.href] == [
        "https://quay.example/1"
    ]
    inert = list(evidence.article(stored(url="javascript:alert(1)"), cited("51 million")))
    assert not any(run.href for block in inert for run in block.runs)


@given(st.text(alphabet="ab .\n“”\u202e", max_size=200), st.data())
def test_marked_words_are_exactly_the_words_cited(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = marked(list(evidence.body(text, Span(start, end))))
    assert shown.split() == text[start:end].split()
