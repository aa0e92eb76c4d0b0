"""How likely the extractive answer is to be right: a logistic function of the evidence.

The weights are fitted by ``python -m eval.fit_confidence``; docs/reading.md says on which questions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from assistant.answering.reading.reading import Reading
from assistant.answering.sentences import Candidate, Terms
from assistant.domain import Hit
from assistant.shingles import origins

READ = 5
"""Passages and stretches that the evidence is taken from."""
PLAIN_INTERCEPT = -10.012
PLAIN = {"relevance": 0.436, "together": 1.412}
"""For a question that is not for the reader."""
INTERCEPT = -10.639
WEIGHTS = {"relevance": 0.475, "present_mean": 0.226, "leading": 1.147, "agreement": 0.523}


def confidence(evidence: Mapping[str, float]) -> float:
    """Give the probability, 0 to 1, that the answer is right; 0 without evidence."""
    if not evidence:
        return 0.0
    intercept, weights = (INTERCEPT, WEIGHTS) if "leading" in evidence else (PLAIN_INTERCEPT, PLAIN)
    logit = intercept + sum(weight * evidence[name] for name, weight in weights.items())
    return 1 / (1 + math.exp(-logit))


def evidence(
    terms: Terms,
    candidates: Sequence[Candidate],
    hits: Sequence[Hit],
    reading: Reading | None,
    analyse: Callable[[str], list[str]],
) -> dict[str, float]:
    """Give the features; empty where no sentence was found.

    What speaks for the best passage (``ranking``), and of the reading how likely the answer stands in the best
    stretches, how far the likeliest leads, and how many articles of their own words have it. Where nothing was read,
    how close the question's words stand together instead.
    """
    if not candidates:
        return {}
    if reading is None or not reading.likely:
        return plain_evidence(terms, hits, analyse)
    present = sorted(reading.present, reverse=True)[:READ] or [0.0]
    first = reading.likely[0]
    sentences = {candidates[place.sentence].hit.article.id: candidates[place.sentence].text for place in first.found}
    return {
        "relevance": _greatest(hits),
        "covered": max(candidates[place.sentence].coverage for place in first.found),
        "top_covered": max(candidate.coverage for candidate in candidates),
        "present_mean": sum(present) / len(present),
        "leading": first.probability,
        "agreement": math.log(origins(sentences.values())),
    }


def _greatest(hits: Sequence[Hit]) -> float:
    """Give what speaks for the best passage; a reranker may have put another one first."""
    return max((hit.relevance for hit in hits if hit.relevance is not None), default=0.0)


def plain_evidence(terms: Terms, hits: Sequence[Hit], analyse: Callable[[str], list[str]]) -> dict[str, float]:
    """Give what there is without a reading: what speaks for the best passage, and how close the question's words stand
    together.
    """
    passages = [set(analyse(f"{hit.article.title} {hit.text}")) for hit in hits[:READ]]
    return {
        "relevance": _greatest(hits),
        "together": max(terms.coverage(stems) for stems in passages),
    }
