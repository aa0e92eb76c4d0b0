"""On the sample archive: what it says in other words is found, what stands near and says it not is no answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.domain import Answer
from assistant.settings import load

AS_OF = datetime(2025, 5, 31, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def assistant(sample_archive: Path) -> Iterator[Assistant]:
    with Assistant.open(sample_archive, load(archive=sample_archive, model="")) as opened:
        yield opened


def ask(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question, as_of=AS_OF, extractive=True)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Sabine Ortwin say about the wetland?", "marsh"),
        ("Who is the president of Ukraine?", "Zelensky"),
        ("Who is the managing director of Varrey Line?", "Hasker"),
        ("Who will pay for the new ferry?", "Varrey Line pays ten million"),
        ("Who will pay for the fireworks at the regatta?", "the cannery pays for the fireworks"),
        ("What percentage of the vote did Osgood get?", "50.2 per cent"),
    ],
)
def test_what_is_said_in_other_words_is_answered(assistant: Assistant, question: str, words: str) -> None:
    assert words in ask(assistant, question).text


@pytest.mark.parametrize(
    "question",
    [
        "Who is the president of France?",
        "Who is the mayor of Castrel?",
        "Who is the managing director of Dunmarrow Works?",
        "What did Matthis Osgood say about the state of emergency?",
        "What did Lotte Varnham say about the night bus?",
        "What did Joren Renwold say about the airport?",
    ],
)
def test_what_is_near_and_something_else_is_no_answer(assistant: Assistant, question: str) -> None:
    assert ask(assistant, question).abstained


def test_a_number_of_something_else_is_no_short_answer(assistant: Assistant) -> None:
    assert ask(assistant, "How many prisoners were exchanged?").short_answer is None


def test_the_share_of_one_is_not_anothers(assistant: Assistant) -> None:
    assert ask(assistant, "What proportion of the vote did Ewa Prinsel get?").short_answer is None
