"""Statements along time: how many a day, week, month or year, by whose words they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.archive.entries import Outline
from assistant.clock.almanac import described
from assistant.domain import Precision, StatementKind
from ui.page.days import EARLIEST, LATEST, Step, between, months_on, next_after, start_of, step_of
from ui.page.said_view import View
from ui.page.wording import counted

LEAST = 14
"""Days that are drawn at least: around a shorter period the days beside it are drawn too."""
_WHEN: Mapping[Step, str] = {"day": "on", "week": "in the week of", "month": "in", "year": "in"}
_EXACTNESS: Sequence[Precision] = ("year", "month", "day", "minute", "second")


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time, both days inside, and its statements by kind; ``chosen`` where it is in the view's period."""

    first: date
    last: date
    counts: Mapping[StatementKind, int]
    chosen: bool = True

    @property
    def total(self) -> int:
        """Give the number of statements."""
        return sum(self.counts.values())

    @property
    def name(self) -> str:
        """Name the stretch: "30 May 2025", "26 May–1 June 2025", "May 2025", "2025"."""
        return described(between(self.first, self.last))


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars of a view, without gaps, and how many statements have no date that is exact enough for them."""

    unit: Step
    bars: tuple[Bar, ...]
    left_out: int


def timeline(found: Iterable[Outline], view: View) -> Timeline | None:
    """Give the bars of some statements in the stretch that a view shows; None where none of them has a date.

    ``found`` are of any date: where the view has a period, it is shown closely, and a short one with the days around.
    """
    every = [one for one in found if not view.kinds or one.kind in view.kinds]
    dated = [(one.published.at.date(), one) for one in every if one.published]
    if not dated:
        return None
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    since, until = _edges(view)
    shown_from, shown_to = since or min(first, until or first), until or max(last, since or last)
    if (shown_to - shown_from).days + 1 < LEAST:
        around = (LEAST * 2 - (shown_to - shown_from).days) // 2
        shown_from, shown_to = shown_from - timedelta(around), shown_to + timedelta(around)
    unit = step_of(shown_from, shown_to)
    counts: dict[date, Counter[StatementKind]] = {}
    left_out = len(every) - len(dated)
    for day, one in dated:
        if one.published and not _exact_enough(one.published.precision, unit):
            left_out += 1
        elif shown_from <= day <= shown_to:
            counts.setdefault(start_of(day, unit), Counter())[one.kind] += 1
    bars: list[Bar] = []
    at = start_of(shown_from, unit)
    while at <= shown_to:
        after = next_after(at, unit)
        end = after - timedelta(1)
        chosen = (since is None or end >= since) and (until is None or at <= until)
        bars.append(Bar(at, end, counts.get(at, Counter()), chosen))
        at = after
    return Timeline(unit, tuple(bars), left_out)


def told(line: Timeline) -> str:
    """Say in words what the plot shows, for who can't see it."""
    total = sum(bar.total for bar in line.bars)
    if not total:
        return "No statements in this time."
    most = max(line.bars, key=lambda bar: bar.total)
    spoken = [bar for bar in line.bars if bar.total]
    text = f"{counted(total, 'statement')} by {line.unit}, {described(between(spoken[0].first, spoken[-1].last))}"
    text += f"; most {_WHEN[line.unit]} {most.name} ({most.total:,})." if len(spoken) > 1 else "."
    if line.left_out:
        text += f" {line.left_out:,} more {'has' if line.left_out == 1 else 'have'} no date exact enough for it."
    return text


def brushed(bars: Sequence[Bar], start: date, end: date) -> tuple[date, date]:
    """Give the whole bars that a stretch drawn over them means: those whose middle it holds, else the one it is in."""
    held = [bar for bar in bars if start <= bar.first + (bar.last - bar.first) / 2 <= end]
    held = (
        held
        or [bar for bar in bars if bar.first <= start <= bar.last]
        or [bars[0] if start < bars[0].first else bars[-1]]
    )
    return held[0].first, held[-1].last


def beside(view: View, steps: int) -> View | None:
    """Give the view of the stretch before (-1) or after (1) its period, as long as that is; None without one."""
    since, until = _edges(view)
    if since is None or until is None:
        return None
    moved: Callable[[date], date]
    after = until + timedelta(1)
    if since.day == 1 and after.day == 1:
        months = steps * ((after.year - since.year) * 12 + after.month - since.month)
        moved = lambda day: months_on(day, months)  # noqa: E731
    else:
        length = after - since
        moved = lambda day: day + steps * length  # noqa: E731
    try:
        first, last = moved(since), moved(after) - timedelta(1)
    except (ValueError, OverflowError):
        return None
    return replace(view, since=first, until=last, page=1) if first >= EARLIEST and last <= LATEST else None


def _edges(view: View) -> tuple[date | None, date | None]:
    since, until = view.since, view.until
    return (until, since) if since is not None and until is not None and until < since else (since, until)


def _exact_enough(precision: Precision, unit: Step) -> bool:
    wanted = "day" if unit in {"day", "week"} else unit
    return _EXACTNESS.index(precision) >= [str(each) for each in _EXACTNESS].index(wanted)
