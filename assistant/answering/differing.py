"""Numbers on which reports differ: what a question asks to be counted or measured, where articles of one time have it
otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from assistant.answering.held_back import asserts
from assistant.answering.of_kind import counted_of
from assistant.answering.sentences import Candidate
from assistant.currencies import MONEY
from assistant.domain import Span
from assistant.question import Question, content
from assistant.support.days import without_days
from assistant.support.figures import Figure, figures
from assistant.support.forms import forms, weighty

NUMERIC = frozenset(("number", "money", "percent"))
"""Types of question that a number answers."""
TOLD = 0.65
"""The share of the question's words that a sentence must have for its number to be a version of what is asked."""
AS_NEAR = 0.85
"""The share of what the best of these sentences has of them that another must have to be about the same."""
SAME_TIME = timedelta(days=30)
"""What lies further apart is a change, not a disagreement."""
TIMES, ROUNDED = 3, Fraction(1, 25)
"""How many times another a number may be and still count the same thing, and the share that rounding may take off."""
NO_BOUNDS = ("", "at")
"""Words before a number that leave it as it is."""
_FURTHER = re.compile(r"\b(?:additional|another|every|extra|further|more|new|other|previous|record)\b", re.IGNORECASE)
"""Beside a number: it counts what came on top, or something else."""
_CHANGED = re.compile(
    r"\b(?:ris(?:en|es|ing)|rose|climb\w*|grow[ns]?|grew|increas\w+|went\s+up|gone\s+up|fall(?:en|s)?|fell|drop\w*"
    r"|declin\w+|shr[iau]nk\w*|revised|corrected|raised|lowered|reduced)\b[^.;]{0,40}\bto\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""Before a number: it takes the place of what was reported before."""
_DONE = re.compile(
    r"^\W*(?:(?:was|were|is|are|has|have|had|been|be|got|get)\s+)*(?P<done>[a-z]+(?:ed|en|t|d|ght|wn|ng))\b"
)
"""A verb right after what is counted: "how many people were hurt"."""
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
    told = _as_last_told(list(_told(question, ranked)))
    near = max((_share(question, sentence) for sentence, _ in told), default=0.0)
    told = [one for one in told if _share(question, one[0]) >= max(TOLD, AS_NEAR * near)]
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
        held = [figure for figure in figures(text) if figure.bound in NO_BOUNDS and _is_asked_for(question, figure)]
        alone = len({figure.value for figure in held}) == 1 and held[0].written in text  # "3:40" is read as 3.40
        if not alone or not asserts(text, _place(held[0], text)) or _counts_further(held[0], text):
            continue
        if _tells_of(question, sentence.text):
            yield sentence, held[0]


def _as_last_told(told: Sequence[tuple[Candidate, Figure]]) -> list[tuple[Candidate, Figure]]:
    """Leave out the numbers that a later article says have risen, fallen or been mended to another: no disagreement."""
    changed = [(one, figure) for one, figure in told if _CHANGED.search(_before(figure, without_days(one.text)))]
    return [
        (sentence, figure)
        for sentence, figure in told
        if not any(not _same(figure, new) and _is_later(one, sentence) for one, new in changed)
    ]


def _before(figure: Figure, text: str) -> str:
    return text[: _place(figure, text).start]


def _is_later(one: Candidate, other: Candidate) -> bool:
    """Tell whether one sentence is of a later article; of an undated one it can't be told."""
    ours, theirs = one.hit.article.published, other.hit.article.published
    return ours is not None and theirs is not None and ours.at > theirs.at


def _share(question: Question, sentence: Candidate) -> float:
    """Give the share of the question's words that a sentence has, in other forms too ("hurt", "injured"); of a measure
    that it names ("turnout") its title may say the rest.
    """
    wanted, there = forms(content(question)), forms(sentence.text)
    if question.focus and counted_of(question) is None and forms(question.focus) <= there:
        there |= forms(sentence.hit.article.title)
    return max(sentence.coverage, len(wanted & there) / len(wanted)) if wanted else sentence.coverage


def _tells_of(question: Question, text: str) -> bool:
    """Tell whether a sentence has what those counted did or suffered: of the drowned the injured are no number."""
    told = _DONE.search(question.text[_end_of_focus(question) :])
    return told is None or bool(weighty(told["done"]) <= forms(text))


def _end_of_focus(question: Question) -> int:
    at = question.text.find(question.focus) if question.focus else -1
    return at + len(question.focus) if at >= 0 else len(question.text)


def _is_asked_for(question: Question, figure: Figure) -> bool:
    if question.answer_type == "percent":
        return figure.kind == "%"
    if question.answer_type == "money":
        return figure.kind in MONEY or (not figure.kind and bool(figure.counts))
    if counted := counted_of(question):
        return counted in figure.counts
    return bool(figure.kind or figure.counts)


def _counts_further(figure: Figure, text: str) -> bool:
    at = _place(figure, text)
    return _FURTHER.search(text[max(0, at.start - _BESIDE) : at.end + _BESIDE]) is not None


def _place(figure: Figure, text: str) -> Span:
    at = text.find(figure.written)
    return Span(at, at + len(figure.written))


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
