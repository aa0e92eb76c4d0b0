"""An answer of statements: whole remarks while they fit, the numbers of the others, and no half sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.abridged import Section, abridged
from assistant.answering.compose import AT_LENGTH, Piece, compose, short_enough, words_in
from assistant.answering.draft import NOT_IN_ARCHIVE, Draft
from assistant.answering.remarks import Remark
from assistant.domain import Moment, Record, Said, Span, Speaker, Statement
from assistant.quotations import quotations
from assistant.topic import Evidence

LIMIT = 90


def record(id_: str, day: int) -> Record:
    return Record(
        id_, "The weir", outlet="The Lantern", published=Moment(datetime(2025, 5, day, tzinfo=UTC), "day", "t")
    )


def quoted(name: str, day: int, *lengths: int) -> tuple[Remark, str]:
    """Give a remark of sentences of so many words each, and its article's text."""
    words = " ".join(" ".join(["The", *["weir"] * (length - 2), "holds."]) for length in lengths)
    text = f"“{words}” said {name}."
    content = Span(0, text.index(" said"))
    cue = Span(content.end + 1, content.end + 5)
    source = Span(cue.end + 1, len(text) - 1)
    id_ = f"{name} {day} {lengths}"
    statement = Statement(id_, (content,), cue, source, "direct", speaker=Speaker(name, source, "name", "warden"))
    said = Said(hash(id_), statement, record(id_, day), content.of(text), name, "said")
    return Remark(said, Evidence(1.0, 1.0, 1.0, 1.0), (content,), False, frozenset(), (content,)), text


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("Ada Quay", "Tom Holt", "Ida Marsh")),
            st.integers(1, 28),
            st.lists(st.integers(3, 120), min_size=1, max_size=4),
        ),
        min_size=1,
        max_size=12,
        unique_by=lambda one: (one[0], one[1]),
    ),
    st.booleans(),
)
def test_no_answer_is_longer_and_every_remark_is_cited(told: list[tuple[str, int, list[int]]], in_time: bool) -> None:
    made = [quoted(name, day, *lengths) for name, day, lengths in told]
    texts = {remark.said.article.id: text for remark, text in made}
    names = dict.fromkeys(name for name, _, _ in told)
    sections = [
        Section(tuple(remark for remark, _ in made if remark.said.source == name), f"{name} spoke.") for name in names
    ]
    telling = abridged(sections, texts, LIMIT, in_time=in_time)
    assert words_in(telling.text) <= LIMIT
    assert {one.article.id for one in telling.citations} == set(texts)
    assert all(f"[{one.n}]" in telling.text for one in telling.citations)
    assert all(one.quote == texts[one.article.id][one.start : one.end] for one in telling.citations)
    for span in quotations(telling.text):  # every sentence shown is whole
        assert span.of(telling.text).rstrip("” …").endswith("holds.")


@pytest.mark.parametrize("lengths", [(40, 30, 30, 30), (70, 60)])
def test_of_a_long_quotation_whole_sentences_are_shown_and_all_of_it_is_opened(lengths: tuple[int, ...]) -> None:
    remark, text = quoted("Ada Quay", 3, *lengths)
    telling = abridged([Section((remark,))], {remark.said.article.id: text}, LIMIT, in_time=False)
    assert "holds. …” [1][2]" in telling.text
    assert "".join(one.quote for one in telling.citations).count("holds.") == len(lengths)


def test_each_article_is_heard_before_one_is_heard_twice() -> None:
    days = [quoted("Ada Quay", day, length) for day, length in ((20, 30), (20, 12), (9, 12), (3, 12), (1, 30))]
    texts = {remark.said.article.id: text for remark, text in days}
    one_day = replace(days[1][0].said.article, id=days[0][0].said.article.id)  # two remarks of one article
    second = replace(days[1][0], said=replace(days[1][0].said, article=one_day))
    section = Section((days[0][0], second, *(remark for remark, _ in days[2:])))
    telling = abridged([section], {**texts, one_day.id: days[0][1]}, LIMIT, in_time=False)
    assert [claim.citations for claim in telling.claims] == [(1,), (2,), (3,)]
    assert "9 May 2025: “" in telling.text
    assert "3 May 2025: “" in telling.text
    assert telling.text.endswith("See also [4]; 1 May 2025 [5].")


def test_of_a_quotation_with_a_pause_the_first_part_stands_alone_and_no_single_one_is_cut() -> None:
    long, text = quoted("Ada Quay", 3, 20, 70)
    telling = abridged([Section((long,))], {long.said.article.id: text}, LIMIT, in_time=False)
    assert telling.text.count("weir") < LIMIT
    other, other_text = quoted("Ada Quay", 9, 8)
    texts = {long.said.article.id: text, other.said.article.id: other_text}
    beside = abridged([Section((other, long))], texts, LIMIT, in_time=False)
    assert "…" not in beside.text
    assert beside.text.endswith("See also 3 May 2025 [2].")


def test_a_sentence_that_the_next_turns_round_is_not_shown_without_it() -> None:
    remark, text = quoted("Ada Quay", 3, 60, 60)
    turned = text.replace(" The weir", " But the weir", 1)
    telling = abridged([Section((remark,))], {remark.said.article.id: turned}, LIMIT, in_time=False)
    assert telling.text == f"Ada Quay, warden, The Lantern, 3 May 2025, {AT_LENGTH}: [1]."


def test_one_sentence_too_long_is_opened_and_not_cut() -> None:
    sentence = " ".join(["weir"] * LIMIT)
    long = compose([Piece(record("a", 3), 0, len(sentence), sentence)], short_answer="weir", confidence=0.5)
    draft = short_enough(long, LIMIT)
    assert draft.text == f"The Lantern, 3 May 2025, {AT_LENGTH}: [1]"
    assert [one.quote for one in draft.citations] == [sentence]
    assert draft.short_answer == "weir"


def test_a_refusal_that_names_too_much_is_the_plain_one() -> None:
    refused = Draft(" ".join(["no"] * 91), None, 0.0, abstained=True, claims=(), citations=())
    assert short_enough(refused, LIMIT).text == NOT_IN_ARCHIVE
