"""Whether a judge is swayed by what should not count: where an answer stands, and how long it is."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from eval.judge.verdicts import Comparison, Correctness, L, Preference, Support, Verdict

SCORES: Mapping[str, float] = {
    Correctness.CORRECT: 1.0,
    Correctness.PARTLY: 0.5,
    Correctness.WRONG: 0.0,
    Support.SUPPORTED: 1.0,
    Support.UNSUPPORTED: 0.0,
}
"""What a label is worth where labels are ranked (``partly`` is one word in both kinds); refusals are not ranked."""


@dataclass(frozen=True, slots=True)
class PositionBias:
    """Of ``n`` pairs judged in both orders: how many verdicts changed with the order, and which place gained by it.

    ``rate`` is the share that changed, None without pairs. ``unscored`` pairs are left out of ``n``.
    """

    n: int
    unscored: int
    changed: int
    to_the_first: int
    to_the_second: int

    @property
    def rate(self) -> float | None:
        """Give the share of pairs whose verdict changed with the order."""
        return self.changed / self.n if self.n else None


def position_bias(comparisons: Iterable[Comparison]) -> PositionBias:
    """Count the comparisons in which the order decided.

    A pair of which whatever stands first wins both times, or once with a tie the other time, goes to the first.
    """
    n = unscored = changed = first = second = 0
    for each in comparisons:
        if not (each.forward.scored and each.backward.scored):
            unscored += 1
            continue
        n += 1
        one, other = each.forward.label, each.backward.label
        if one == other:
            continue
        changed += 1
        # Forward, the pair's first answer stood first; backward, its second did.
        first += one is Preference.FIRST or other is Preference.SECOND
        second += one is Preference.SECOND or other is Preference.FIRST
    return PositionBias(n, unscored, changed, first, second)


@dataclass(frozen=True, slots=True)
class LengthBias:
    """The rank correlation of length and verdict among ``n`` answers of equal quality; None where nothing varies.

    Above 0 the judge favours long answers. Answers that people gave the same label are compared with each other only.
    """

    n: int
    rho: float | None


def length_bias(verdicts: Iterable[Verdict[L]], labels: Mapping[str, str], words: Mapping[str, int]) -> LengthBias:
    """Measure length bias: Spearman's correlation within each label that people gave, averaged by its items.

    ``words`` gives the length of the answer of each id. A label all of whose answers are of one length, or all of
    whose verdicts are the same, tells nothing and is left out.
    """
    groups: dict[str, list[tuple[float, float]]] = {}
    for verdict in verdicts:
        if verdict.id in labels and verdict.id in words and verdict.label in SCORES:
            groups.setdefault(labels[verdict.id], []).append((words[verdict.id], SCORES[verdict.label]))
    told = [(len(group), rho) for group in groups.values() if (rho := spearman(group)) is not None]
    n = sum(size for size, _ in told)
    return LengthBias(n, sum(size * rho for size, rho in told) / n if n else None)


@dataclass(frozen=True, slots=True)
class PaddingBias:
    """What padding did to ``n`` answers, each judged with and without: how many went up, how many down.

    ``p`` is the two-sided sign test's: how often chance alone would be this lopsided. None where nothing changed. Twins
    of which one was not scored, or taken for a refusal, are ``left_out`` of ``n``.
    """

    n: int
    left_out: int
    raised: int
    lowered: int
    p: float | None


def padding_bias(verdicts: Collection[Verdict[L]], padded: Mapping[str, str]) -> PaddingBias:
    """Compare each padded answer with its plain twin; ``padded`` gives the twin's id by the padded answer's."""
    given = {verdict.id: verdict.label for verdict in verdicts}
    twins = [(given[one], given[other]) for one, other in padded.items() if one in given and other in given]
    scores = [(SCORES[one], SCORES[other]) for one, other in twins if one in SCORES and other in SCORES]
    raised, lowered = sum(one > other for one, other in scores), sum(one < other for one, other in scores)
    return PaddingBias(len(scores), len(twins) - len(scores), raised, lowered, sign_test(raised, lowered))


def sign_test(up: int, down: int) -> float | None:
    """Give the probability that fair coin tosses are at least this lopsided, either way; None for no tosses."""
    n = up + down
    if not n:
        return None
    tail = sum(math.comb(n, k) for k in range(min(up, down) + 1)) / math.pow(2, n)
    return min(1.0, 2 * tail)


def spearman(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Give Spearman's rank correlation, ties sharing their mean rank; None where either side does not vary."""
    if len(pairs) < 2:
        return None
    ones, others = _ranks([one for one, _ in pairs]), _ranks([other for _, other in pairs])
    middle = (len(pairs) + 1) / 2
    ones, others = [rank - middle for rank in ones], [rank - middle for rank in others]
    spread = math.sqrt(sum(x * x for x in ones) * sum(y * y for y in others))
    return sum(x * y for x, y in zip(ones, others, strict=True)) / spread if spread else None


def _ranks(values: Sequence[float]) -> list[float]:
    ranks = [0.0] * len(values)
    before = 0
    for _, tied in groupby(sorted(range(len(values)), key=values.__getitem__), key=values.__getitem__):
        members = list(tied)
        for member in members:
            ranks[member] = before + (len(members) + 1) / 2
        before += len(members)
    return ranks
