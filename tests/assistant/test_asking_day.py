"""What the asking day leaves out of an answer, and what is said of an archive or a period without articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.domain import Scope
from assistant.settings import load
from tests.assistant.answering.pier import harbour
from tests.assistant.archive.newsroom import WordEmbedder

BEFORE = datetime(2025, 1, 1, 12, tzinfo=UTC)
AFTER = datetime(2025, 5, 30, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with harbour(tmp_path_factory.mktemp("day") / "archive") as opened:
        yield opened


@pytest.mark.parametrize("question", ["What did Ada Quay say about the swans?", "Who is healthy on the pond?"])
def test_what_was_published_after_the_asking_day_is_left_out_and_said(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, as_of=BEFORE)
    assert answer.abstained
    assert answer.closest == ()
    assert answer.searched is not None
    assert answer.searched.extent.articles == 0
    assert any("published after 5 January 2025 and left out" in notice for notice in answer.notices)
    assert assistant.search("swans", as_of=BEFORE) == []


def test_nothing_is_said_of_it_where_nothing_is_left_out(assistant: Assistant) -> None:
    answer = assistant.ask("What did Ada Quay say about the swans?", as_of=AFTER)
    assert not answer.abstained
    assert answer.notices == ()


def test_a_week_without_articles_is_answered_from_those_that_report_on_it(assistant: Assistant) -> None:
    answer = assistant.ask("What happened last week?", as_of=AFTER)
    assert not answer.abstained
    assert {citation.article.id for citation in answer.citations} <= {"pier", "swans", "wire"}


def test_an_empty_archive_says_that_it_is_empty(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    with Archive.open(tmp_path / "archive", embedder, create=True) as archive:
        answer = Assistant(archive, embedder, load()).ask("What did the court award?", as_of=AFTER)
    assert answer.abstained
    assert answer.text.startswith("The archive is empty")
    assert answer.searched is None


def test_what_is_left_out_that_is_not_there_is_said(assistant: Assistant) -> None:
    told = "No article here has the id or URL gone, so nothing was left out for it."
    scope = Scope(exclude=("gone", "swans"))
    assert assistant.ask("Who is healthy on the pond?", as_of=AFTER, scope=scope).notices == (told,)
    assert assistant.notices("pond", as_of=AFTER, scope=scope) == [told]


def test_a_search_for_words_that_no_article_has_says_so(assistant: Assistant) -> None:
    (told,) = assistant.notices("zzzzqq", as_of=AFTER)
    assert told.startswith("No article has any of these words")
    assert assistant.notices("zzzzqq swans", as_of=AFTER) == []
