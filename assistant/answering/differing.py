"""Numbers on which reports differ: what a question asks to be counted or measured, where articles of one time have it
otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from assistant.answering.sentences import Candidate
from assistant.question import Question
from assistant.support.days import without_days
from assistant.support.figures import Figure, figures
from assistant.support.forms import form

NUMERIC = frozenset(("number", "money", "percent"))
"""Types of question that a number answers."""
CURRENCIES = frozenset("$€£¥")
TOLD = 0.65
"""The share of the question's words that a sentence must have for its number to be a version of what is asked."""
AS_NEAR = 0.85
"""The share of what the best of these sentences has of them that another must have to be about the same."""
SAME_TIME = timedelta(days=30)
"""What lies further apart is a change, not a disagreement."""
TIMES, ROUNDED = 3, Fraction(1, 25)
"""How many times another a number may be and still count the same thing, and the share that rounding may take off."""
_FURTHER = re.compile(r"\b(?:additional|another|every|extra|further|more|new|other|previous|record)\b", re.IGNORECASE)
"""Beside a number: it counts what came on top, or something else."""
_BESIDE = 14
"""Characters to each side of a number in which such a word stands."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of several numbers that are reported: as the best of its sentences has it, and the sentences, best first."""

    written: str
    sentences: tuple[Candidate, ...]


def versions(question: Question, ranked: Sequence[Candidate]) -> tuple[Version, ...]:
    """Give the numbers that articles of one time report differently, the best sentence's first; () where they agree."""
    if question.answer_type not in NUMERIC:
        return ()
    told = list(_told(question, ranked))
    near = max((sentence.coverage for sentence, _ in told), default=0.0)
    told = [(sentence, figure) for sentence, figure in told if sentence.coverage >= max(TOLD, AS_NEAR * near)]
    if not told:
        return ()
    first = told[0][1]
    found = {first.value: [(sentence, figure) for sentence, figure in told if _same(first, figure)]}
    ours = found[first.value]
    for sentence, figure in told:
        both = any(_same(first, other) for other in figures(sentence.text))  # and tells them apart
        if not both and _rivals(first, figure) and any(_of_one_time(sentence, other) for other, _ in ours):
            value = next((value for value, group in found.items() if _same(group[0][1], figure)), figure.value)
            found.setdefault(value, []).append((sentence, figure))
    theirs = [sentence for value, group in found.items() if value != first.value for sentence, _ in group]
    found[first.value] = [one for one in ours if any(_of_one_time(one[0], other) for other in theirs)]
    where = {value: {sentence.hit.article.id for sentence, _ in group} for value, group in found.items()}
    kept = [group for value, group in found.items() if value == first.value or where[value] != where[first.value]]
    if len(kept) < 2:
        return ()
    return tuple(Version(group[0][1].written, tuple(sentence for sentence, _ in group)) for group in kept)


def _told(question: Question, ranked: Sequence[Candidate]) -> Iterator[tuple[Candidate, Figure]]:
    """Yield the sentences that have one number of what is asked for, the best first."""
    for sentence in ranked:
        text = without_days(sentence.text)
        held = [figure for figure in figures(text) if not figure.bound and _is_asked_for(question, figure)]
        if len({figure.value for figure in held}) == 1 and not _counts_further(held[0], text):
            yield sentence, held[0]


def _is_asked_for(question: Question, figure: Figure) -> bool:
    if question.answer_type == "percent":
        return figure.kind == "%"
    if question.answer_type == "money":
        return figure.kind in CURRENCIES or (not figure.kind and bool(figure.counts))
    if question.focus:
        return form(question.focus.split()[-1].lower()) in figure.counts
    return bool(figure.kind or figure.counts)


def _counts_further(figure: Figure, text: str) -> bool:
    at = text.find(figure.written)
    around = text[max(0, at - _BESIDE) : at + len(figure.written) + _BESIDE]
    return _FURTHER.search(around) is not None


def _same(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are one, rounded or not."""
    return one.kind == other.kind and abs(one.value - other.value) <= ROUNDED * max(one.value, other.value)


def _rivals(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may count the same thing and differ."""
    if _same(one, other) or not one.value or not other.value or one.kind != other.kind:
        return False
    unnamed = not one.counts or not other.counts
    alike = bool(one.kind) if unnamed else bool(set(one.counts) & set(other.counts))
    return alike and Fraction(1, TIMES) <= other.value / one.value <= TIMES


def _of_one_time(one: Candidate, other: Candidate) -> bool:
    ours, theirs = one.hit.article.published, other.hit.article.published
    return ours is not None and theirs is not None and abs(ours.at - theirs.at) <= SAME_TIME
