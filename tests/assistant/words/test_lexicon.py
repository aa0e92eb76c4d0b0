"""Words are known by their inflections, synonyms, derivations and contraries."""

from __future__ import annotations

import pytest

from assistant.words.lexicon import bases, contraries, is_irregular_past, lacks, regular, synonyms


@pytest.mark.parametrize(
    ("word", "base"), [("went", "go"), ("dismissals", "dismissal"), ("stopped", "stop"), ("cities", "city")]
)
def test_a_form_leads_to_its_word(word: str, base: str) -> None:
    assert base in bases(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [("postponed", "postponement"), ("deliver", "delivery"), ("injured", "injury"), ("reveal", "disclose")],
)
def test_words_of_one_sense_and_derivations_are_alike(one: str, other: str) -> None:
    assert synonyms(one) & set(bases(other))


@pytest.mark.parametrize(
    ("one", "other"), [("forbidden", "allow"), ("absent", "present"), ("rise", "fall"), ("refuse", "accept")]
)
def test_a_contrary_is_known_through_synonyms(one: str, other: str) -> None:
    assert other in contraries(one)
    assert other not in synonyms(one)


def test_a_rare_sense_makes_no_synonym() -> None:
    assert "postpone" not in synonyms("table")
    assert "penalty" not in synonyms("fine")


@pytest.mark.parametrize(
    ("word", "lacking"), [("harmless", "harm"), ("unable", "able"), ("uncle", None), ("unless", None)]
)
def test_a_word_may_say_what_is_lacking(word: str, lacking: str | None) -> None:
    assert lacks(word) == lacking


@pytest.mark.parametrize("word", ["immediate", "regardless", "countless", "unveiled", "uncovers", "independent"])
def test_a_word_may_only_look_as_if_something_were_lacking(word: str) -> None:
    assert lacks(word) is None


def test_irregular_forms() -> None:
    assert [regular(word) for word in ("went", "children", "opened")] == ["go", "child", "opened"]
    assert all(map(is_irregular_past, ("taken", "beat", "hit")))
    assert not any(map(is_irregular_past, ("rent", "opened", "sees", "bit", "might")))


@pytest.mark.parametrize("word", ["leaves", "lives", "wound", "media", "does"])
def test_a_form_that_is_mostly_a_word_of_its_own_stays(word: str) -> None:
    assert regular(word) == word


def test_wind_is_no_wound() -> None:
    assert not set(bases("wound")) & {"wind"}
