"""The rhythm of an archive: its articles by day, week, month or year, and the stretches without any that stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

from assistant.archive.census import DayHeld
from ui.page.days import Step, start_of

SPARSE = 0.02
"""The share of articles that may be left out of the plot at its start, where that at least halves the span."""
ENOUGH_PAUSES = 20
"""From so many pauses on can a usual one be told."""
STANDS_OUT = 3
"""Times the usual pause."""
USUAL = 0.9


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without an article, ``first`` and ``last`` its days, both without any."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Give its length."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The gaps of an archive or outlet, longest first. ``usual`` is the longest usual time without an article, days:
    none in nine of ten pauses is longer.
    """

    usual: int
    gaps: tuple[Gap, ...]


def rhythm(days: Iterable[date]) -> Rhythm | None:
    """Find the stretches without an article more than ``STANDS_OUT`` times as long as the usual; None where there are
    too few days to tell.

    A pause is counted from one day with an article to the next: a daily paper's is one day, though it has no gap.
    """
    ordered = sorted(set(days))
    pauses = sorted((later - earlier).days for earlier, later in pairwise(ordered))
    if len(pauses) < ENOUGH_PAUSES:
        return None
    usual = pauses[ceil(USUAL * len(pauses)) - 1]
    found = [
        Gap(earlier + timedelta(days=1), later - timedelta(days=1))
        for earlier, later in pairwise(ordered)
        if (later - earlier).days > STANDS_OUT * usual
    ]
    return Rhythm(usual, tuple(sorted(found, key=lambda gap: (-gap.days, gap.first))))


@dataclass(frozen=True, slots=True)
class Bar:
    """The articles of one outlet in one day, week (from Monday), month or year, by its first day."""

    start: date
    outlet: str
    articles: int


def window(days: Sequence[DayHeld]) -> date | None:
    """Give the day from which the articles are drawn, where a few early ones would squeeze all others together."""
    counts = Counter[date]()
    for held in days:
        counts[held.day] += held.articles
    ordered = sorted(counts)
    if not ordered:
        return None
    passed, total = 0, counts.total()
    for day in ordered:
        if passed + counts[day] > SPARSE * total:
            span, whole = (ordered[-1] - day).days, (ordered[-1] - ordered[0]).days
            return day if 2 * span <= whole else None
        passed += counts[day]
    return None


def bars(days: Iterable[DayHeld], by: Step, named: Sequence[str], rest: str) -> list[Bar]:
    """Gather the articles into bars, those of outlets that are not ``named`` under ``rest``."""
    counts = Counter[tuple[date, str]]()
    for held in days:
        counts[start_of(held.day, by), held.outlet if held.outlet in named else rest] += held.articles
    return [Bar(start, outlet, counts[start, outlet]) for start, outlet in sorted(counts)]


def called(start: date, by: Step) -> str:
    """Name a bar as a reader would."""
    match by:
        case "day":
            return f"{start.day} {start:%B %Y}"
        case "week":
            return f"week of {start.day} {start:%B %Y}"
        case "month":
            return f"{start:%B %Y}"
        case "year":
            return f"{start:%Y}"
