from __future__ import annotations

import pytest

from assistant.asking.foreign import is_foreign, telling


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Menschen kamen zur Laternenregatta?",
        "Что сказал Песков о меморандуме?",
        "Qui a dit que le pont est dans un mauvais état ?",
        "¿Qué dijo el alcalde sobre el puente?",
    ],
)
def test_a_question_in_another_language_is_known_for_one(question: str) -> None:
    assert is_foreign(question)


@pytest.mark.parametrize(
    "question",
    [
        "what did the mayor of Bad Ischl say about die Brücke?",
        "who won in Rio de Janeiro",
        "Peskov memorandum",
        "why was the Lantern Regatta put off?",
        "did Le Pen resign?",
        "who is Die Linke's leader in São Paulo",
    ],
)
def test_an_english_question_with_foreign_names_is_none(question: str) -> None:
    assert not is_foreign(question)


def test_the_small_words_of_a_foreign_question_are_not_searched_for() -> None:
    assert telling("Wie viele Menschen kamen zur Laternenregatta?") == "Menschen Laternenregatta"
