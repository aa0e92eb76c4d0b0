"""A written answer is read into claims whose citations are the stored words, whatever is written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering import claims
from assistant.answering.claims import ANSWER_CHARACTERS, CUT_SHORT, draft_of
from assistant.answering.draft import NOT_IN_ARCHIVE, Draft
from assistant.verify import verify
from tests.shown import ARTICLES, CLOSED, HITS, SAFE


def answer(text: str) -> Draft:
    return draft_of(text, HITS)


def test_a_citation_holds_the_sentence_that_carries_the_claim() -> None:
    draft = answer(
        "Quay said the town “will not open a bridge that is not safe” [1]. The fair expects 9,000 visitors [2]."
    )
    assert [citation.quote for citation in draft.citations] == [SAFE, "Its committee expects 9,000 visitors."]
    for citation in draft.citations:
        assert citation.quote == ARTICLES[citation.article.id][citation.start : citation.end]
    assert [claim.citations for claim in draft.claims] == [(1,), (2,)]
    assert verify(draft, ARTICLES.__getitem__).rejected == ()


def test_one_claim_may_need_two_sentences_of_a_passage() -> None:
    draft = answer("The bridge stays closed until 14 June though the council had promised 3 May [1].")
    assert [citation.quote for citation in draft.citations] == [
        CLOSED,
        "The council had promised to reopen it by 3 May.",
    ]
    assert draft.text.endswith("[1][2]")


@pytest.mark.parametrize("marker", ["[99]", "[0]", "[3]", "[99, 100]", "【7】", "[12-14]"])
def test_a_number_that_names_no_passage_does_not_survive(marker: str) -> None:
    draft = answer(f"The bridge stays closed {marker}. The fair expects 9,000 visitors [2] {marker}.")
    assert draft.text == "The bridge stays closed. The fair expects 9,000 visitors. [1]"
    assert [claim.supported for claim in draft.claims] == [False, True]
    assert [citation.article.id for citation in draft.citations] == ["fair"]


@pytest.mark.parametrize(
    "marker",
    [
        "[2]",
        " [2]",
        "[2][99]",
        "[99, 2]",
        "[2; 7]",
        "【2】",
        "【2†source】",
        "[[2]]",
        "[2](https://evil.example/)",
        "[passage 2]",
        "[Source 2]",
    ],
)
def test_every_way_to_write_a_marker_is_read(marker: str) -> None:
    for text in (f"The fair expects 9,000 visitors{marker}.", f"The fair expects 9,000 visitors.{marker}"):
        draft = answer(text)
        assert draft.text == "The fair expects 9,000 visitors. [1]"
        assert [citation.article.id for citation in draft.citations] == ["fair"]


@pytest.mark.parametrize("marker", ["[1][2]", "[1, 2]", "[1] [2]", "[1-2]", "[1 and 2]"])
def test_several_passages_carry_one_claim(marker: str) -> None:
    draft = answer(f"The bridge stays closed and the fair expects 9,000 visitors {marker}.")
    assert {citation.article.id for citation in draft.citations} == {"bridge", "fair"}


def test_a_quotation_that_goes_on_lends_its_marker_to_the_sentence_before() -> None:
    for before in ("“I can count,” Quay said.", "Quay denied it."):
        draft = answer(f"{before} “We will not open a bridge that is not safe.” [1]")
        assert [bool(claim.citations) for claim in draft.claims] == [True, True]
    draft = answer("Quay denied it. She will not open a bridge that is not safe. [1]")
    assert [bool(claim.citations) for claim in draft.claims] == [False, True]
    draft = answer("The fair is on. “We will not open a bridge that is not safe.” [1]")
    assert [bool(claim.citations) for claim in draft.claims] == [False, True]
    draft = answer('"I can count," Quay said. "We will not." "We will not open a bridge that is not safe." [1]')
    assert [bool(claim.citations) for claim in draft.claims] == [True, True, True]


def test_citations_are_numbered_in_the_order_of_their_first_use() -> None:
    draft = answer(
        "The fair expects 9,000 visitors [2]. The bridge stays closed until 14 June [1]. It expects visitors [2].",
    )
    assert [(citation.n, citation.article.id) for citation in draft.citations] == [(1, "fair"), (2, "bridge")]
    assert draft.text == (
        "The fair expects 9,000 visitors. [1] The bridge stays closed until 14 June. [2] It expects visitors. [1]"
    )


def test_an_answer_without_citations_is_not_shown_as_fact() -> None:
    draft = answer("The bridge stays closed. The mayor said so.")
    assert [claim.supported for claim in draft.claims] == [False, False]
    assert draft.confidence == 0
    verified = verify(draft, ARTICLES.__getitem__)
    assert verified.core_lost
    assert verified.draft.text == ""


@pytest.mark.parametrize(
    "refusal", [NOT_IN_ARCHIVE, "the archive does not say", f"{NOT_IN_ARCHIVE} The Lantern wrote of a bridge [1]."]
)
def test_the_refusal_is_a_refusal_and_nothing_else(refusal: str) -> None:
    draft = answer(refusal)
    assert draft == Draft(NOT_IN_ARCHIVE, None, 0.0, abstained=True, claims=(), citations=())


def test_markup_images_and_links_are_taken_out() -> None:
    draft = answer(
        "## Answer\n\n**The bridge** stays closed ![x](http://canary.example/) [1].\n\n"
        "* The fair expects [9,000 visitors](http://canary.example/) [2].\n* It moves to the `north bank` ![a][b] [2].",
    )
    assert "canary" not in draft.text
    assert draft.text == (
        "Answer\n\nThe bridge stays closed. [1]\n\n"
        "- The fair expects 9,000 visitors. [2]\n- It moves to the north bank. [3]"
    )


SENTENCE = st.sampled_from(
    ["The bridge stays closed", "Quay said “we will not”", "9,000 visitors", "…", "Ⅻ 【", "[1", "]]"]
)
MARKER = st.sampled_from(["[1]", "[2]", "[99]", "[1, 2]", "【2】", "[]", "", ". ", "\n", "\n- ", "“", "[2](x)"])


@given(st.lists(st.one_of(SENTENCE, MARKER, st.text(max_size=8)), max_size=25), st.booleans())
def test_whatever_is_written_every_citation_is_verbatim_and_every_marker_has_one(pieces: list[str], cut: bool) -> None:
    draft = draft_of("".join(pieces), HITS, cut=cut)
    for citation in draft.citations:
        assert citation.quote == ARTICLES[citation.article.id][citation.start : citation.end]
        assert citation.quote.strip()
    assert [citation.n for citation in draft.citations] == list(range(1, len(draft.citations) + 1))
    assert all(set(claim.citations) <= {c.n for c in draft.citations} for claim in draft.claims)
    assert all(claim.supported is bool(claim.citations) for claim in draft.claims)
    assert list(dict.fromkeys(n for claim in draft.claims for n in claim.citations)) == [c.n for c in draft.citations]
    assert 0 <= draft.confidence <= 1
    shown = verify(draft, ARTICLES.__getitem__).draft
    assert all(claim.text in " ".join(shown.text.split()) for claim in shown.claims if claim.supported)


@pytest.mark.parametrize(
    "piece",
    [" ", "\n", " \n", "[", "![", "](", "![](", "[1,", "[1†", "[ 1 and ", "[1", "1", "# \n", ">", "A-", "【", "`"],
)
def test_whatever_is_written_is_read_in_linear_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    begun = time.process_time()
    list(claims._read(text))
    assert time.process_time() - begun < 0.3
    begun = time.process_time()
    draft_of(text, HITS)
    assert time.process_time() - begun < 0.3


def test_what_goes_beyond_the_longest_answer_is_not_read() -> None:
    draft = draft_of("The fair expects 9,000 visitors [2]. " * 1000, HITS)
    assert draft.text.endswith(CUT_SHORT)
    assert sum(len(claim.text) for claim in draft.claims) <= ANSWER_CHARACTERS


def test_a_number_of_any_length_names_no_passage() -> None:
    assert answer(f"The fair expects 9,000 visitors [{'1' * 3000}].").citations == ()


def test_tags_of_html_are_no_part_of_an_answer() -> None:
    draft = answer("<img src=//canary.example/x> The bridge <b>stays</b> closed until 14 June [1]. 3 < 4 > 2 [1].")
    assert draft.claims[0].text == "The bridge stays closed until 14 June."
    assert "<" not in draft.claims[0].text


def test_a_refusal_behind_a_claim_is_told() -> None:
    draft = answer(f"The bridge stays closed until 14 June [1]. {NOT_IN_ARCHIVE}")
    assert draft.notices == (claims.IN_PART,)
    assert not draft.abstained
    assert answer("The bridge stays closed until 14 June [1].").notices == ()
