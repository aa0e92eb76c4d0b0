"""How likely the extractive answer is to be right: a logistic function of the evidence.

The weights are fitted by ``python -m eval.fit_confidence``; docs/reading.md says on which questions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from assistant.answering.reading.reading import Reading
from assistant.answering.sentences import Candidate, Terms
from assistant.domain import Hit
from assistant.question import Question
from assistant.ranking.evidence import fitness

READ = 5
"""Sentences, passages and stretches that the evidence is taken from."""
PLAIN_INTERCEPT = -5.07
PLAIN = {"coverage": 1.05, "together": 3.94, "cosine": 0.49}
"""For a question that is not for the reader."""
INTERCEPT = -7.541
WEIGHTS = {
    "coverage": 0.737,
    "together": 2.568,
    "cosine": 0.872,
    "fresh": 1.973,
    "ahead": 1.926,
    "present": 0.175,
    "present_mean": 0.586,
    "leading": 1.599,
    "agreement": 0.782,
    "mean_coverage": -0.886,
    "mean_cosine": 1.365,
}


def confidence(evidence: Mapping[str, float]) -> float:
    """Give the probability, 0 to 1, that the answer is right; 0 without evidence."""
    if not evidence:
        return 0.0
    intercept, weights = (INTERCEPT, WEIGHTS) if "present" in evidence else (PLAIN_INTERCEPT, PLAIN)
    logit = intercept + sum(weight * evidence[name] for name, weight in weights.items())
    return 1 / (1 + math.exp(-logit))


def evidence(
    question: Question,
    terms: Terms,
    candidates: Sequence[Candidate],
    hits: Sequence[Hit],
    reading: Reading | None,
    analyse: Callable[[str], list[str]],
) -> dict[str, float]:
    """Give the features, each 0 to 1 or about that; empty where no sentence was found.

    The question's words in one sentence, in one passage, and their closeness; how well the dates of the first passages
    fit; of the reading how likely the answer is in the best stretches, and how far the likeliest answer leads.
    """
    if not candidates:
        return {}
    passages = [set(analyse(f"{hit.article.title} {hit.text}")) for hit in hits[:READ]]
    found = {
        "coverage": max(candidate.coverage for candidate in candidates[:READ]),
        "together": max((terms.coverage(stems) for stems in passages), default=0.0),
        "cosine": max(candidate.cosine for candidate in candidates[:READ]),
    }
    if reading is None or not reading.likely:
        return found
    present = sorted(reading.present, reverse=True)[:READ] or [0.0]
    first = reading.likely[0]
    dated = [fitness(hit.article.published, question) for hit in hits[:READ]]
    return found | {
        "fresh": sum(dated) / len(dated),
        "ahead": 1 - hits[min(READ, len(hits)) - 1].score / hits[0].score if hits[0].score else 0.0,
        "present": present[0],
        "present_mean": sum(present) / len(present),
        "leading": first.probability,
        "agreement": math.log(len({candidates[place.sentence].hit.article.id for place in first.found})),
        "mean_coverage": sum(candidate.coverage for candidate in candidates[:READ]) / len(candidates[:READ]),
        "mean_cosine": sum(candidate.cosine for candidate in candidates[:READ]) / len(candidates[:READ]),
    }
