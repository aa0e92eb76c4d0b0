from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import Reading, resolve
from assistant.conversation.counting import at_end, is_relative
from assistant.domain import Citation, Moment, Period, Record
from tests.assistant.conversation.talk import AS_OF, KNOWN, OUTLETS, Told, answered, asked, scope, talk

FAIR = "What happened at the fair in Tarn on 14 February 2025?"
DATED = "What did Ada Quay say about the pier on 14 February 2025?"


def period(first: str, after: str) -> Period:
    return Period(*(datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (first, after)))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("and the next day?", period("2025-02-15", "2025-02-16")),
        ("and the day before?", period("2025-02-13", "2025-02-14")),
        ("and two days later?", period("2025-02-16", "2025-02-17")),
        ("and the week before?", period("2025-02-07", "2025-02-14")),
        ("and a week before?", period("2025-02-07", "2025-02-08")),
        ("and the following week?", period("2025-02-15", "2025-02-22")),
        ("and a year earlier?", period("2024-02-14", "2024-02-15")),
        ("and the same day a year earlier?", period("2024-02-14", "2024-02-15")),
        ("and a month later?", period("2025-03-14", "2025-03-15")),
    ],
)
def test_a_time_is_counted_from_the_day_of_the_question_before(question: str, meant: Period) -> None:
    read = talk(FAIR, question)[-1]
    assert read.narrowed.period == meant
    assert "February" not in read.question


def test_a_month_is_followed_by_a_month() -> None:
    assert scope("What did Ada Quay say in April 2025?", "and the month before?").period == period(
        "2025-03-01", "2025-04-01"
    )


def test_a_leap_day_a_year_earlier_is_the_last_of_february() -> None:
    thread = ("What happened at the fair on 29 February 2024?", "and a year earlier?")
    assert scope(*thread).period == period("2023-02-28", "2023-03-01")


def test_a_day_that_was_the_answer_is_counted_from() -> None:
    told = {0: Told("On 20 May 2025.", "20 May 2025")}
    last = talk("When did they meet?", "and what did Ada Quay say the next day?", told=told)[-1]
    assert last.narrowed.period == period("2025-05-21", "2025-05-22")


def test_the_days_of_an_answer_are_those_of_its_articles_own_calendars() -> None:
    """Instants are the other way round than days here: the paper of the 11th is printed nine hours ahead of UTC."""
    printed = ("2025-05-10T23:30:07.5-05:00", "2025-05-11T10:00:00+09:00")
    cited = tuple(
        Citation(
            n, Record(f"a{n}", "Title", published=Moment(datetime.fromisoformat(at), "second", "test")), 0, 0, "", None
        )
        for n, at in enumerate(printed, 1)
    )
    reading = Reading("What did Ada Quay say about the pier?")
    turn = answered(reading.question, reading, Told())
    assert turn.answer is not None
    turn = replace(turn, answer=replace(turn.answer, citations=cited))
    counted = resolve("and the next day?", [turn], AS_OF, OUTLETS, KNOWN)
    assert counted.narrowed.period == period("2025-05-12", "2025-05-13")
    counted = resolve("and the day before?", [turn], AS_OF, OUTLETS, KNOWN)
    assert counted.narrowed.period == period("2025-05-09", "2025-05-10")
    assert {counted.narrowed.period.start.tzinfo} == {UTC} if counted.narrowed.period.start else False


def test_a_question_that_says_only_its_time_gets_the_day_in_words() -> None:
    assert asked("What happened on 3 May 2025?", "and the next day?") == "What happened on 4 May 2025?"


@pytest.mark.parametrize("question", ["and the week before?", "and a year earlier?", "what did she say the next day?"])
def test_a_time_that_counts_from_nothing_is_asked_back(question: str) -> None:
    last = talk("What did Ada Quay say about the pier?", question)[-1]
    assert "ask it with a date" in last.unclear


def test_a_question_that_could_not_be_read_leaves_the_topic() -> None:
    thread = ("What did Ada Quay say about the pier?", "and the week before?", "and Tom Holt?")
    assert asked(*thread) == "What did Tom Holt say about the pier?"


@given(st.text(max_size=60))
def test_no_words_raise(text: str) -> None:
    is_relative(text)
    at_end(text)


@given(st.dates(date(1990, 1, 1), date(2025, 5, 1)), st.sampled_from(("day", "week", "month")))
def test_the_unit_before_ends_where_the_day_begins(day: date, unit: str) -> None:
    asked_of = f"What happened at the fair on {day.day} {day:%B %Y}?"
    before, after = scope(asked_of, f"and the {unit} before?").period, scope(asked_of, f"and the {unit} after?").period
    assert before.end is not None
    assert after.start is not None
    assert before.end.date() == day
    assert (after.start.date() - day).days == 1
