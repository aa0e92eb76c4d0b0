"""Two runs over the same data: how far apart by each metric, how surely, and which cases changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from eval.intervals import SEED, paired, seeded
from eval.metrics import METRICS
from eval.metrics.metric import ABSENT
from eval.runs import Run
from eval.scoring import Scored
from eval.shared import shared

SURE = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """A metric in two runs: its value over the cases that it fits in either, how many those are, b less a with its
    interval, and p. Where a run refused what the other answered, the numbers differ: read a share beside them.
    """

    metric: str
    n_a: int
    n_b: int
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
        held = [pair for pair in zip(before, after, strict=True) if any(metric.name in each.scores for each in pair)]
        if not held:
            continue
        a, b = (np.array([_row(each, metric.name) for each in side]) for side in zip(*held, strict=True))
        questions = [each.question for each, _ in held]
        found = paired(a, b, questions, metric.total, seeded(seed, metric.name))
        if found is not None:
            interval, p = found
            values = float(metric.total(a)), float(metric.total(b))
            n_a, n_b = (int((~np.isnan(each[:, 0])).sum()) for each in (a, b))
            yield Difference(metric.name, n_a, n_b, *values, interval.value, interval.low, interval.high, p)


def _row(scored: Scored, metric: str) -> tuple[float, float]:
    score = scored.scores.get(metric)
    return (score.part, score.whole) if score else ABSENT


def _changes(before: Sequence[Scored], after: Sequence[Scored]) -> Iterator[Change]:
    for one, other in zip(before, after, strict=True):
        was, now = one.scores.get("right"), other.scores.get("right")
        if was and now and was.part != now.part:
            better = now.part > was.part
            yield Change(one.case.id, one.case.question, better, (was if better else now).why)
