"""An answer about the present says how old its archive, or what it cites, is; once, and of no other question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.ageing import aged
from assistant.archive.archive import Archive
from assistant.asking.now import asks_now
from assistant.domain import Citation, Moment, Period, Scope
from assistant.periods import find_periods
from assistant.question import understand
from tests.assistant.answering.pier import harbour
from tests.assistant.archive.newsroom import WordEmbedder, article, prepared

WEEK_AFTER, YEARS_AFTER = datetime(2025, 5, 30, 12, tzinfo=UTC), datetime(2026, 11, 29, 12, tzinfo=UTC)
OLD = "The newest article here is of 2"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with harbour(tmp_path_factory.mktemp("age") / "archive") as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    ["Who is Ada Quay?", "What is the latest on the swans?", "Is the pier closed?", "What happened last week?"],
)
def test_an_old_archive_says_so_once(assistant: Assistant, question: str) -> None:
    (notice,) = [each for each in assistant.ask(question, as_of=YEARS_AFTER).notices if "newest article" in each]
    assert notice.startswith(OLD)
    assert "18 months before the day you ask about" in notice
    assert "ask as of 2" in notice
    assert "--as-of" not in notice
    assert not [each for each in assistant.ask(question, as_of=WEEK_AFTER).notices if "newest article" in each]


@pytest.mark.parametrize(
    "question", ["What did Ada Quay say about the swans?", "What happened in May 2025?", "Who was Ada Quay?"]
)
def test_a_question_about_a_time_that_is_over_is_told_nothing_of_it(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, as_of=YEARS_AFTER).notices == ()


@pytest.mark.parametrize(
    ("question", "now"),
    [
        ("Who is the mayor of Valen?", True),
        ("Who's the mayor now?", True),
        ("Who currently chairs the finance committee?", True),
        ("Who runs the ferry?", True),
        ("Which party does she belong to?", True),
        ("Is Tomas Brek still mayor?", True),
        ("What is the latest on the bridge?", True),
        ("Who was mayor before Brek?", False),
        ("How many people have died in the flood?", False),
        ("Has the pier been closed?", False),
        ("Is it true that the bridge collapsed in the storm?", False),
        ("Who is the woman that was fined?", False),
        ("Who was mayor?", False),
        ("Who does he say was fined in May 2025?", False),
        ("What did the mayor say?", False),
        ("Why was the pier closed?", False),
        ("Mayor of Valen?", False),
    ],
)
def test_the_present_tense_asks_about_the_present(question: str, now: bool) -> None:
    assert asks_now(question, find_periods(question, YEARS_AFTER)) is now


def test_a_period_that_the_user_set_is_told_nothing_of_it(assistant: Assistant) -> None:
    within = Scope(Period(None, datetime(2025, 6, 1, tzinfo=UTC)))
    assert assistant.ask("Who is Ada Quay?", as_of=YEARS_AFTER, scope=within).notices == ()


def test_what_is_cited_may_be_old_where_the_archive_is_not(tmp_path: Path) -> None:
    old = article("old", "Ada Quay is the mayor.", published=Moment(datetime(2024, 5, 27, tzinfo=UTC), "day", "test"))
    new = article("new", "A swan.", published=Moment(datetime(2026, 11, 28, tzinfo=UTC), "day", "test"))
    asked = understand("Who is the mayor?", YEARS_AFTER, Scope())
    cited = Citation(1, old.record, 0, 22, "Ada Quay is the mayor.")
    with Archive.open(tmp_path / "a", WordEmbedder(), create=True) as archive:
        assert aged(archive, asked, [cited]) == ""
        with archive.writer() as writer:
            writer.add([prepared(old), prepared(new)])
        told = "What is cited is of 27 May 2024, 30 months before the day you ask about; it may be so no longer."
        assert aged(archive, asked, [cited]) == told
        assert aged(archive, asked, [cited, replace(cited, article=new.record)]) == ""
        assert aged(archive, asked, []) == ""
