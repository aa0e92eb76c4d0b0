"""How far a judge agrees with people: accuracy, Cohen's kappa and the confusion table."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.judge.verdicts import L, Verdict

RESAMPLES = 1000
_LEVEL = 0.95

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Agreement:
    """``n`` items that both a person and the judge labelled; ``unscored`` more on which the judge gave no judgement.

    ``kappa`` is None where it is not defined: no items, or a single label on both sides. ``table`` counts (person's
    label, judge's label). The intervals are 95 % percentile bootstrap intervals over items.
    """

    n: int
    unscored: int
    accuracy: float | None
    accuracy_interval: Interval | None
    kappa: float | None
    kappa_interval: Interval | None
    table: Mapping[tuple[str, str], int]


def agreement(verdicts: Iterable[Verdict[L]], labels: Mapping[str, str], seed: int = 7) -> Agreement:
    """Compare verdicts with the labels that people gave to the same ids; verdicts without a label are left out.

    Items that the judge left unscored count neither for nor against it; they are reported beside it.
    """
    known = [verdict for verdict in verdicts if verdict.id in labels]
    pairs = [(str(labels[verdict.id]), str(verdict.label)) for verdict in known if verdict.scored]
    draws = random.Random(seed)
    samples = [draws.choices(pairs, k=len(pairs)) for _ in range(RESAMPLES)] if pairs else []
    return Agreement(
        n=len(pairs),
        unscored=len(known) - len(pairs),
        accuracy=accuracy(pairs),
        accuracy_interval=_interval([accuracy(sample) for sample in samples]),
        kappa=cohens_kappa(pairs),
        kappa_interval=_interval([cohens_kappa(sample) for sample in samples]),
        table=Counter(pairs),
    )


def accuracy(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Give the share of pairs whose two labels are the same, 0 to 1; None for no pairs."""
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else None


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Give (observed - expected) / (1 - expected) agreement: 1 is perfect, 0 is chance, below it is worse than chance.

    Expected agreement is that of two raters who label at random, each with the frequencies of their own labels (Cohen
    1960). None where that is certain: no pairs, or one and the same label throughout.
    """
    n = len(pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(ones[label] * others[label] for label in ones)
    if chance == n * n:
        return None
    observed = sum(one == other for one, other in pairs)
    return (n * observed - chance) / (n * n - chance)


def markdown(agreed: Agreement, order: type[StrEnum]) -> str:
    """Draw the confusion table, people's labels down and the judge's across, in the order of the labels' kind."""
    names = [label.value for label in order if any(label.value in pair for pair in agreed.table)]
    lines = [f"| people \\ judge | {' | '.join(names)} |", f"|---{'|---:' * len(names)}|"]
    for one in names:
        lines.append(f"| {one} | {' | '.join(str(agreed.table.get((one, other), 0)) for other in names)} |")
    return "\n".join(lines)


def _interval(values: Sequence[float | None]) -> Interval | None:
    """Give the middle 95 % of the values; None where hardly any is defined."""
    defined = sorted(value for value in values if value is not None)
    if len(defined) < RESAMPLES / 2:
        return None
    tail = round(len(defined) * (1 - _LEVEL) / 2)
    return defined[tail], defined[-1 - tail]
