"""Does it refuse what the archive does not say, and does its confidence tell?

A refusal has no confidence that could be ranked: whoever refuses gives 0 for it. So the figures of confidence against
right answers are of the answers given, and the risk-coverage curve ends at the share that was answered; a refusal
counted in at 0, and as not right, would be a pair told apart for nothing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eval.cases import Case
from eval.metrics.answers import faults, known
from eval.metrics.metric import Metric, Rows, Score, each_resample, yes
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


def _told_apart(rows: Rows) -> float:
    confidence, right = rows[:, 0], rows[:, 1] > 0
    return auroc(confidence[right], confidence[~right])


def _area(rows: Rows) -> float:
    return float(curve(rows[:, 0], rows[:, 1]).mean()) if len(rows) else float("nan")


def _confidence(case: Case, outcome: Outcome) -> Score | None:
    return Score(outcome.answer.confidence, float(not case.unanswerable)) if outcome.answer else None


def confidence_and_right(case: Case, outcome: Outcome) -> Score | None:
    """Give the confidence of an answer as the part, whether it is right as the whole: a point of the risk-coverage
    curve; None of a refusal. An answer to the unanswerable is wrong.
    """
    if outcome.answer is None or outcome.abstained or not known(case):
        return None
    return Score(outcome.answer.confidence, float(not case.unanswerable and not faults(case, outcome)))


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


_TOLD_APART, _AREA = each_resample(_told_apart), each_resample(_area)
METRICS = (
    Metric("refusal precision", "of the refusals, those of what the archive does not say", _precision),
    Metric("refusal recall", "of what the archive does not say, what is refused", _recall),
    Metric("false refusals", "of what the archive says, what is refused", _false, lower_is_better=True),
    Metric("auroc", "confidence tells the answerable from the rest", _confidence, _TOLD_APART),
    Metric("auroc, right", "confidence tells right answers from wrong ones given", confidence_and_right, _TOLD_APART),
    Metric("risk area", "mean risk up to the share answered", confidence_and_right, _AREA, lower_is_better=True),
)
