"""Stretches of the calendar as periods: days, weeks from Monday, months, seasons, years; and how a period reads.

Every period is half-open, UTC and aligned to days. What lies outside the years 1 to 9999 is cut off at their ends.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Literal

from assistant.domain import INSTANT, Period

Unit = Literal["day", "week", "fortnight", "month", "year", "decade"]
Third = Literal["early", "mid", "late"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"winter": -1, "spring": 2, "summer": 5, "autumn": 8, "fall": 8}
"""The first month of each northern meteorological season, counted from January; winter takes the year it ends in."""

_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_OF = {"month": 1, "year": 12, "decade": 120}


def days(first: date, count: int = 1) -> Period:
    """Give the period of ``count`` days from ``first``."""
    return Period(_midnight(first.toordinal()), _midnight(first.toordinal() + count))


def week(day: date) -> Period:
    """Give the week, Monday to Sunday, that ``day`` lies in."""
    monday = day.toordinal() - day.weekday()
    return Period(_midnight(monday), _midnight(monday + 7))


def months(year: int, month: int, count: int = 1) -> Period:
    """Give ``count`` months from a month of a year; ``month`` may run below 1 or above 12 into the years beside it."""
    first = year * 12 + month - 1
    return Period(_month_start(first), _month_start(first + count))


def year(number: int) -> Period:
    """Give a calendar year."""
    return months(number, 1, 12)


def season(name: str, number: int) -> Period:
    """Give a season of a year; the winter of 2024 is December 2023 to February 2024."""
    return months(number, SEASONS[name] + 1, 3)


def shifted(period: Period, count: int, unit: Unit) -> Period:
    """Give the period moved by ``count`` units: last week is this week shifted by -1."""
    if period.start is None or period.end is None:
        return period
    if unit in _MONTHS_OF:
        step = count * _MONTHS_OF[unit]
        return Period(_month_start(_month_index(period.start) + step), _month_start(_month_index(period.end) + step))
    step = count * _DAYS_OF[unit]
    return Period(_midnight(period.start.toordinal() + step), _midnight(period.end.toordinal() + step))


def stretch_to(today: date, count: int, unit: Unit) -> Period:
    """Give the last ``count`` units up to the end of today, in whole days: the past two weeks, the past year."""
    return Period(_units_from(today, -count, unit), _midnight(today.toordinal() + 1))


def stretch_from(today: date, count: int, unit: Unit) -> Period:
    """Give the ``count`` units that begin tomorrow: the next three months."""
    tomorrow = date.fromordinal(min(today.toordinal() + 1, date.max.toordinal()))
    return Period(_midnight(tomorrow.toordinal()), _units_from(tomorrow, count, unit))


def third(period: Period, which: Third) -> Period:
    """Give the early, middle or late third of a period: in months where they divide by three, else in days."""
    if period.start is None or period.end is None:
        return period
    order = ("early", "mid", "late").index(which)
    count = _month_index(period.end) - _month_index(period.start)
    if count and count % 3 == 0:
        first = _month_index(period.start) + order * count // 3
        return Period(_month_start(first), _month_start(first + count // 3))
    start, size = period.start.toordinal(), (period.end - period.start).days // 3
    end = period.end.toordinal() if which == "late" else start + (order + 1) * size
    return Period(_midnight(start + order * size), _midnight(end))


def described(period: Period) -> str:
    """Say a period as a reader would: "12–18 May 2025", "March 2024", "2015", "from 20 May 2025"; "" for none."""
    if period.start is None:
        return f"up to {day_name((period.end - INSTANT).date())}" if period.end else ""
    first = (period.start + INSTANT).date()
    if period.end is None:
        return f"from {day_name(first)}"
    last = (period.end - INSTANT).date()
    if first.day == 1 and period.end.day == 1 and first != last:
        return _months_name(first, last)
    if first == last:
        return day_name(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_name(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}–{day_name(last)}"
    return f"{day_name(first)}–{day_name(last)}"


def _months_name(first: date, last: date) -> str:
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    end = f"{MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{MONTHS[first.month - 1]}{'' if first.year == last.year else f' {first.year}'}–{end}"


def day_name(day: date) -> str:
    """Say a day: "19 May 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _midnight(ordinal: int) -> datetime:
    day = date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _month_index(at: datetime) -> int:
    return at.year * 12 + at.month - 1


def _month_start(index: int) -> datetime:
    if index > date.max.year * 12 + 11:
        return _midnight(date.max.toordinal())
    number, month = divmod(max(index, 12), 12)
    return datetime(number, month + 1, 1, tzinfo=UTC)


def _units_from(today: date, count: int, unit: Unit) -> datetime:
    if unit not in _MONTHS_OF:
        return _midnight(today.toordinal() + count * _DAYS_OF[unit])
    first = _month_start(today.year * 12 + today.month - 1 + count * _MONTHS_OF[unit])
    after = _month_start(_month_index(first) + 1)
    return min(_midnight(first.toordinal() + today.day - 1), max(after - timedelta(days=1), first))
