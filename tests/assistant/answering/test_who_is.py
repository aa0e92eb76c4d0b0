from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from assistant import Assistant
from tests.assistant.answering.pier import harbour

AS_OF = datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with harbour(tmp_path_factory.mktemp("who") / "archive") as opened:
        yield opened


@pytest.mark.parametrize("question", ["Who is Ada Quay?", "what is Ada Quay's job?", "who was Ada Quay"])
def test_who_somebody_is_comes_with_the_sentence_that_says_so(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, as_of=AS_OF)
    assert answer.short_answer == "harbour master"
    assert "harbour master Ada Quay" in answer.citations[0].quote or "Harbour master Ada Quay" in answer.text


def test_of_somebody_whom_nobody_introduces_nothing_is_made_up(assistant: Assistant) -> None:
    assert assistant.ask("Who is Bo Unheard?", as_of=AS_OF).short_answer is None
