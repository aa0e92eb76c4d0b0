"""Whose words are of a period: what its own sentence dates into it leads, and what nothing dates is shown as such."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.domain import Moment
from assistant.settings import load
from tests.assistant.answering.test_said import ask
from tests.assistant.archive.newsroom import WordEmbedder, article, spoken

UNDATED = "don’t give the day it was said"


@pytest.mark.parametrize(
    ("lines", "cited", "warned"),
    [
        (("Tom Holt said: the pier stays shut", "Last week Tom Holt said: the swans stay"), "swans", False),
        (("Tom Holt said: the pier stays shut", "Tom Holt said: the swans left last week"), "both", True),
        (("Tom Holt said: the pier stays shut", "On Monday Tom Holt said: the swans stay"), "both", True),
    ],
)
def test_a_report_whose_sentence_dates_it_into_the_week_leads(
    tmp_path: Path, lines: tuple[str, str], cited: str, *, warned: bool
) -> None:
    monday = Moment(datetime(2025, 5, 26, tzinfo=UTC), "day", "test")
    with Archive.open(tmp_path / "archive", WordEmbedder(), create=True) as archive:
        with archive.writer() as writer:
            for n, line in enumerate(lines):
                held = spoken(article(str(n), line, published=monday))
                (said,) = held.statements
                assert said.speaker is not None
                of_holt = replace(said, speaker=replace(said.speaker, name="Tom Holt"))
                held = replace(held, statements=(of_holt,))
                writer.add([held])
        answer = ask(Assistant(archive, WordEmbedder(), load()), "What did Tom Holt say last week?")
    quotes = " ".join(one.quote for one in answer.citations)
    assert "swans" in quotes
    assert ("pier" in quotes) is (cited == "both")
    assert any(UNDATED in notice for notice in answer.notices) is warned
