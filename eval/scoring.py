"""From cases and outcomes to figures: what a run comes to, by metric, and by kind and half of its cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eval.cases import Case
from eval.intervals import SEED, bootstrap, seeded
from eval.metrics import METRICS
from eval.metrics.answers import known
from eval.metrics.metric import Metric, Rows, Score
from eval.metrics.refusal import confidence_and_right, curve
from eval.outcomes import Outcome

EVERY = "all"


@dataclass(frozen=True, slots=True)
class Scored:
    """A case, what came of it, and its score by every metric that fits it."""

    case: Case
    outcome: Outcome
    scores: Mapping[str, Score]

    @property
    def question(self) -> str:
        """Name the question: that of the case it is a twin of, where it is one."""
        return self.case.twin_of or self.case.id


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric over a group of cases: "all", a kind ("fact"), a half ("held") or both ("held fact")."""

    metric: str
    group: str
    n: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """A point of the risk-coverage curve: the share of all questions that is answered, the share of wrong answers among
    those, and the confidence of the least sure of them.
    """

    coverage: float
    risk: float
    confidence: float


def score(cases: Sequence[Case], outcomes: Mapping[str, Outcome]) -> list[Scored]:
    """Score every case that has an outcome."""
    return [_scored(case, outcomes[case.id]) for case in cases if case.id in outcomes]


def figures(scored: Sequence[Scored], seed: int = SEED) -> list[Figure]:
    """Give every figure there is, with its interval."""
    return list(_figures(scored, seed))


def figure(scored: Sequence[Scored], metric: Metric, group: str = EVERY, seed: int = SEED) -> Figure | None:
    """Give the figure of a metric over the cases of a group; None where it fits none of them."""
    parts, questions = rows(scored, metric.name)
    if not len(parts):
        return None
    random = seeded(seed, metric.name, group)
    interval = bootstrap(parts, questions, metric.total, random, shares=metric.unit == "share")
    if interval is None:
        return None
    return Figure(metric.name, group, len(parts), interval.value, interval.low, interval.high)


def risk_coverage(scored: Sequence[Scored]) -> list[Coverage]:
    """Give the curve, from the surest answer to all that were given; it ends below 1 where something was refused."""
    points = [each for one in scored if (each := confidence_and_right(one.case, one.outcome))]
    asked = sum(one.outcome.answer is not None and known(one.case) for one in scored)
    confidence = np.array([each.part for each in points])
    risks = curve(confidence, np.array([each.whole for each in points]))
    surest = zip(risks, -np.sort(-confidence), strict=True)
    return [Coverage(n / asked, float(risk), float(least)) for n, (risk, least) in enumerate(surest, start=1)]


def rows(scored: Sequence[Scored], metric: str) -> tuple[Rows, list[str]]:
    """Give part and whole of every case that a metric fits, ``(n, 2)``, and the questions they belong to."""
    fitting = [each for each in scored if metric in each.scores]
    parts = [[each.scores[metric].part, each.scores[metric].whole] for each in fitting]
    return np.array(parts).reshape(-1, 2), [each.question for each in fitting]


def groups(scored: Sequence[Scored]) -> dict[str, list[Scored]]:
    """Give the cases by group; a kind or a half that is all there is makes no group."""
    found: dict[str, list[Scored]] = {EVERY: list(scored)}
    for each in scored:
        case = each.case
        for name in (
            {case.split, case.kind, f"{case.split} {case.kind}"}
            if case.split and case.kind
            else {case.split or case.kind}
        ):
            if name:
                found.setdefault(name, []).append(each)
    return {name: held for name, held in found.items() if name == EVERY or len(held) < len(scored)}


def _figures(scored: Sequence[Scored], seed: int) -> Iterator[Figure]:
    for group, held in groups(scored).items():
        for metric in METRICS.values():
            found = figure(held, metric, group, seed)
            if found is not None:
                yield found


def _scored(case: Case, outcome: Outcome) -> Scored:
    scores = {name: each for name, metric in METRICS.items() if (each := metric.score(case, outcome)) is not None}
    return Scored(case, outcome, scores)
