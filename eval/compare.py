"""Two runs over the same data: how far apart by each metric, how surely, and which cases changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.intervals import SEED, paired, seeded
from eval.metrics import METRICS
from eval.runs import Run
from eval.scoring import Scored, rows
from eval.shared import shared

SURE = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """A metric over the cases that both runs score: its value in either, b less a with its interval, and p."""

    metric: str
    n: int
    a: float
    b: float
    difference: float
    low: float
    high: float
    p: float

    @property
    def better(self) -> bool | None:
        """Tell whether b is better; None where chance would do: the interval holds 0, or p is not below 5 %."""
        if self.low <= 0 <= self.high or self.p >= SURE:
            return None
        return (self.difference > 0) != METRICS[self.metric].lower_is_better


@dataclass(frozen=True, slots=True)
class Change:
    """A case that came out right in one run and not in the other, and what is wrong with it there."""

    id: str
    question: str
    better: bool
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two runs have in common, and what not."""

    cases: int
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]


def compare(a: Run, b: Run, seed: int = SEED) -> Comparison:
    """Compare two runs over the cases that both have. Raises InputError where data differ or none is shared."""
    before, after = shared([a, b])
    return Comparison(len(before), tuple(_differences(before, after, seed)), tuple(_changes(before, after)))


def _differences(before: Sequence[Scored], after: Sequence[Scored], seed: int) -> Iterator[Difference]:
    for metric in METRICS.values():
        both = [pair for pair in zip(before, after, strict=True) if all(metric.name in each.scores for each in pair)]
        if not both:
            continue
        a, questions = rows([each for each, _ in both], metric.name)
        b, _ = rows([each for _, each in both], metric.name)
        found = paired(a, b, questions, metric.total, seeded(seed, metric.name))
        if found is not None:
            interval, p = found
            values = float(metric.total(a)), float(metric.total(b))
            yield Difference(metric.name, len(both), *values, interval.value, interval.low, interval.high, p)


def _changes(before: Sequence[Scored], after: Sequence[Scored]) -> Iterator[Change]:
    for one, other in zip(before, after, strict=True):
        was, now = one.scores.get("right"), other.scores.get("right")
        if was and now and was.part != now.part:
            better = now.part > was.part
            yield Change(one.case.id, one.case.question, better, (was if better else now).why)
