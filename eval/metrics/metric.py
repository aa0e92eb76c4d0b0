"""What a metric is: a score for each case it fits, and how the scores of many become one figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from eval.cases import Case
from eval.outcomes import Outcome

Rows = NDArray[np.float64]
"""Scores ``(..., n, 2)``: part and whole of n cases; what stands before is resamples."""
ABSENT = (float("nan"), float("nan"))
"""The row of a case that the metric does not fit, where it stands beside one that it fits; no total counts it."""
Total = Callable[[Rows], NDArray[np.float64]]
"""Gives a figure for each resample; nan where it has none."""
Unit = Literal["share", "ms", "tokens", "money"]


@dataclass(frozen=True, slots=True)
class Score:
    """How much of how much, for one case: mostly 0 or 1 of 1. ``why`` says what is wrong with it, if anything is."""

    part: float
    whole: float = 1.0
    why: str = ""


def ratio(rows: Rows) -> NDArray[np.float64]:
    """Give all parts by all wholes: the mean where each whole is 1."""
    wholes = np.asarray(np.nansum(rows[..., 1], axis=-1))
    shares: NDArray[np.float64] = np.divide(
        np.nansum(rows[..., 0], axis=-1), wholes, out=np.full(wholes.shape, np.nan), where=wholes > 0
    )
    return shares


def each_resample(measure: Callable[[Rows], float]) -> Total:
    """Give the total that measures the ``(n, 2)`` rows of each resample by itself, absent ones left out."""

    def total(rows: Rows) -> NDArray[np.float64]:
        flat = rows.reshape(-1, *rows.shape[-2:])
        return np.array([measure(each[~np.isnan(each[:, 0])]) for each in flat]).reshape(rows.shape[:-2])

    return total


@dataclass(frozen=True, slots=True)
class Metric:
    """A named figure. ``score`` gives None for a case that it does not fit: that case is left out, not counted as 0."""

    name: str
    says: str
    score: Callable[[Case, Outcome], Score | None]
    total: Total = ratio
    unit: Unit = "share"
    lower_is_better: bool = False


def yes(right: bool, why: str = "") -> Score:
    """Give 1 of 1, or 0 of 1 and why."""
    return Score(float(right), why="" if right else why)
