"""How sure a figure is: percentile bootstrap over cases, and a permutation test for two runs of the same cases.

A case and its twin are drawn together: they are one question. Efron and Tibshirani, An Introduction to the Bootstrap
(1993), chapters 13 and 15. Resamples of questions that all came out alike differ by nothing, and those of a handful by
too little: there a share has the score interval (Wilson, JASA 1927), which 14 of 14 leave open down to 78 %.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from eval.metrics.metric import Rows, Total

RESAMPLES = 1000
SWAPS = 2000
LOW, HIGH = 2.5, 97.5
Z = 1.959964
"""The normal quantile of HIGH."""
FEW = 10
"""Fewer questions than these are too few to be drawn from."""
SEED = 20250530


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


def seeded(seed: int, *names: str) -> np.random.Generator:
    """Give a generator of its own for a figure, so that one figure more changes no other."""
    return np.random.default_rng([seed, *(crc32(name.encode()) for name in names)])


def bootstrap(
    rows: Rows, groups: Sequence[str], total: Total, random: np.random.Generator, *, shares: bool = True
) -> Interval | None:
    """Give the figure of ``(n, 2)`` rows and its interval; None where it has none. ``groups`` are drawn whole.

    ``shares`` tells that the figure is one of 0 to 1; Wilson's interval serves where few or like questions are its all.
    """
    value = float(total(rows))
    if np.isnan(value):
        return None
    questions = len(set(groups))
    if shares and 0 <= value <= 1 and (questions < FEW or value in (0, 1)):
        return wilson(value, questions)
    figures = _resampled([rows], groups, total, random)[0]
    if not len(figures):
        return Interval(value, value, value)
    return Interval(value, *(float(edge) for edge in np.percentile(figures, [LOW, HIGH])))


def wilson(share: float, n: int) -> Interval:
    """Give the score interval of a share of ``n``; of a mean of shares it is no narrower than need be."""
    centre, scale = share + Z * Z / (2 * n), 1 + Z * Z / n
    half = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return Interval(share, max(0.0, min(share, (centre - half) / scale)), min(1.0, max(share, (centre + half) / scale)))


def paired(
    a: Rows, b: Rows, groups: Sequence[str], total: Total, random: np.random.Generator
) -> tuple[Interval, float] | None:
    """Give how far ``b`` is above ``a`` with its interval, and the two-sided p of the difference; rows are paired.

    p is the share of random exchanges of a with b, case by case, that differ as much (one is added, so never 0).
    """
    value = float(total(b)) - float(total(a))
    if np.isnan(value):
        return None
    figures_a, figures_b = _resampled([a, b], groups, total, random)
    edges = np.percentile(figures_b - figures_a, [LOW, HIGH]) if len(figures_a) else (value, value)
    members = _members(groups)
    belongs = np.empty(len(groups), dtype=np.int64)
    for n, each in enumerate(members):
        belongs[each] = n
    swap = random.random((SWAPS, len(members)))[:, belongs, None] < 0.5
    swapped = total(np.where(swap, a, b)) - total(np.where(swap, b, a))
    swapped = swapped[~np.isnan(swapped)]
    p = (1 + np.count_nonzero(np.abs(swapped) >= abs(value) - 1e-12)) / (1 + len(swapped))
    return Interval(value, float(edges[0]), float(edges[1])), float(p)


def _resampled(
    rows: Sequence[Rows], groups: Sequence[str], total: Total, random: np.random.Generator
) -> list[NDArray[np.float64]]:
    members = _members(groups)
    draws = random.integers(len(members), size=(RESAMPLES, len(members)))
    sizes = {len(each) for each in members}
    if len(sizes) == 1:
        chosen = np.array(members)[draws].reshape(RESAMPLES, -1)
        figures = [total(each[chosen]) for each in rows]
    else:
        picked = [np.concatenate([members[n] for n in draw]) for draw in draws]
        figures = [np.array([float(total(each[pick])) for pick in picked]) for each in rows]
    whole = ~np.isnan(figures).any(axis=0)
    return [each[whole] for each in figures]


def _members(groups: Sequence[str]) -> list[NDArray[np.int64]]:
    held: dict[str, list[int]] = {}
    for n, group in enumerate(groups):
        held.setdefault(group, []).append(n)
    return [np.array(each) for each in held.values()]
