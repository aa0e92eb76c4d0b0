from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clock import almanac
from assistant.domain import Period

DAYS = st.dates(date(2, 1, 1), date(9990, 12, 31))


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (almanac.days(date(2025, 5, 19)), "19 May 2025"),
        (almanac.week(date(2025, 5, 14)), "12–18 May 2025"),
        (almanac.week(date(2025, 5, 1)), "28 April–4 May 2025"),
        (almanac.week(date(2025, 1, 1)), "30 December 2024–5 January 2025"),
        (almanac.months(2024, 3), "March 2024"),
        (almanac.months(2024, 1, 3), "January–March 2024"),
        (almanac.season("winter", 2024), "December 2023–February 2024"),
        (almanac.year(2015), "2015"),
        (almanac.months(1990, 1, 120), "1990–1999"),
        (Period(start=datetime(2025, 5, 20, tzinfo=UTC)), "from 20 May 2025"),
        (Period(end=datetime(2025, 5, 20, tzinfo=UTC)), "up to 19 May 2025"),
        (Period(), ""),
    ],
)
def test_a_period_is_said_as_a_reader_would(period: Period, said: str) -> None:
    assert almanac.described(period) == said


@given(DAYS)
def test_weeks_start_on_monday_and_follow_each_other(day: date) -> None:
    week = almanac.week(day)
    assert week.start is not None
    assert week.end is not None
    assert week.start.weekday() == 0
    assert week.end - week.start == timedelta(days=7)
    assert almanac.shifted(week, 1, "week").start == week.end


@given(DAYS, st.sampled_from(["early", "mid", "late"]))
def test_thirds_lie_inside_their_month(day: date, which: almanac.Third) -> None:
    month = almanac.months(day.year, day.month)
    third = almanac.third(month, which)
    assert third.start is not None
    assert third.end is not None
    assert third.start in month
    assert third.start < third.end
    assert month.end is not None
    assert third.end <= month.end


@given(DAYS, st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_a_stretch_back_ends_today_and_one_ahead_begins_tomorrow(day: date, count: int, unit: almanac.Unit) -> None:
    back, ahead = almanac.stretch_to(day, count, unit), almanac.stretch_from(day, count, unit)
    assert back.end == ahead.start == almanac.days(day).end
    assert back.start is not None
    assert back.start.date() <= day


def test_months_before_january_and_after_december_lie_in_the_years_beside() -> None:
    assert almanac.months(2024, 0) == almanac.months(2023, 12)
    assert almanac.months(2024, 13) == almanac.months(2025, 1)
