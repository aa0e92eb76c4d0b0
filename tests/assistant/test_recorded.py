from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain import Citation, Claim, Record, Span, Speaker, Statement
from assistant.recorded import can_be, is_recorded, speakers_in
from assistant.verify import verify
from tests.harrow import draft

TEXT = "“The roof must be mended,” said Ivo Bell. Pia Bell, the head, said she had no money."
QUOTE = "“The roof must be mended,”"
SAID = Statement(
    "school", (Span(1, 25),), Span(27, 31), Span(32, 40), "direct", speaker=Speaker("Ivo Bell", Span(32, 40), "name")
)
CITED = Citation(1, Record("school", "A leaking roof"), 0, 26, QUOTE, "Ivo Bell")


def test_words_are_recorded_only_as_those_of_who_said_them() -> None:
    assert is_recorded(CITED, [SAID])
    assert not is_recorded(replace(CITED, speaker="Pia Bell"), [SAID])
    assert not is_recorded(replace(CITED, end=40), [SAID])
    assert not is_recorded(CITED, [replace(SAID, speaker=None)])
    assert not is_recorded(CITED, [])


def test_a_citation_of_words_in_the_wrong_mouth_falls() -> None:
    claim = Claim(QUOTE, (1,), supported=True)
    for speaker, stands in (("Ivo Bell", True), ("Pia Bell", False)):
        one = draft(claim, citations=(replace(CITED, speaker=speaker),))
        assert verify(one, lambda _: TEXT, lambda _: [SAID]).core_lost is not stands


def test_the_ledger_overrules_what_rules_make_of_a_claim() -> None:
    claim = Claim("Ivo Bell said “the roof must be mended”.", (1,), supported=True)
    one = draft(claim, citations=(replace(CITED, speaker=None),))
    pia = replace(SAID, speaker=Speaker("Pia Bell", Span(42, 50), "name"))
    assert not verify(one, lambda _: TEXT, lambda _: [SAID]).core_lost
    assert verify(one, lambda _: TEXT, lambda _: [pia]).core_lost


def test_the_articles_own_words_around_a_citation_need_no_more() -> None:
    whole = TEXT[:41]
    claim = Claim(whole, (1,), supported=True)
    assert verify(draft(claim, citations=(CITED,)), lambda _: TEXT, lambda _: [SAID]).draft.claims[0].supported


def test_a_sentence_is_spoken_in_by_those_whose_words_it_has() -> None:
    assert speakers_in([Span(0, 41), Span(42, 84)], [SAID]) == {0: {"Ivo Bell"}}


@pytest.mark.parametrize(
    ("asked", "name", "fits"),
    [
        ("Bell", "Ivo Bell", True),
        ("ivo bell", "Ivo Bell", True),
        ("Ivo Bell", "Pia Bell", False),
        ("Ivo", "Ivo Bell", False),
        ("", "Ivo Bell", False),
    ],
)
def test_a_name_in_a_claim_stands_for_one_that_ends_alike(asked: str, name: str, fits: bool) -> None:
    assert can_be(asked, name) is fits
