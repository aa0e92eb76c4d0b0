from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from assistant.domain import Article, Citation, Record, Span
from assistant.text import paragraphs
from ui.page import evidence, marks
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


def test_one_long_line_is_cut_at_words_and_says_that_it_goes_on() -> None:
    text = " ".join(f"word{n} about the harbour" for n in range(60_000))
    quote = "word30000 about the harbour"
    at = text.index(quote)
    blocks = list(evidence.body(text, Span(at, at + len(quote))))
    assert marked(blocks) == quote
    (shown,) = paragraphs_of(blocks)
    assert len(shown) <= 2 * evidence.AROUND + len(quote)
    assert shown.split()[0] in {"about", "the", "harbour"} or shown.startswith("word")
    assert f" {shown} " in text
    assert [block.kind for block in blocks] == ["meta", "para", "meta"]
    from_the_beginning = list(evidence.body(text, None, around=evidence.READ))
    assert sum(len(words) for words in paragraphs_of(from_the_beginning)) <= evidence.READ
    assert [block.kind for block in from_the_beginning] == ["para", "meta"]
    unbroken = list(evidence.body("x" * 100_000, Span(50_000, 50_010)))
    assert len(paragraphs_of(unbroken)[0]) == 2 * evidence.AROUND + 10


@given(some.text(alphabet="ab .\n", max_size=80), some.data())
def test_overlapping_marks_are_drawn_as_the_first_of_them(text: str, data: some.DataObject) -> None:
    spans = some.tuples(some.integers(0, len(text)), some.integers(0, len(text))).map(lambda pair: Span(*sorted(pair)))
    given_ = [
        marks.Mark(span, style)
        for span, style in data.draw(some.lists(some.tuples(spans, some.sampled_from(["own", "reported", "mark"]))))
    ]
    parts = paragraphs(text)
    for paragraph, own in zip(parts, marks.parted(parts, given_), strict=True):
        drawn = [(sign, run.style) for run in marks.runs(text, paragraph, own) for sign in run.text]
        for at, (sign, style) in enumerate(drawn, paragraph.start):
            over = next((mark.style for mark in given_ if mark.span.start <= at < mark.span.end), "text")
            assert (sign, style) == (text[at], over)


def test_marks_of_an_article_of_quotations_cost_no_more_than_their_number() -> None:
    """Counted rather than timed: each mark is looked at once for its paragraph, not once for each edge of it."""
    looked = 0

    class Told(Span):
        __slots__ = ()

        def __getattribute__(self, name: str) -> object:
            nonlocal looked
            looked += name in {"start", "end"}
            return super().__getattribute__(name)

    def cost(count: int) -> int:
        nonlocal looked
        text, looked = "“It is so.” " * count, 0
        given_ = [marks.Mark(Told(12 * n, 12 * n + 11), "own") for n in range(count)]
        parts = paragraphs(text)
        assert sum(len(list(marks.runs(text, parts[0], own))) for own in marks.parted(parts, given_)) == 2 * count - 1
        return looked

    assert cost(2_000) < 11 * cost(200)


def test_only_a_web_address_becomes_a_link_to_the_original() -> None:
    linked = list(evidence.article(stored(url="https://quay.example/1"), cited("51 million")))
    assert [run.href for block in linked if block.kind == "link" for run in block.runs if run.href] == [
        "https://quay.example/1"
    ]
    inert = list(evidence.article(stored(url="javascript:alert(1)"), cited("51 million")))
    assert not any(run.href for block in inert for run in block.runs)


@given(some.text(alphabet="ab .\n“”\u202e", max_size=200), some.data())
def test_marked_words_are_exactly_the_words_cited(text: str, data: some.DataObject) -> None:
    start = data.draw(some.integers(0, len(text)))
    end = data.draw(some.integers(start, len(text)))
    shown = marked(list(evidence.body(text, Span(start, end))))
    assert shown.split() == text[start:end].split()
