"""Yes and no of the sample archive: only what the words cited say plainly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.settings import load

AS_OF = datetime(2025, 5, 31, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def assistant(sample_archive: Path) -> Iterator[Assistant]:
    with Assistant.open(sample_archive, load(archive=sample_archive)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "short", "opening"),
    [
        ("Did Kettel say the siren had power?", "No", "No, Bram Kettel is reported as saying the contrary [1]."),
        ("Did Kettel say the siren had no power?", "Yes", "Yes, Bram Kettel is reported as saying so [1]."),
        ("Did Osgood say he would resign?", None, "Nothing by Matthis Osgood was found that is plainly on that;"),
        ("Did Renwold deny that he is a weathercock?", None, "This is what Joren Renwold is reported to have said on"),
    ],
)
def test_a_verdict_is_what_the_cited_words_say(
    assistant: Assistant, question: str, short: str | None, opening: str
) -> None:
    answer = assistant.ask(question, as_of=AS_OF, extractive=True)
    assert answer.short_answer == short
    assert answer.text.startswith(opening)
