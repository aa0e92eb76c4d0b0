"""The likeliest answers: candidates weighed against each other, and the sentences that hold most of what is likely."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answering.compose import cost_of
from assistant.answering.reading.features import NAMES, STEEPNESS, Candidates, Found
from assistant.answering.reading.learnt import WEIGHTS
from assistant.answering.sentences import SENTENCES_EMBEDDED, Candidate, Terms
from assistant.asking.answer_forms import PATTERNS
from assistant.clock.almanac import MONTHS, WEEKDAYS

LEAST = 0.01
"""What a further sentence must add to the probability that the answer is among those shown."""
BREVITY = 0.7
"""How much a short sentence is preferred: probability is divided by words to this power."""
PRIOR = 0.05
"""What being the best sentence by its words and its place is worth beside that probability; it falls by STEEPNESS."""
RELATED, SHORTEST = 1.3, 3
"""How far a sentence may score below the best one and be shown, and the words it must have: less says nothing alone."""
NEAR = 0.5
"""The share of the question's words that an article must have, of what the article with most of them has, to be shown:
other stories of the same days have numbers and names too.
"""
FEW = 5
"""Sentences among which the shortest is taken where all are longer than an answer may be."""

_HAS = {
    "date": re.compile(rf"\b(?:\d{{4}}|\d{{1,2}}[.:]\d\d|{'|'.join((*MONTHS, *WEEKDAYS))})\b"),
    **dict.fromkeys(("number", "money", "percent"), re.compile(rf"\d|{PATTERNS['number'].pattern}", re.IGNORECASE)),
}
"""Looser than the forms of an answer: "600,000 of that", "at 11.20", "in October"."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A candidate answer: its form to compare, where it stands, and its share of the probability of them all."""

    key: str
    probability: float
    found: tuple[Found, ...]


def likely_answers(candidates: Candidates) -> list[Likely]:
    """Weigh the candidates against each other, the likeliest first; their probabilities add up to 1.

    A conditional logit over the features (McFadden 1974).
    """
    if not candidates.keys:
        return []
    scores = candidates.features.astype(float) @ np.array([WEIGHTS[name] for name in NAMES])
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    return [
        Likely(candidates.keys[i], float(shares[i]), candidates.found[i])
        for i in np.argsort(-shares, kind="stable").tolist()
    ]


def covering(
    ranked: Sequence[Candidate], likely: Sequence[Likely], limit: int, terms: Terms, kind: str = ""
) -> list[Candidate]:
    """Choose the sentences of an answer of at most ``limit`` words: step by step the one that adds most probability of
    holding the answer for its length, until none adds LEAST.

    A sentence that repeats what is shown adds nothing. Where the ``kind`` of question asks for a number or a day and
    some sentence has one, no other is shown for being the best by its words. One is always given: the shortest of the
    best few where none fits.
    """
    holds: dict[int, dict[str, float]] = {}
    near, formed = _articles_near(ranked, terms), _formed(ranked, kind)
    for answer in likely:
        for found in answer.found:
            sentence = ranked[found.sentence]
            if sentence.hit.article.id not in near:
                continue
            if sentence.score >= ranked[0].score - RELATED and len(sentence.text.split()) >= SHORTEST:
                holds.setdefault(found.sentence, {})[answer.key] = answer.probability
    chosen: list[Candidate] = []
    covered: set[str] = set()
    led: set[str] = set()
    used = 0
    while True:
        offers = []
        for n, held in holds.items():
            words = cost_of(ranked[n].hit.article, ranked[n].text, led=ranked[n].hit.article.id in led)
            new = [probability for key, probability in held.items() if key not in covered]
            if used + words <= limit and new and not any(_overlap(ranked[n], one) for one in chosen):
                prior = PRIOR * math.exp(STEEPNESS * (ranked[n].score - ranked[0].score))
                gain = sum(new) + (prior if n in formed else 0.0)
                offers.append((gain / words**BREVITY, gain, -n, words))
        if not offers:
            break
        _, gain, place, words = max(offers)
        if chosen and gain < LEAST:
            break
        chosen.append(ranked[-place])
        covered.update(holds.pop(-place))
        led.add(ranked[-place].hit.article.id)
        used += words
    return chosen or [min(ranked[:FEW], key=lambda sentence: len(sentence.text.split()))]


def _articles_near(ranked: Sequence[Candidate], terms: Terms) -> set[str]:
    """Give the articles whose titles and best sentences have nearly as many of the question's words as any has."""
    stems: dict[str, set[str]] = {}
    for sentence in ranked[:SENTENCES_EMBEDDED]:
        stems.setdefault(sentence.hit.article.id, set()).update(sentence.stems, sentence.title)
    shares = {article_id: terms.coverage(found) for article_id, found in stems.items()}
    return {article_id for article_id, share in shares.items() if share >= NEAR * max(shares.values())}


def _formed(ranked: Sequence[Candidate], kind: str) -> set[int]:
    """Give the sentences with a figure or a day, if such is asked for; all of them if none has one."""
    having = {n for n, one in enumerate(ranked) if kind not in _HAS or _HAS[kind].search(one.text)}
    return having or set(range(len(ranked)))


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.hit.article.id == other.hit.article.id and one.start < other.end and other.start < one.end
