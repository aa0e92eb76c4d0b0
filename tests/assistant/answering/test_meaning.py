"""Words meet in what they mean: inflected, as a synonym, as a verb of two words; not where only letters are alike."""

from __future__ import annotations

import pytest

from assistant.answering.meaning import meanings
from assistant.answering.sentences import question_terms
from assistant.archive import lexical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("postponed", "was put off again"),
        ("postpone", "put it off"),
        ("established", "founded in 1911"),
        ("percentage", "40 per cent"),
        ("inhabitants", "the people of the town"),
        ("participation", "the turnout"),
    ],
)
def test_words_meet_in_what_they_mean(one: str, other: str) -> None:
    assert meanings(one) <= meanings(other)


@pytest.mark.parametrize(("one", "other"), [("established", "he found the boat"), ("postponed", "off the mole")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert not meanings(one) <= meanings(other)


def test_a_question_is_covered_by_other_words_of_its_meaning_but_no_other_name() -> None:
    def analyse(text: str) -> list[str]:
        return text.lower().rstrip(".").split()

    terms = question_terms("regatta postponed", analyse, lambda _: 1, 100)
    assert terms.coverage(terms.held(analyse("regatta put off"), "Regatta put off")) == pytest.approx(1)
    named = question_terms("Storm regatta", analyse, lambda _: 1, 100)
    assert named.coverage(named.held(analyse("gale regatta"), "Gale regatta")) < 1


def test_of_a_common_word_no_more_counts_than_it_tells() -> None:
    analyse = lexical.analyse
    common = question_terms("made it", analyse, lambda stem: 1 if stem == "made" else 90, 100)
    rare = question_terms("made it", analyse, lambda stem: 1, 100)
    said = "They create it."
    assert 0 < common.coverage(common.held(analyse(said), said)) < rare.coverage(rare.held(analyse(said), said))
