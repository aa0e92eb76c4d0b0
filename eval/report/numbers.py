"""Numbers as a reader sees them, and where they lie on an axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from eval.report.view import Figure, Score, Unit

NOT_SCORED = "not scored"


@dataclass(frozen=True, slots=True)
class Whisker:
    """A value and its interval on an axis, in per cent of the axis' length."""

    low: float
    value: float
    high: float


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from 0 to ``end``, in the figure's unit, with its whiskers in the order of the systems."""

    end: float
    label: str
    whiskers: tuple[Whisker | None, ...]


def bare(value: float, unit: Unit) -> str:
    """Write a number without its unit: "62.2" for the share 0.622, "1,240" milliseconds, "0.767"."""
    match unit:
        case "%":
            return f"{100 * value:.1f}"
        case "ms":
            return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"
        case "tokens":
            return f"{value:,.0f}"
        case "money":
            return f"{value:,.2f}" if value >= 10 else f"{value:.3g}"
        case _:
            return f"{value:,.1f}" if value > 10 else f"{value:.3f}"


def shown(value: float, unit: Unit) -> str:
    """Write a number with its unit."""
    return bare(value, unit) + suffix(unit)


def suffix(unit: Unit) -> str:
    """Give what follows a number: "%" closes up, other units keep a space that no line breaks at; money has none."""
    if unit == "money":
        return ""
    return unit if unit in {"", "%"} else f"\N{NO-BREAK SPACE}{unit}"


def interval(score: Score, unit: Unit) -> str:
    """Write the ends of an interval: "57.0–67.1"."""
    return f"{bare(score.low, unit)}–{bare(score.high, unit)}"


def share(part: float) -> str:
    """Write a share in whole per cent, for sentences."""
    return f"{100 * part:.0f}%"


def day(of: date) -> str:
    """Write a date as the papers do: "29 May 2025"."""
    return f"{of.day} {of:%B %Y}"


def round_up(value: float) -> float:
    """Give the next of 1, 2, 2.5, 5 and 10 times a power of ten."""
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if value <= step * power * (1 + 1e-9))


def axis(figure: Figure) -> Axis:
    """Lay the scores of all systems on one axis; shares run from 0 to 100 per cent, whatever they are."""
    scores = [score for score in figure.scores if score]
    highest = max((max(score.high, score.value) for score in scores), default=1.0)
    end = 1.0 if figure.unit == "%" or (not figure.unit and highest <= 1) else round_up(highest)
    label = f"{100 if figure.unit == '%' else end:,.6g}{suffix(figure.unit)}"
    return Axis(end, label, tuple(_whisker(score, end) if score else None for score in figure.scores))


def quantile(samples: Sequence[float], q: float) -> float:
    """Give the sample at or just above the share ``q`` of all (nearest rank)."""
    ordered = sorted(samples)
    return ordered[max(0, ceil(q * len(ordered)) - 1)]


def _whisker(score: Score, end: float) -> Whisker:
    return Whisker(*(round(100 * number / end, 2) for number in (score.low, score.value, score.high)))
