from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.quotations import quotations
from assistant.text import sentences
from ingest.passages import HARD, OVERLONG, passages, weight

SENTENCE = st.integers(1, 130).map(lambda count: "Word " + "word, " * (count - 1) + "end.")
QUOTATION = st.integers(1, 60).map(lambda count: "“" + "We go. " * count + "Now,” he said.")
HEADING = st.just("\n\nA heading of few words\n\n")
TEXT = st.lists(st.one_of(SENTENCE, QUOTATION, HEADING, st.just("\n\n")), max_size=30).map(" ".join)
ENDLESS = st.one_of(st.just("x" * 9_000), st.just("字" * 3_000), st.just("word " * 2_000))
TARGET = st.integers(40, 400)


def article(paragraphs: int, words: int) -> str:
    return "\n\n".join("Word " + "word " * (words - 2) + "end." for _ in range(paragraphs))


@given(st.one_of(TEXT, ENDLESS, st.text(max_size=300)), TARGET)
@example("", 180)
def test_passages_are_sorted_disjoint_cover_the_text_and_keep_to_the_hard_limit(text: str, target: int) -> None:
    reached = 0
    for span in passages(text, target):
        assert reached <= span.start < span.end <= len(text)
        assert not text[reached : span.start].strip()
        assert weight(span.of(text)) <= HARD * target
        reached = span.end
    assert not text[reached:].strip()


@given(TEXT, TARGET)
def test_every_sentence_that_is_not_overlong_lies_in_one_passage(text: str, target: int) -> None:
    spans = passages(text, target)
    for sentence in sentences(text):
        if weight(sentence.of(text)) <= OVERLONG * target:
            assert sum(span.start <= sentence.start and sentence.end <= span.end for span in spans) == 1


@given(TEXT, st.integers(100, 400))
def test_no_quotation_is_cut(text: str, target: int) -> None:
    ends = {span.end for span in passages(text, target)}
    for quotation in quotations(text):
        assert not any(quotation.start < end < quotation.end for end in ends)


def test_passages_end_with_paragraphs_where_they_can() -> None:
    text = article(paragraphs=12, words=60)
    spans = passages(text, 180)
    assert [weight(span.of(text)) for span in spans] == [180, 180, 180, 180]
    assert all(text[span.end : span.end + 2] in ("\n\n", "") for span in spans)


def test_a_heading_stays_with_what_it_heads() -> None:
    text = article(2, 80) + "\n\nWhat comes next\n\n" + article(2, 80)
    first, second = passages(text, 165)
    assert second.of(text).startswith("What comes next")
    assert first.of(text).endswith("end.")


def test_a_short_tail_joins_the_passage_before() -> None:
    text = article(3, 60) + "\n\nThe last words."
    assert len(passages(text, 180)) == 1


@pytest.mark.parametrize("target", [60, 180])
def test_an_overlong_sentence_is_cut_at_clauses(target: int) -> None:
    text = "The list names " + "one person of the town, " * 200 + "and nobody else."
    pieces = [span.of(text) for span in passages(text, target)]
    assert len(pieces) > 2
    assert all(piece.endswith(",") for piece in pieces[:-1])


def test_scripts_without_spaces_are_measured_by_their_characters() -> None:
    text = "今日は雨が降って町はとても静かでした。" * 100
    spans = passages(text, 180)
    assert 4 <= len(spans) <= 7
    assert all(span.of(text).endswith("。") for span in spans)
