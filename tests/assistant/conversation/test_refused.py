"""What follows a turn that was refused: a choice among several, or a question that can't mean anything."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.talk import Told, asked, talk

REFUSED = {0: Told("Several people may be “Ivanov”. Who is meant?", refused=True)}
IVANOV = "What did Ivanov say about the pier?"


@pytest.mark.parametrize(
    ("choice", "read_as"),
    [
        ("Petra", "What did Petra Ivanov say about the pier?"),
        ("Ivan Ivanov", "What did Ivan Ivanov say about the pier?"),
        ("i mean petra", "What did Petra Ivanov say about the pier?"),
        ("no, the other Ivanov", "What did Petra Ivanov say about the pier?"),
        ("the other one", "What did Petra Ivanov say about the pier?"),
        ("the first", "What did Ivan Ivanov say about the pier?"),
        ("the second one", "What did Petra Ivanov say about the pier?"),
    ],
)
def test_one_of_those_who_may_be_meant_is_chosen(choice: str, read_as: str) -> None:
    assert asked(IVANOV, choice, told=REFUSED) == read_as


def test_a_place_that_nobody_has_chooses_nobody() -> None:
    assert "Petra" not in asked(IVANOV, "the third", told=REFUSED)


def test_why_a_refused_question_is_so_asks_what_is_meant() -> None:
    last = talk("What will the pier cost?", "why?", told={0: Told("The archive does not say.", refused=True)})[-1]
    assert (last.question, bool(last.unclear)) == ("why?", True)


@pytest.mark.parametrize("question", ["when?", "and the bridge?"])
def test_a_refused_question_may_still_be_asked_otherwise(question: str) -> None:
    assert not talk("What will the pier cost?", question, told={0: Told(refused=True)})[-1].unclear
