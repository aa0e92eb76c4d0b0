"""What an archive holds by outlet and day, and what it could not read: what ``Archive.census`` and ``unread`` give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

STORED_WITHOUT = "stored, but "
"""How the reason begins of a document that is in the archive, and only its statements could not be read."""


@dataclass(frozen=True, slots=True)
class OutletHeld:
    """What is held of one outlet, "" where the articles name none. ``first`` and ``last`` are None where none of them
    has a date, and of articles dated to a month or year only where no other is held. ``seen`` orders the outlets by
    when the archive first met them, whatever is held later; it is no count, and no two have the same.
    """

    name: str
    articles: int
    first: date | None
    last: date | None
    seen: int


@dataclass(frozen=True, slots=True)
class DayHeld:
    """How many articles an outlet published on one day, as they print it."""

    day: date
    outlet: str
    articles: int


@dataclass(frozen=True, slots=True)
class Census:
    """The articles counted: by outlet, most first; by day and outlet, in order of time.

    ``undated`` have no date. ``vague`` are dated to a month or a year only: they belong to no day.
    """

    outlets: tuple[OutletHeld, ...]
    days: tuple[DayHeld, ...]
    undated: int
    vague: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that the last ingest to meet it could not read: its path or ``FILE:LINE``, the reason, the day."""

    source: str
    reason: str
    tried: datetime

    @property
    def file(self) -> str:
        """Give the path of the file that the document stands in."""
        return file_of(self.source)

    @property
    def stored(self) -> bool:
        """Tell whether the article is in the archive all the same, without its statements."""
        return self.reason.startswith(STORED_WITHOUT)


def file_of(source: str) -> str:
    """Give the file of a path or ``FILE:LINE``; a web address is its own, and may end in a port."""
    if source.startswith(("http://", "https://")):
        return source
    name, _, line = source.rpartition(":")
    return name if name and line.isascii() and line.isdigit() else source
