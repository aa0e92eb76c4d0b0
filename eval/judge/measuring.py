"""Measure a judge: its agreement with people's labels, and what sways it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from eval.judge.agreement import Agreement, agreement
from eval.judge.bias import SCORES, LengthBias, PaddingBias, PositionBias, length_bias, padding_bias, position_bias
from eval.judge.cases import AnswerCase, ClaimCase, PairCase
from eval.judge.judge import Judge
from eval.judge.labels import Labelled
from eval.judge.verdicts import Comparison, Preference, Verdict


@dataclass(frozen=True, slots=True)
class Measured:
    """How a judge measures up: agreement with people on either kind, and its biases."""

    correctness: Agreement
    support: Agreement
    length: LengthBias
    padding: PaddingBias
    position: PositionBias | None = None
    """None where pairs were not asked for."""
    preference: Agreement | None = None


def measure(judge: Judge, items: Sequence[Labelled], *, with_pairs: bool = True) -> Measured:
    """Judge the labelled items and compare. ``with_pairs`` adds two requests for each pair of ``pairs(items)``.

    Raises EndpointError where the endpoint fails; called again, it goes on from what is in the cache.
    """
    answers = [judge.correctness(item.case) for item in items if isinstance(item.case, AnswerCase)]
    claims = [judge.support(item.case) for item in items if isinstance(item.case, ClaimCase)]
    paired = list(pairs(items)) if with_pairs else []
    compared = [judge.compare(pair) for pair, _ in paired]
    labels = {item.case.id: item.label.value for item in items}
    words = {item.case.id: len(item.case.answer.split()) for item in items if isinstance(item.case, AnswerCase)}
    return Measured(
        agreement(answers, labels),
        agreement(claims, labels),
        length_bias(answers, labels, words),
        padding_bias(answers, {item.case.id: item.padded for item in items if item.padded}),
        position_bias(compared) if with_pairs else None,
        agreement(map(_settled, compared), {pair.id: better for pair, better in paired}) if with_pairs else None,
    )


def pairs(items: Iterable[Labelled]) -> Iterator[tuple[PairCase, str]]:
    """Yield pairs of labelled answers to one question with which of them people's labels make the better one.

    Neighbours are paired, so that n answers to a question give n - 1 pairs; every other pair is turned round, because
    whoever writes labelled answers tends to begin with the right one. Refusals are not ranked and stay out.
    """
    before: dict[tuple[str, datetime], tuple[AnswerCase, float]] = {}
    turned = False
    for item in items:
        case = item.case
        if not isinstance(case, AnswerCase) or case.unanswerable or item.label not in SCORES:
            continue
        this, asked = (case, SCORES[item.label]), (case.question, case.as_of)
        if asked in before:
            (one, its), (other, others) = (this, before[asked]) if turned else (before[asked], this)
            better = "tie" if its == others else "first" if its > others else "second"
            references = case.references if not case.all_needed else (" ".join(case.references),)
            id_ = f"{one.id}+{other.id}"
            yield PairCase(id_, case.question, case.as_of, one.answer, other.answer, references), better
            turned = not turned
        before[asked] = this


def _settled(compared: Comparison) -> Verdict[Preference]:
    """Give the preference of both orders as one verdict, to be compared with a person's."""
    return replace(compared.forward, label=compared.label)
