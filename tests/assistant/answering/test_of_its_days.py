"""Whose words are of a period: what its own sentence dates into it leads, and what nothing dates is shown as such."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answering.of_its_days import _BIDDEN
from assistant.archive.archive import Archive
from assistant.domain import Moment
from assistant.settings import load
from tests.assistant.answering.test_said import ask
from tests.assistant.archive.newsroom import WordEmbedder, article, spoken

UNDATED = "nowhere does it say that it was said then"


@pytest.mark.parametrize(
    ("lines", "cited", "warned"),
    [
        (("Tom Holt said: the pier stays shut", "Last week Tom Holt said: the swans stay"), "swans", False),
        (("Tom Holt said: the pier stays shut", "Tom Holt said: the swans left last week"), "both", True),
        (("On Monday Tom Holt said: the pier stays shut", "Tom Holt said: the swans stay"), "swans", True),
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


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (("On Monday Tom Holt came to the quay.", "Tom Holt said: the crane is old"), True),
        (("On Monday the crane fell.", "Tom Holt said: the crane is old"), True),  # it may have been on Tuesday
        (("On Wednesday the crane fell.", "Tom Holt said: the crane is old"), False),
        (("On Monday Tom Holt said: we wait", "It rained.", "Tom Holt said: the crane is old"), True),
        (("Tom Holt spoke on Sunday, and Tom Holt said: we wait", "Tom Holt said: the crane is old"), False),
    ],
)
def test_words_that_follow_another_day_in_their_article_are_not_of_the_day_asked(
    tmp_path: Path, lines: tuple[str, ...], *, shown: bool
) -> None:
    thursday = Moment(datetime(2025, 5, 29, tzinfo=UTC), "day", "test")
    with Archive.open(tmp_path / "archive", WordEmbedder(), create=True) as archive:
        with archive.writer() as writer:
            held = spoken(article("0", "\n\n".join(lines), published=thursday))
            of_holt = tuple(
                replace(one, speaker=replace(one.speaker, name="Tom Holt")) for one in held.statements if one.speaker
            )
            writer.add([replace(held, statements=of_holt)])
        answer = ask(Assistant(archive, WordEmbedder(), load()), "What did Tom Holt say on 26 May?")
    assert answer.abstained is not shown
    assert ("the crane is old" in " ".join(one.quote for one in answer.citations)) is shown


def test_whom_words_were_for_does_not_hide_the_day() -> None:
    assert _BIDDEN.match("people yesterday to keep their windows closed")
    assert not _BIDDEN.match("to close the windows tomorrow")
    assert not _BIDDEN.match("that trains on Monday were late to arrive")
