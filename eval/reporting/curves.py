"""The curves of a report: what refusing buys, whether confidence is honest, how deep hits lie, how long it took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from eval.intervals import bootstrap, seeded
from eval.metrics.metric import ratio
from eval.metrics.ranking import relevance, success
from eval.metrics.refusal import confidence_and_right
from eval.report.view import Bin, Curves, Found, Risk
from eval.runs import Run
from eval.scoring import Scored, risk_coverage

DEPTHS = (1, 2, 3, 5, 10, 20)
BINS = 10
FEWEST = 10
"""A point that rests on fewer answers shows luck, and is not drawn."""


def curves(scored: Sequence[Scored]) -> Curves:
    """Give the curves of one system; those that nothing is known of stay empty."""
    return Curves(tuple(_risk(scored)), tuple(_reliability(scored)), tuple(_found(scored)), tuple(_latency(scored)))


def threshold(run: Run) -> float | None:
    """Give the confidence under which a run's system refuses; None where it has no such setting, or a model answers."""
    settings = run.manifest.described.get("settings")
    if not isinstance(settings, Mapping) or settings.get("model"):
        return None
    below = settings.get("abstain_below")
    return float(below) if isinstance(below, int | float) else None


def _risk(scored: Sequence[Scored]) -> Iterator[Risk]:
    """Yield a point for each confidence that an answer was given with: what was refused is not on the curve."""
    points = risk_coverage(scored)
    for n, (point, after) in enumerate(zip(points, [*points[1:], None], strict=True), start=1):
        if n >= FEWEST and (after is None or after.confidence < point.confidence):
            yield Risk(point.coverage, point.risk, point.confidence)


def _reliability(scored: Sequence[Scored]) -> Iterator[Bin]:
    """Yield the answers given by tenths of confidence, each at its mean."""
    given = [
        (each.part, each.whole)
        for one in scored
        if not one.outcome.abstained and (each := confidence_and_right(one.case, one.outcome))
    ]
    for at in range(BINS):
        held = [(sure, right) for sure, right in given if min(int(sure * BINS), BINS - 1) == at]
        if len(held) >= FEWEST:
            sure, right = np.mean(held, axis=0)
            yield Bin(float(sure), float(right), len(held))


def _found(scored: Sequence[Scored]) -> Iterator[Found]:
    """Yield the share of questions with a relevant hit among the first k, as deep as every ranking goes."""
    ranked = [each for each in scored if "relevant@1" in each.scores]
    hits = [relevance(each.case, each.outcome.hits) for each in ranked]
    for k in DEPTHS:
        rows = np.array([[success(each, k), 1.0] for each in hits]).reshape(-1, 2)
        interval = bootstrap(rows, [each.question for each in ranked], ratio, seeded(k)) if ranked else None
        if interval and k <= max(map(len, hits)):
            yield Found(k, interval.value, interval.low, interval.high)


def _latency(scored: Sequence[Scored]) -> Iterator[float]:
    for each in scored:
        if each.outcome.answer and each.outcome.alone:
            yield each.outcome.answer.timings_ms["total"]
