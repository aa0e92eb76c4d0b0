"""Was the question read as the right period?"""

from __future__ import annotations

from datetime import datetime, timedelta

from assistant.domain import Period
from eval.cases import Case
from eval.metrics.metric import Metric, Score
from eval.outcomes import Outcome

_DAY = timedelta(days=1)


def overlap(read: Period, meant: Period, as_of: datetime) -> float:
    """Give the days that two periods share, by the days of either (Jaccard); 1 where both are empty.

    An open end is that of the asking day. What has no start has no number of days: only the same period agrees with it
    ("before 2015" shares nearly all of time with "before 2025", and none of its meaning).
    """
    if not read or not meant:
        return float(bool(read) == bool(meant))
    a, b, c, d = read.start, _end(read, as_of), meant.start, _end(meant, as_of)
    if a is None or c is None:
        return float((a, b) == (c, d))
    shared, longest = max(min(b, d) - max(a, c), timedelta()), max(b, d) - min(a, c)
    return shared / longest if longest else 0.0


def _end(period: Period, as_of: datetime) -> datetime:
    tomorrow = as_of.replace(hour=0, minute=0, second=0, microsecond=0) + _DAY
    return period.end or max(tomorrow, period.start or tomorrow)


def _score(case: Case, outcome: Outcome) -> Score | None:
    if case.period is None or outcome.answer is None:
        return None
    read = outcome.answer.scope.period
    share = overlap(read, case.period, outcome.answer.as_of)
    return Score(share, why="" if share == 1 else f"read as {days(read)}, meant {days(case.period)}")


def _named(case: Case, outcome: Outcome) -> Score | None:
    return _score(case, outcome) if case.period else None


def days(period: Period) -> str:
    """Write the days of a period for a reader."""
    if not period:
        return "no time"
    first = f"{period.start:%Y-%m-%d}" if period.start else "…"
    last = f"{period.end - timedelta(seconds=1):%Y-%m-%d}" if period.end else "…"
    return f"{first} to {last}"


METRICS = (
    Metric("scope", "days of the period read and of the one meant that are in both", _score),
    Metric("scope, named", "the same, where the question names a time", _named),
)
