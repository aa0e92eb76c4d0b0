"""The shorthand of somebody at work is read as what it is short for."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.talk import asked, talk


@pytest.mark.parametrize(
    ("before", "question", "read_as"),
    [
        ("What did Ada Quay say about the pier?", "same for Tom Holt", "What did Tom Holt say about the pier?"),
        (
            "What did Ada Quay say about the pier?",
            "compare that with Tom Holt",
            "What did Tom Holt say about the pier?",
        ),
        ("What did Ada Quay say about the pier?", "her exact words?", "What did Ada Quay say about the pier?"),
        ("What did Ada Quay say about the pier?", "source?", "What did Ada Quay say about the pier?"),
        (
            "What did Ada Quay say about the pier in March?",
            "her exact words in May",
            "What did Ada Quay say about the pier in May?",
        ),
        ("Why was the market delayed?", "until when?", "Until when was the market delayed?"),
        ("When did the mill reopen?", "why so late?", "Why did the mill reopen so late?"),
        ("How long was the market delayed?", "why the delay?", "Why was the market delayed?"),
        ("Was anybody killed in Storm Ida?", "injured?", "Was anybody injured in Storm Ida?"),
        ("Who will build the new bridge?", "cost?", "What was the cost of the new bridge?"),
        ("When will the mill reopen?", "wasn't it sold?", "Was the mill sold?"),
        ("How many jobs will the mill cut?", "out of how many?", "Out of how many will the mill cut jobs?"),
        ("Who is Ada Quay?", "what is her job again?", "What is Ada Quay’s job?"),
        (
            "What did Ada Quay say about the pier?",
            "what are the conditions?",
            "What are Ada Quay’s conditions for the pier?",
        ),
        (
            "What did Ada Quay say about the pier?",
            "has she said anything since?",
            "Has Ada Quay said anything about the pier since?",
        ),
    ],
)
def test_shorthand_is_spelled_out(before: str, question: str, read_as: str) -> None:
    assert asked(before, question) == read_as


def test_back_to_something_asks_again_what_was_asked_of_it() -> None:
    first, then = "What does the new pier cost?", "Who won the regatta?"
    assert asked(first, then, "back to the pier") == "What does the new pier cost?"
    assert asked(first, then, "back to the pier: when will it open?") == "When will the pier open?"


def test_an_outlet_that_is_to_be_checked_narrows_the_question() -> None:
    for question in ("check the Tribune", "what does the Tribune say?"):
        reading = talk("How many were on the ferry?", question)[-1]
        assert reading.question == "How many were on the ferry?"
        assert reading.narrowed.outlets == ("Coast Tribune",)


def test_one_word_that_nothing_carries_is_asked_back() -> None:
    assert talk("Who is Ada Quay?", "cost?")[-1].unclear


@pytest.mark.parametrize(
    "question",
    [
        "back to …",
        "Back to ...",
        "same for?",
        "Ditto for ...",
        "isn't it?",
        "didn't ask",
        "Back to work",
        "Check it out",
    ],
)
def test_shorthand_of_nothing_is_asked_back(question: str) -> None:
    assert "not clear" in talk("When will the mill reopen?", question)[-1].unclear


@pytest.mark.parametrize("question", ["Agreed.", "Understood.", "Noted."])
def test_a_word_with_a_full_stop_tells_and_asks_nothing(question: str) -> None:
    assert "asks the archive nothing" in talk("When will the mill reopen?", question)[-1].unclear
    assert asked("When will the mill reopen?", question, "who owns it?") == "Who owns the mill?"


def test_a_participle_without_one_asks() -> None:
    assert asked("When will the mill reopen?", "delayed?") == "Was the mill delayed?"
