"""Days as the page knows them: those a field holds, what two of them mean, and the steps of plots along time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from assistant.domain import Period
from ui import request

EARLIEST, LATEST = date(1700, 1, 1), date(2199, 12, 31)
"""The first and the last day that can be chosen."""
Step = Literal["day", "week", "month", "year"]
"""What a bar of a plot stands for; a week is from Monday."""
LONGEST: tuple[tuple[Step, int], ...] = (("day", 45), ("week", 500), ("month", 12 * 366))
"""Days of the longest span drawn by day, week and month: at most 150 bars, two pixels each on a phone."""


def between(since: date | None, until: date | None) -> Period:
    """Give the period of two days, both inside; given the wrong way round they are exchanged."""
    if since is not None and until is not None:
        since, until = sorted((since, until))
    return request.period(since.isoformat() if since else None, until.isoformat() if until else None)


def step_of(first: date, last: date) -> Step:
    """Choose how finely a span of time is drawn."""
    span = (last - first).days + 1
    return next((step for step, longest in LONGEST if span <= longest), "year")


def start_of(day: date, step: Step) -> date:
    """Give the first day of the day, week, month or year that a day is in."""
    match step:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def next_after(start: date, step: Step) -> date:
    """Give the first day of the step that comes after one."""
    match step:
        case "day":
            return start + timedelta(days=1)
        case "week":
            return start + timedelta(days=7)
        case "month":
            return months_on(start, 1)
        case "year":
            return start.replace(year=start.year + 1)


def months_on(day: date, months: int) -> date:
    """Give the same day so many months later; ``day`` is one that every month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1)
