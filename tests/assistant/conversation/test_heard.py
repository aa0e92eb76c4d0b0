"""What is said to an answer: thanks and orders ask nothing, what stands behind them is asked."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.talk import Told, asked, talk

PIER = "What did Ada Quay say about the pier?"


@pytest.mark.parametrize(
    "said", ["thanks", "ok, thank you very much!", "great", "translate that", "summarise it please"]
)
def test_thanks_and_orders_are_asked_back_and_searched_for_nothing(said: str) -> None:
    readings = talk(PIER, said, "and Tom Holt?")
    assert "look" in readings[1].unclear
    assert readings[2].question == "What did Tom Holt say about the pier?"


@pytest.mark.parametrize(
    "said",
    ["translate that into German", "export it as CSV", "translate to English", "can you shorten it", "summarise",
     "save the answer as a file", "well, thanks", "right, ok", "right then"],
)  # fmt: skip
def test_an_order_names_the_answer_or_what_it_is_turned_into(said: str) -> None:
    assert "look" in talk(PIER, said)[-1].unclear


@pytest.mark.parametrize("typed", ["Export to China", "print", "copy for", "save for Holt", "Right", "Well", "export?"])
def test_a_word_that_may_be_a_thing_is_no_order(typed: str) -> None:
    assert "look" not in talk(PIER, typed)[-1].unclear


@pytest.mark.parametrize("said", ["thanks, and Tom Holt?", "ok thanks, and Tom Holt?", "great, what about Tom Holt?"])
def test_what_stands_behind_thanks_is_asked(said: str) -> None:
    assert asked(PIER, said) == "What did Tom Holt say about the pier?"


def test_a_statement_without_a_lead_asks_nothing() -> None:
    readings = talk(PIER, "that was 2024", "and Tom Holt?", told={1: Told(refused=True)})
    assert readings[1].unclear
    assert readings[2].question == "What did Tom Holt say about the pier?"


@pytest.mark.parametrize("said", ["alright, thank you. ", "thank you! and ", "ok thanks, and ", "right, cheers, so "])
def test_a_whole_question_behind_thanks_is_asked_without_what_led_to_it(said: str) -> None:
    assert asked(PIER, f"{said}what did Tom Holt say about the tram?") == "What did Tom Holt say about the tram?"


def test_a_correction_may_stand_before_i_mean() -> None:
    assert asked(PIER, "the harbour master I mean") == "What did the harbour master say about the pier?"
