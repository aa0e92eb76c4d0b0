"""Write dates as ISO 8601, for programs and for lists.

A moment carries no more than is known, in the offset that the article gave: ``2025-05``, ``2025-05-30``,
``2025-05-30T14:00:00Z``, ``2025-05-30T00:20:00+02:00``. So its first ten characters are the day that is shown, filtered
by and asked for, and the whole still names the instant. The period of a scope is written as a user would give it, with
its last day inside, so that ``from`` and ``to`` can be handed back as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from assistant.domain import INSTANT, Moment, Period, Precision, is_day

_LENGTHS: Mapping[Precision, int] = {"year": 4, "month": 7, "day": 10, "minute": 16, "second": 19}
"""How much of an ISO timestamp a precision keeps."""


def moment(value: Moment | None) -> str | None:
    """Write a date with the precision it has; None where there is none."""
    if value is None:
        return None
    whole = value.at.isoformat(timespec="seconds")
    shown, offset = whole[: _LENGTHS[value.precision]], whole[_LENGTHS["second"] :]
    return f"{shown}{'Z' if offset == '+00:00' else offset}" if "T" in shown else shown


def day(value: Moment | None) -> str | None:
    """Write the day of a date as a line of a list does, or its month or year where no more is known."""
    written = moment(value)
    return written and written[: _LENGTHS["day"]]


def timestamp(value: datetime) -> str:
    """Write a moment as UTC, to the second."""
    return f"{value.astimezone(UTC).isoformat()[:19]}Z"


def days(period: Period) -> tuple[str | None, str | None]:
    """Write a period as a user would give it: whole days, the last one inside; anything finer as timestamps."""
    return _edge(period.start, timedelta()), _edge(period.end, timedelta(days=1))


def _edge(at: datetime | None, back: timedelta) -> str | None:
    if at is None:
        return None
    return (at - back).date().isoformat() if is_day(at) else timestamp(at + INSTANT)
