"""Which year a month, day or season means when its year is left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

from assistant.clock import almanac
from assistant.domain import Period

Which = Literal["latest", "coming", "last", "this", "next"]

_REACHES = (1, 8)
"""Years searched to each side; 29 February comes round at least every eight."""


def turn(today: date, which: Which, of: Callable[[int], Period | None]) -> Period | None:
    """Choose among the yearly turns that ``of`` gives for a year.

    "latest" has begun by today, "coming" is not over, "last" is over, "next" has not begun; "this" goes on today or
    lies in this calendar year.
    """
    begins, ends = _sides(almanac.days(today))
    for reach in _REACHES:
        turns = [period for year in range(today.year - reach, today.year + reach + 1) if (period := of(year))]
        match which:
            case "latest":
                fit = [period for period in turns if _sides(period)[0] <= begins][-1:]
            case "last":
                fit = [period for period in turns if _sides(period)[1] <= begins][-1:]
            case "next":
                fit = [period for period in turns if _sides(period)[0] >= ends][:1]
            case "coming":
                fit = [period for period in turns if _sides(period)[1] > begins][:1]
            case "this":
                fit = [period for period in turns if begins in period] or [
                    period for period in (of(today.year),) if period
                ]
        if fit:
            return fit[0]
    return None


def beside(month: int, day: int, limit: datetime, *, later: bool) -> Period | None:
    """Give the month, or its ``day`` if not 0, that is next to a date: the first from it on, or the last up to it."""

    def of(year: int) -> Period | None:
        return day_of(year, month, day) if day else almanac.months(year, month)

    return turn(limit.date(), "coming" if later else "latest", of)


def day_of(year: int, month: int, day: int, count: int = 1) -> Period | None:
    """Give ``count`` days from a day of a month of a year; None where the calendar has no such day."""
    try:
        first = date(year, month, day)
        date(year, month, day + count - 1)
    except ValueError:
        return None
    return almanac.days(first, count)


def _sides(period: Period) -> tuple[datetime, datetime]:
    if period.start is None or period.end is None:
        raise ValueError("a turn of the year has both sides")
    return period.start, period.end
