"""Does it refuse what the archive does not say, and does its confidence tell?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from eval.cases import Case
from eval.metrics.answers import faults, known
from eval.metrics.metric import Metric, Rows, Score, yes
from eval.outcomes import Outcome


def auroc(positive: NDArray[np.float64], negative: NDArray[np.float64]) -> float:
    """Give the probability that a positive scores above a negative, ties counting half (Mann-Whitney); nan of none."""
    if not len(positive) or not len(negative):
        return float("nan")
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, side="left")
    level = np.searchsorted(ordered, positive, side="right")
    return float((below + level).mean() / 2 / len(negative))


def curve(confidence: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the risk, the share of wrong answers, among the 1, 2, … n surest (El-Yaniv and Wiener, JMLR 2010).

    Answers of one confidence are taken together: each has the risk of all of them, so that their order is no luck.
    """
    order = np.argsort(-confidence, kind="stable")
    wrong = (1 - right[order]).cumsum()
    sure = confidence[order]
    last = np.searchsorted(-sure, -sure, side="right") - 1
    risks: NDArray[np.float64] = wrong[last] / (last + 1)
    return risks


def _each(
    measure: Callable[[NDArray[np.float64], NDArray[np.float64]], float],
) -> Callable[[Rows], NDArray[np.float64]]:
    def total(rows: Rows) -> NDArray[np.float64]:
        flat = rows.reshape(-1, *rows.shape[-2:])
        return np.array([measure(each[:, 0], each[:, 1]) for each in flat]).reshape(rows.shape[:-2])

    return total


def _told_apart(confidence: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    return auroc(confidence[right > 0], confidence[right <= 0])


def _area(confidence: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    return float(curve(confidence, right).mean())


def _confidence(case: Case, outcome: Outcome) -> Score | None:
    return Score(outcome.answer.confidence, float(not case.unanswerable)) if outcome.answer else None


def confidence_and_right(case: Case, outcome: Outcome) -> Score | None:
    """Give the confidence as the part, whether the answer is right as the whole: a point of the risk-coverage curve.

    An answer to the unanswerable is wrong; a refusal, of whatever question, is no answer given with confidence 0.
    """
    if outcome.answer is None or not known(case):
        return None
    right = not outcome.abstained and not case.unanswerable and not faults(case, outcome)
    return Score(0.0 if outcome.abstained else outcome.answer.confidence, float(right))


def _precision(case: Case, outcome: Outcome) -> Score | None:
    if outcome.answer is None or not outcome.abstained or case.may_ask:
        return None
    return yes(case.unanswerable, "refused what the archive says")


def _recall(case: Case, outcome: Outcome) -> Score | None:
    return yes(outcome.abstained, "answered the unanswerable") if case.unanswerable and outcome.answer else None


def _false(case: Case, outcome: Outcome) -> Score | None:
    if case.unanswerable or case.may_ask or outcome.answer is None:
        return None
    return Score(float(outcome.abstained), why="refused what the archive says" if outcome.abstained else "")


METRICS = (
    Metric("refusal precision", "of the refusals, those of what the archive does not say", _precision),
    Metric("refusal recall", "of what the archive does not say, what is refused", _recall),
    Metric("false refusals", "of what the archive says, what is refused", _false, lower_is_better=True),
    Metric("auroc", "confidence tells the answerable from the rest", _confidence, _each(_told_apart)),
    Metric("auroc, right", "confidence tells right answers from the rest", confidence_and_right, _each(_told_apart)),
    Metric("risk area", "mean risk over all coverages", confidence_and_right, _each(_area), lower_is_better=True),
)
