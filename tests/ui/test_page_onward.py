"""Questions to go on with: each from words that are not on the page yet, none while somebody waits for an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.domain import Answer
from ui.page import onward

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
