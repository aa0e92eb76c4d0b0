"""What a correction takes back, in the article that it corrects: no source any longer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from assistant.answering.held_back import retracts
from assistant.domain import Record
from assistant.support.days import without_days
from assistant.support.figures import Figure, figures
from assistant.support.forms import weighty
from assistant.text import sentences

LOOKS_BACK = timedelta(days=60)
"""How old an article may be that a correction corrects."""
SAME = 0.6
"""The share of what is taken back that a sentence without numbers must have to say it."""
_WHAT = re.compile(r"\b(?:that|as|of)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Error:
    """What a paper says it had wrong: its numbers, and the forms of its words."""

    correction: Record
    numbers: tuple[Figure, ...]
    said: frozenset[str]


def fallen(told: Sequence[tuple[Record, str]]) -> set[int]:
    """Give the places of the sentences that say what another one here, a correction of the same outlet, takes back."""
    errors = [error for article, text in told for error in _errors(article, text)]
    return {
        n
        for n, (article, text) in enumerate(told)
        if any(_corrects(error.correction, article) and _has(text, error) for error in errors)
    }


def _errors(article: Record, text: str) -> Iterator[_Error]:
    for span in sentences(text):
        sentence = span.of(text)
        if retracts(sentence):
            said = _WHAT.split(sentence)[-1] if _WHAT.search(sentence) else sentence
            numbers = tuple(figures(without_days(said)))
            yield _Error(article, numbers, frozenset(weighty(said)))


def _corrects(correction: Record, article: Record) -> bool:
    ours, theirs = correction.published, article.published
    if correction.id == article.id or correction.outlet != article.outlet or ours is None or theirs is None:
        return False
    return ours.at - LOOKS_BACK <= theirs.at <= ours.at


def _has(text: str, error: _Error) -> bool:
    """Tell whether a sentence has the numbers that were wrong, of the same things, or without any its words."""
    if error.numbers:
        there = list(figures(without_days(text)))
        return any(_same(one, other) for one in error.numbers for other in there)
    return bool(error.said) and len(error.said & weighty(text)) >= SAME * len(error.said)


def _same(one: Figure, other: Figure) -> bool:
    alike = not one.counts or not other.counts or bool(set(one.counts) & set(other.counts))
    return one.value == other.value and one.kind == other.kind and alike
