"""Questions to go on with: each from words that are not on the page yet, none while somebody waits for an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.domain import Answer
from ui.page import onward, scope

PESKOV = "What did Peskov say about the memorandum?"
UMEROV = "What did Rustem Umerov say about the memorandum?"
NOW = datetime(2025, 5, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def assistant(sample_archive: Path) -> Iterator[Assistant]:
    with Assistant.open(sample_archive) as opened:
        yield opened


def places(*answers: Answer) -> set[tuple[str, int]]:
    return {(each.article.id, each.start) for answer in answers for each in answer.citations}


def test_what_is_offered_has_words_that_no_answer_on_the_page_has(assistant: Assistant) -> None:
    page = [assistant.ask(question, as_of=NOW) for question in (PESKOV, UMEROV)]
    offered = list(onward.questions(assistant, page))
    assert offered
    assert not {PESKOV, UMEROV} & set(offered)
    for question in offered:
        assert places(assistant.ask(question, as_of=NOW)) - places(*page), question


def test_going_on_as_offered_never_comes_back_to_a_question(assistant: Assistant) -> None:
    page = [assistant.ask(PESKOV, as_of=NOW)]
    asked = [PESKOV]
    for _ in range(3):
        offered = next(onward.questions(assistant, page), None)
        if offered is None:
            break
        assert offered not in asked
        asked.append(offered)
        page.append(assistant.ask(offered, as_of=NOW))
    assert len(asked) > 2


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("How old is Osgood?", "Matthis Osgood say about Osgood"),
        ("What did the union say about the cannery?", "Orven Bay Cannery say about the cannery"),
        ("Who won the election in Orvenmouth?", "about Orvenmouth"),
    ],
    ids=["a man on himself", "a house on itself", "a town that everybody names"],
)
def test_nobody_is_offered_on_himself_or_on_what_everybody_names(
    assistant: Assistant, question: str, never: str
) -> None:
    answer = assistant.ask(question, as_of=NOW)
    given = scope.given(answer.as_of, answer.scope).scope
    asked = assistant.understand(answer.standalone_question, answer.as_of, given)
    offered = list(onward.candidates(assistant, answer, asked, given))
    assert offered
    assert not [each for each in offered if never in each]


@pytest.mark.parametrize(
    ("name", "topic", "same"),
    [
        ("Ada Quay", "Quay", True),
        ("the harbour office", "the harbour", True),
        ("Ada Quay", "the quayside", False),
        ("Ministry of the Sea", "the price of fish", False),
    ],
)
def test_a_word_in_common_makes_somebody_their_own_topic(name: str, topic: str, same: bool) -> None:
    assert onward.itself(name, topic) is same


@pytest.mark.parametrize(
    ("topic", "noun"),
    [
        ("the huts would be pulled down", "the huts"),
        ("the barrier was too expensive", "the barrier"),
        ("it wasn’t safe", ""),
        ("the storm barrier", "the storm barrier"),
        ("", ""),
    ],
)
def test_a_clause_is_offered_by_what_it_is_about(topic: str, noun: str) -> None:
    assert onward.noun_of(topic) == noun
