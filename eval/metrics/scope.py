"""Was the question read as the right period?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from assistant.domain import Period
from eval.cases import Case
from eval.metrics.metric import Metric, Score
from eval.outcomes import Outcome

_DAY = timedelta(days=1)
_FIRST = datetime(1900, 1, 1, tzinfo=UTC)


def overlap(read: Period, meant: Period, as_of: datetime) -> float:
    """Give the days that two periods share, by the days of either (Jaccard); 1 where both are empty.

    An open side reaches to the first day of 1900, or to the end of the asking day.
    """
    if not read or not meant:
        return float(bool(read) == bool(meant))
    (a, b), (c, d) = _edges(read, as_of), _edges(meant, as_of)
    shared = max(min(b, d) - max(a, c), timedelta())
    whole = max(b, d) - min(a, c)
    return min(1.0, shared / whole) if whole else 0.0


def _edges(period: Period, as_of: datetime) -> tuple[datetime, datetime]:
    tomorrow = as_of.replace(hour=0, minute=0, second=0, microsecond=0) + _DAY
    start = period.start or _FIRST
    return start, max(period.end or tomorrow, start)


def _score(case: Case, outcome: Outcome) -> Score | None:
    if case.period is None or outcome.answer is None:
        return None
    read = outcome.answer.scope.period
    share = overlap(read, case.period, outcome.answer.as_of)
    return Score(share, why="" if share == 1 else f"read as {_days(read)}, meant {_days(case.period)}")


def _named(case: Case, outcome: Outcome) -> Score | None:
    return _score(case, outcome) if case.period else None


def _days(period: Period) -> str:
    if not period:
        return "no time"
    first = f"{period.start:%Y-%m-%d}" if period.start else "…"
    last = f"{period.end - timedelta(seconds=1):%Y-%m-%d}" if period.end else "…"
    return f"{first} to {last}"


METRICS = (
    Metric("scope", "days of the period read and of the one meant that are in both", _score),
    Metric("scope, named", "the same, where the question names a time", _named),
)
