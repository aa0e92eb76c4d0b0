"""How long it took and what it cost. Times count only where nothing else was asked meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from eval.cases import Case
from eval.metrics.metric import Metric, Rows, Score, Total, each_resample
from eval.outcomes import Outcome


def percentile(q: float) -> Total:
    """Give the total that is a percentile of the parts, between neighbours by straight line."""
    alone = each_resample(lambda rows: float(np.percentile(rows[:, 0], q)) if len(rows) else float("nan"))

    def total(rows: Rows) -> NDArray[np.float64]:
        if np.isnan(rows).any():
            return alone(rows)
        return np.asarray(np.percentile(rows[..., 0], q, axis=-1), dtype=np.float64)  # a hundred times as quick

    return total


def _milliseconds(lap: str) -> Callable[[Case, Outcome], Score | None]:
    def score(case: Case, outcome: Outcome) -> Score | None:
        return Score(outcome.answer.timings_ms[lap]) if outcome.answer and outcome.alone else None

    return score


def _prompt(case: Case, outcome: Outcome) -> Score | None:
    return Score(outcome.tokens.prompt) if outcome.tokens else None


def _completion(case: Case, outcome: Outcome) -> Score | None:
    return Score(outcome.tokens.completion) if outcome.tokens else None


def _cost(case: Case, outcome: Outcome) -> Score | None:
    return Score(outcome.tokens.cost) if outcome.tokens and outcome.tokens.cost is not None else None


def _spent(name: str, says: str, score: Callable[[Case, Outcome], Score | None], q: float) -> Metric:
    return Metric(name, says, score, percentile(q), unit="ms", lower_is_better=True)


METRICS = (
    _spent("search p50", "half of the searches are as quick", _milliseconds("retrieve"), 50),
    _spent("search p95", "19 of 20 are as quick", _milliseconds("retrieve"), 95),
    _spent("answer p50", "half of the answers are as quick, search included", _milliseconds("total"), 50),
    _spent("answer p95", "19 of 20 are as quick", _milliseconds("total"), 95),
    Metric("tokens read", "a question, estimated", _prompt, unit="tokens", lower_is_better=True),
    Metric("tokens written", "a question, estimated", _completion, unit="tokens", lower_is_better=True),
    Metric("cost", "a question", _cost, unit="money", lower_is_better=True),
)
