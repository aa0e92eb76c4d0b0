"""What a question names by itself, and what it gets from the thread: after thanks, of a plan, of a place."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.talk import asked


@pytest.mark.parametrize(
    ("before", "question", "read_as"),
    [
        ("Why is the pier shut?", "When does the new tram arrive?", "When does the new tram arrive?"),
        ("Why is the pier shut?", "Who was expelled from the chess club?", "Who was expelled from the chess club?"),
        ("Why is the pier shut?", "How deep is the harbour basin?", "How deep is the harbour basin?"),
        ("Who opened the new mill?", "when did the old one close?", "When did the old mill close?"),
        ("Who won the Senn Cup?", "was the whole crowd there?", "Was the whole crowd there in the Senn Cup?"),
        (
            "Why is the pier shut?",
            "thank you, and how did Ada Quay vote on the tram?",
            "How did Ada Quay vote on the tram?",
        ),
        (
            "What does the roof of the chess club cost?",
            "thanks, and who pays?",
            "Who pays for the roof of the chess club?",
        ),
        ("When is the new Senn ferry coming?", "how much does it cost?", "How much does the new Senn ferry cost?"),
        (
            "How much will the pier cost?",
            "what about the revised plan?",
            "How much will the revised plan for the pier cost?",
        ),
        ("How many boats took part in the race?", "and spectators?", "How many spectators took part in the race?"),
        ("What happened to the Hopper?", "how many people were on board?", "How many people were on board the Hopper?"),
        ("Who doubts Tom Holt’s signature?", "who forged it?", "Who forged Tom Holt’s signature?"),
        ("What did the fire chief say about the fire?", "and the roof?", "What did the fire chief say about the roof?"),
    ],
)
def test_a_thing_with_a_word_of_its_own_is_told_from_those_before(before: str, question: str, read_as: str) -> None:
    assert asked(before, question) == read_as


def test_a_place_speaks_where_who_speaks_was_varied() -> None:
    first = "How many jobs will the mill cut?"
    assert asked(first, "what did the union say about it?", "and the town?") == "What did the town say about the mill?"
    assert asked("What did the union say about the pier?", "and the town?") == "What did the union say about the town?"


@pytest.mark.parametrize("name", ["Senn Library", "Tarn Museum", "Alto Lighthouse"])
def test_a_building_with_a_name_is_nobody(name: str) -> None:
    assert (
        asked("What did Ada Quay say about the pier?", f"and the {name}?") == f"What did Ada Quay say about the {name}?"
    )


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("what for?", "Why does the mill pay the town?"),
        ("who to?", "To whom does the mill pay the town?"),
        ("since when?", "Since when does the mill pay the town?"),
    ],
)
def test_an_asking_word_may_stand_before_its_preposition(question: str, read_as: str) -> None:
    assert asked("Does the mill pay the town?", question) == read_as
