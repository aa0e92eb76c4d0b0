"""Sentences that speak of somebody named only before them, shown with the sentence that does: "In Sunday's election he
received 5,241 votes."
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.sentences import Candidate
from assistant.asking.nouns import noun_type
from assistant.clock.almanac import MONTHS, WEEKDAYS
from assistant.naming import is_role
from assistant.quotations import quotations
from assistant.text import STOPWORDS, sentences, words

_DAYS = frozenset((*MONTHS, *WEEKDAYS, *(f"{day}{mark}s" for day in WEEKDAYS for mark in "'’")))
_HE = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)


def introduced(shown: Sequence[Candidate], fits: Callable[[Sequence[Candidate]], bool]) -> list[Candidate]:
    """Give what is shown, the best first, with the sentence before each that leans on it, where that was not shown
    anyway; what no longer ``fits`` then is left out from the end.

    The reading stays as it was: a name in the sentence before is no candidate of this one.
    """
    kept = list(shown)
    for one in shown:
        if one not in kept or not leans(one.text) or (wider := _with_the_one_before(one)) is None:
            continue
        others = [other for other in kept if other is not one]
        if any(_beside(other, wider, one) for other in others):
            continue
        others = [other for other in others if not _overlap(other, wider)]
        place = kept.index(one)
        trial = [*others[:place], wider, *others[place:]]
        while len(trial) > 1 and not fits(trial) and trial[-1] is not wider:
            trial.pop()
        kept = trial if fits(trial) else kept
    return kept


def leans(sentence: str) -> bool:
    """Tell whether a sentence speaks of somebody whom nothing in it names before, quotations aside."""
    own = sentence
    for quotation in quotations(sentence):
        own = own[: quotation.start] + " " * (quotation.end - quotation.start) + own[quotation.end :]
    pronoun = _HE.search(own)
    return pronoun is not None and not any(_may_be_meant(word) for word in words(sentence[: pronoun.start()]))


def _may_be_meant(word: str) -> bool:
    """Tell whether a pronoun may stand for a word: a name, "the coach"."""
    named = word[:1].isupper() and word not in _DAYS and word.lower() not in STOPWORDS
    return named or noun_type(word) == "person" or is_role(word)


def _with_the_one_before(one: Candidate) -> Candidate | None:
    at = one.start - one.hit.start
    before = [span for span in sentences(one.hit.text) if span.end <= at]
    if not before or leans(before[-1].of(one.hit.text)):
        return None
    start = before[-1].start
    return replace(one, start=one.hit.start + start, text=one.hit.text[start : one.end - one.hit.start])


def _beside(other: Candidate, wider: Candidate, one: Candidate) -> bool:
    """Tell whether the sentence before is shown on its own."""
    same = other.hit.article.id == one.hit.article.id
    return same and other.start <= wider.start and wider.start < other.end <= one.start


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.hit.article.id == other.hit.article.id and one.start < other.end and other.start < one.end
