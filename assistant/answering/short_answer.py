"""Mark the few words that are probably the answer: a vote of the best sentences over spans of the asked-for type.

Wrong half of the time where it is unsure, so it is silent there (docs/benchmarks.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from assistant.answering.sentences import Candidate
from assistant.asking.answer_forms import NAME, NAMED_TYPES, PATTERNS
from assistant.question import Question
from assistant.text import STOPWORDS, normalise

VOTERS = 12
"""Sentences that vote; the weight of each falls with its distance from the best score."""
SURE, AHEAD = 0.4, 2.0
"""The confidence it takes to give a short answer, and how far ahead of the next it must be: 63 % right on dev."""
_LEADERS = frozenset("the a an mr mrs ms sen rep gov president".split())


def short_answer(question: Question, candidates: Sequence[Candidate], confidence: float) -> str | None:
    """Give the likeliest span, as an article writes it, or None where none fits the question's type or stands out."""
    pattern = NAME if question.answer_type in NAMED_TYPES else PATTERNS.get(question.answer_type)
    if pattern is None or not candidates or confidence < SURE:
        return None
    asked = set(normalise(question.standalone).split())
    votes: dict[str, float] = defaultdict(float)
    written: dict[str, str] = {}
    best = candidates[0].score
    for candidate in candidates[:VOTERS]:
        weight = 2.0 ** (8 * (candidate.score - best))
        for span in dict.fromkeys(match.group() for match in pattern.finditer(candidate.text)):
            key = normalise(span)
            if key and not _says_nothing_new(key, asked):
                votes[key] += weight
                written.setdefault(key, span)
    if not votes:
        return None
    first, *others = sorted(votes, key=lambda key: (-votes[key], -len(key)))
    if others and votes[first] < AHEAD * votes[others[0]]:
        return None
    return written[first]


def _says_nothing_new(key: str, asked: set[str]) -> bool:
    """True for a span made of the question's own words, and for a capital that only opens a sentence."""
    return all(word in asked or word in STOPWORDS or word in _LEADERS for word in key.split())
