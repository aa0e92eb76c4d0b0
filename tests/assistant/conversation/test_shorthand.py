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
