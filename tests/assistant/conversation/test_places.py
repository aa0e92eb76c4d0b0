from __future__ import annotations

import pytest

from tests.assistant.conversation.talk import Told, asked, talk

RACE = "Who stands for the seat of Tarn?"
TWO = {0: Told("Ada Quay and Tom Holt are standing.", "Ada Quay and Tom Holt")}


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("what does the former say about rents?", "What does Ada Quay say about rents?"),
        ("and what does the latter say about rents?", "What does Tom Holt say about rents?"),
        ("is the latter’s party for it?", "Is Tom Holt’s party for the seat of Tarn?"),
        ("did both of them sign?", "Did Ada Quay and Tom Holt sign?"),
    ],
)
def test_a_place_means_one_of_the_two_who_were_named(question: str, read_as: str) -> None:
    assert asked(RACE, question, told=TWO) == read_as


def test_the_other_place_is_a_fragment() -> None:
    thread = ("What did Ada Quay and Tom Holt say about the pier?", "what did the former say?", "and the latter?")
    assert asked(*thread) == "What did Tom Holt say about the pier?"


def test_two_in_one_sentence_of_the_answer_will_do() -> None:
    told = {0: Told("The vote was close. Ada Quay beat Tom Holt by nine votes.")}
    assert asked("How did the vote end?", "what does the latter say?", told=told).startswith("What does Tom Holt say")


def test_a_former_office_is_no_place() -> None:
    assert "Ada" not in asked(RACE, "what does the former mayor say about rents?", told=TWO)


@pytest.mark.parametrize("before", ["What did Ada Quay say about the pier?", "Is the pier open?"])
def test_where_no_two_are_named_it_is_asked_who_is_meant(before: str) -> None:
    last = talk(before, "what did the latter say?")[-1]
    assert last.unclear.startswith("No two are named just before, so it is not clear who or what “the latter” means")
