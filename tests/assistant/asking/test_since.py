"""A period that an event opens is read where no date stands, and dated by what the archive has."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.asking.since import Event, since_event
from assistant.domain import Period, Scope
from assistant.periods import find_periods
from assistant.question import understand

ASKED = datetime(2025, 5, 22, 10, 30, tzinfo=UTC)
VOTE = Event(datetime(2025, 4, 24, tzinfo=UTC), "Council votes for the pier")


def asked_for(question: str) -> list[str]:
    """Give the events looked up for a question."""
    looked: list[str] = []

    def find(words: str, as_of: datetime) -> Event | None:
        assert as_of == ASKED
        looked.append(words)
        return None

    assert since_event(question, find_periods(question, ASKED), ASKED, find) is None
    return looked


@pytest.mark.parametrize(
    ("question", "event"),
    [
        ("What has Ada Quay said about the pier since the council vote?", "the council vote"),
        ("what has Ada Quay said since Storm Hilde", "Storm Hilde"),
        ("What has Ada Quay said since the opening of the pier, the new one?", "the opening of the pier"),
        ("Since the council vote, what has Quay said?", "the council vote"),
        ("What has Quay said since Storm Hilde about the pier?", "Storm Hilde"),
    ],
)
def test_an_event_after_since_is_looked_up(question: str, event: str) -> None:
    assert asked_for(question) == [event]


@pytest.mark.parametrize(
    "question",
    [
        "What has Ada Quay said about the pier since March?",
        "What has Ada Quay said since May 20?",
        "What has Ada Quay said since she was elected?",
        "What has Ada Quay said about the pier?",
        "What has Quay said since the day on which nine of fifteen members voted for a pier?",
    ],
)
def test_a_date_a_clause_or_a_story_is_no_event(question: str) -> None:
    assert asked_for(question) == []


def test_the_day_of_an_event_begins_the_period_and_leaves_the_topic() -> None:
    question = understand(
        "What has Ada Quay said about the pier since the council vote?", ASKED, Scope(), (), lambda words, as_of: VOTE
    )
    assert (question.speakers, question.topic) == (("Ada Quay",), "the pier")
    assert question.scope.period == Period(VOTE.at, None)
    assert question.scope.inferred == ("period",)
    assert question.scope.why == (
        "“since the council vote” read as from 24 April 2025, the day of “Council votes for the pier”"
    )


def test_a_question_of_fact_is_not_bound_by_an_event() -> None:
    question = understand("How many people left since the council vote?", ASKED, Scope(), (), lambda words, as_of: VOTE)
    assert not question.scope.period
