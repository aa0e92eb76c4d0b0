"""Which of two of one name is meant, what "the old one" and "the Nordish one" are, the other side of a vote."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.talk import Told, asked

BOTH = "What did Ivanov say about the pier?"


@pytest.mark.parametrize(
    ("choice", "meant"),
    [
        ("not Ivan", "Petra Ivanov"),
        ("Petra, not Ivan", "Petra Ivanov"),
        ("not Petra, Ivan", "Ivan Ivanov"),
        ("her", "Petra Ivanov"),
        ("I mean the woman", "Petra Ivanov"),
        ("the other one", "Petra Ivanov"),
    ],
)
def test_of_two_one_is_chosen_by_name_by_sex_or_by_whom_it_is_not(choice: str, meant: str) -> None:
    assert asked(BOTH, choice, told={0: Told(refused=True)}) == f"What did {meant} say about the pier?"


def test_a_choice_that_fits_both_or_nobody_is_none() -> None:
    assert "Ivan Ivanov" not in asked(BOTH, "the baker", told={0: Told(refused=True)})


def test_the_other_of_a_family_name_is_who_was_not_quoted() -> None:
    assert asked(BOTH, "no, the other Ivanov", told={0: Told(speakers=("Ivan Ivanov",))}) == (
        "What did Petra Ivanov say about the pier?"
    )


def test_he_after_her_is_the_namesake() -> None:
    assert asked("What did Petra Ivanov say about the pier?", "and him?") == "What did Ivan Ivanov say about the pier?"


@pytest.mark.parametrize(
    ("before", "question", "read_as"),
    [
        ("Who pays for the new tram?", "what happens to the old one?", "What happens to the old tram?"),
        (
            "What did the foreign minister say about the pier?",
            "no, the Danish one",
            "What did the Danish foreign minister say about the pier?",
        ),
        ("Who voted for the pier?", "and against?", "Who voted against the pier?"),
        ("Who voted for the pier?", "how many in total?", "How many voted for the pier?"),
        ("Who voted for the pier?", "was Ada Quay one of them?", "Was Ada Quay one of those who voted for the pier?"),
        ("Why is there no tram to Senn?", "and the ferry?", "Why is there no ferry to Senn?"),
        ("When did Senn School open?", "and the museum?", "When did the museum open?"),
        ("What did Ada Quay say about the pier?", "and Tom Holt himself?", "What did Tom Holt say about the pier?"),
        ("Who is against the pier?", "I mean the road, not the pier", "Who is against the road?"),
        ("Who leads the club?", "why did Ada Quay leave Senn", "why did Ada Quay leave Senn?"),
    ],
)
def test_what_takes_the_place_of_its_like(before: str, question: str, read_as: str) -> None:
    assert asked(before, question) == read_as
