"""The answer without a model, over the sample archive."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant

AS_OF = datetime(2025, 5, 31, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("What did the new roof of Nethersalt School cost?", None),  # not the town that every article is about
        ("How many people did firefighters bring out of ground-floor flats in the storm?", "85"),
    ],
)
def test_the_town_that_every_article_names_is_no_short_answer(
    sample_archive: Path, question: str, short: str | None
) -> None:
    with Assistant.open(sample_archive) as assistant:
        answer = assistant.ask(question, as_of=AS_OF)
    assert not answer.abstained
    assert answer.short_answer == short
