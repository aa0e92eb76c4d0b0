"""The time that a question names may be when it happened; what the user sets is a filter all the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant
from assistant.answering.draft import Draft
from assistant.answering.extractive import ExtractiveAnswerer, refusal
from assistant.answering.happened_then import names_its_time, of_any_date
from assistant.domain import Answer, Moment, Period, Record, Scope
from assistant.errors import Stopped
from assistant.question import understand
from assistant.settings import load

AS_OF = datetime(2025, 5, 31, 12, tzinfo=UTC)
MARCH = Period(datetime(2025, 3, 1, tzinfo=UTC), datetime(2025, 4, 1, tzinfo=UTC))
NO_BUS = "No night bus to Nethersalt in March, and two versions of why"


@pytest.fixture(scope="module")
def assistant(sample_archive: Path) -> Iterator[Assistant]:
    with Assistant.open(sample_archive, load(archive=sample_archive)) as opened:
        yield opened


def ask(assistant: Assistant, question: str, scope: Scope = Scope()) -> Answer:
    return assistant.ask(question, as_of=AS_OF, scope=scope, extractive=True)


@pytest.mark.parametrize(
    "question", ["Why was the night bus not started in March?", "What did Fenwald say about the night bus in March?"]
)
def test_what_names_a_month_answers_where_nothing_published_in_it_does(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert not answer.abstained
    assert {one.article.title for one in answer.citations} == {NO_BUS}
    assert answer.scope.period == Period()
    assert answer.scope.inferred == ()
    assert answer.scope.why == "“in March” read as when it happened, March 2025: nothing published then answers"
    assert sum("(March 2025)" in notice for notice in answer.notices) == 1


def test_whoever_no_longer_waits_stops_the_second_search(sample_archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = Event()

    def abstained(*_: object) -> Draft:
        stopped.set()
        return refusal()

    with Assistant.open(sample_archive, load(archive=sample_archive)) as opened:
        monkeypatch.setattr(ExtractiveAnswerer, "_draft", abstained)
        monkeypatch.setattr(ExtractiveAnswerer, "_told_then", lambda *_: pytest.fail("searched a second time"))
        asked = opened.stream(
            "Why was the night bus not started in March?", as_of=AS_OF, extractive=True, stopped=stopped
        )
        with pytest.raises(Stopped):
            list(asked)


@pytest.mark.parametrize(
    "question", ["Why was the night bus not started?", "What did Fenwald say about the night bus in March?"]
)
def test_a_period_that_the_user_set_is_kept(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question, Scope(period=MARCH))
    assert answer.abstained
    assert answer.scope.period == MARCH


@pytest.mark.parametrize(
    "question",
    ["What did Osgood say about the barrier in March 2025?", "Why was the night bus not started in April 2025?"],
)
def test_a_refusal_stays_where_nothing_names_the_time(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert answer.abstained
    assert "period" in answer.scope.inferred
    assert answer.notices == ()


def test_what_a_month_of_articles_answers_is_answered_from_them(assistant: Assistant) -> None:
    answer = ask(assistant, "What happened in March 2025?")
    assert not answer.abstained
    assert answer.scope.period == MARCH


@pytest.mark.parametrize("question", ["What did Holt say last week?", "What did Holt say since March?", "Who is Holt?"])
def test_days_counted_from_the_asking_day_and_open_periods_are_no_event(question: str) -> None:
    assert of_any_date(understand(question, AS_OF, Scope())) is None


@pytest.mark.parametrize(
    ("words", "published", "names"),
    [
        ("It will not start in March.", "2025-02-20", True),
        ("It was to start on 3 March.", "2025-02-20", True),
        ("In March 2025 it did not start.", "2025-12-01", True),
        ("It did not start in March.", "2025-12-01", True),
        ("It did not start in March.", "2023-12-01", False),
        ("It will not start in March.", "2024-02-20", False),
        ("It was to start on 29 February.", "2024-02-20", False),
        ("In March 2024 it did not start.", "2025-02-20", False),
        ("It did not start in 2025.", "2025-12-01", False),
        ("It did not start on Monday.", "2025-03-05", False),
        ("It did not start.", "2025-03-05", False),
        ("It was stopped in March because of a broken shaft.", "2024-08-01", False),
        ("It was stopped last March.", "2024-04-20", False),
        ("It was stopped in March and will run again.", "2024-08-01", False),
        ("It was stopped in March and would run again.", "2024-08-01", False),
        ("The bus to the quay was stopped in March.", "2024-08-01", False),
        ("It stopped on 3 March, and was to be mended.", "2024-12-01", False),
        ("The mayor said that it would start in March.", "2025-02-20", True),
        ("It would start in March.", "2024-02-20", False),
    ],
)
def test_a_month_without_its_year_is_the_last_or_the_one_awaited(words: str, published: str, *, names: bool) -> None:
    at = datetime.fromisoformat(published).replace(tzinfo=UTC)
    asked = understand("Why did the bus not start in March?", AS_OF, Scope())
    assert names_its_time(Record("a", "News", published=Moment(at, "day", "test")), words, asked) is names


@pytest.mark.parametrize(
    ("title", "published", "names"),
    [
        ("No bus in March", "2025-02-20", True),
        ("No bus in March", "2024-02-20", False),
        ("No bus in March", "2024-11-20", False),
        ("Bus stopped in March", "2024-02-20", False),
        ("Bus stopped in March", "2025-02-20", False),
        ("Bus stopped in March", "2025-08-20", True),
    ],
)
def test_a_title_has_no_tense_and_means_a_month_near_it(title: str, published: str, *, names: bool) -> None:
    at = datetime.fromisoformat(published).replace(tzinfo=UTC)
    asked = understand("Why did the bus not start in March?", AS_OF, Scope())
    assert names_its_time(Record("a", title, published=Moment(at, "day", "test")), "It rained.", asked) is names


@given(st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001  # given a zone below
def test_any_day_of_the_month_asked_about_is_told(day: datetime) -> None:
    at = day.replace(tzinfo=UTC)
    asked = understand(f"What broke in {at:%B %Y}?", at + timedelta(days=366), Scope())
    record = Record("a", "News", published=Moment(at + timedelta(days=99), "day", "test"))
    assert of_any_date(asked) is not None
    assert names_its_time(record, f"The pump broke on {at.day} {at:%B %Y}.", asked)
