"""Points and stretches of time, as articles and questions give them; ``assistant.domain`` has them for every room.

Order, and what was known when, go by the instant. What a day is goes by the calendar of the article that was printed
then: a paper of 10 September, 00:20+02:00, is of the tenth, though it was the ninth in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal

Precision = Literal["second", "minute", "day", "month", "year"]
INSTANT = timedelta(microseconds=1)
"""How much before midnight a side of a period lies that is the instant of midnight and no edge of a day: articles give
no part of a second, so the same ones are inside.
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as an article gives it: the start of what its precision names, and where it was read.

    ``at`` is timezone-aware and keeps the offset that the article gave, UTC where it gave none: moments are in order by
    the instant, and ``at.date()`` is the day that the article has. ``origin`` says where the date came from ("url",
    "date line", "json:published").
    """

    at: datetime
    precision: Precision
    origin: str

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a moment needs a timezone-aware datetime")

    @property
    def printed(self) -> datetime:
        """Give what the article's own clock shows, as if it were UTC: what is compared with the days of a period."""
        return self.at.replace(tzinfo=UTC)

    def __str__(self) -> str:
        """Write the date for a reader, no more exactly than it is known: "29 May 2025", "May 2025", "2025"."""
        match self.precision:
            case "year":
                return f"{self.at:%Y}"
            case "month":
                return f"{self.at:%B %Y}"
            case _:
                return f"{self.at.day} {self.at:%B %Y}"


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open stretch of time ``[start, end)``; ``None`` leaves a side open.

    A side at midnight is the edge of a calendar day, and of each article by that article's own calendar; a side with a
    time of day is an instant.
    """

    start: datetime | None = None
    end: datetime | None = None

    def __bool__(self) -> bool:
        return self.start is not None or self.end is not None

    def __contains__(self, at: datetime) -> bool:
        return (self.start is None or _reached(at, self.start)) and (self.end is None or not _reached(at, self.end))


def is_day(edge: datetime) -> bool:
    """Tell whether a side of a period is the edge of a calendar day."""
    return edge.time() == time()


def _reached(at: datetime, edge: datetime) -> bool:
    return at.replace(tzinfo=None) >= edge.replace(tzinfo=None) if is_day(edge) else at >= edge
