"""Words of a question meet others of a text that say the same: synonyms, derivations, verbs of two words; no names."""

from __future__ import annotations

import pytest

from assistant.archive.lexical import analyse
from assistant.ranking.kin import kin_of


def met(question: str, text: str) -> set[str]:
    """Give the words of a question that a text has in other words."""
    spelled = {stem: word for word in question.rstrip("?").split() for stem in analyse(word)}
    return {spelled[own] for _, own, _ in kin_of(question, spelled, analyse).met(analyse(text))}


@pytest.mark.parametrize(
    ("question", "text", "word"),
    [
        ("why was the fair postponed?", "The fair was put off.", "postponed"),
        ("why was the fair postponed?", "They put it off again.", "postponed"),
        ("who founded the club?", "The club was established in May.", "founded"),
        ("why was a member thrown out of the club?", "One member was expelled.", "thrown"),
        ("when did the cost rise?", "Costs went up in May.", "rise"),
        ("how many people live there?", "A town of 800 inhabitants.", "live"),
    ],
)
def test_other_words_are_met(question: str, text: str, word: str) -> None:
    assert word in met(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("why was the fair postponed?", "The ferry lay off the mole, and the crew put ashore."),
        ("why was the fair postponed?", "The fair was opened by the mayor."),
        ("who met Storm?", "The gale took the roof."),
        ("who threw the ball?", "One member was expelled."),
        ("what is the interest rate?", "They were interred in May and buried."),
        ("how long is the pier?", "The pie was in the oven."),
        ("when is the fair?", "It was the reason that they gave."),
    ],
)
def test_others_and_names_are_not(question: str, text: str) -> None:
    assert not met(question, text)


def test_a_word_of_the_question_is_no_other_word_for_another_of_its_words() -> None:
    assert not met("was it founded or established?", "It was founded.")
