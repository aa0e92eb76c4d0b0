"""How likely the extractive answer is to be right: a logistic function of the evidence.

The weights are fitted by ``python -m eval.fit_confidence``; docs/reading.md says on which questions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from assistant.answering.of_kind import has_kind
from assistant.answering.reading.reading import Reading
from assistant.answering.sentences import Candidate, Terms
from assistant.domain import Hit
from assistant.question import Question
from assistant.ranking.evidence import fitness
from assistant.shingles import origins

UNDATED = 0.5
"""What an article without a date has of the evidence of dates: it may be of any."""
READ, FIRST = 5, 3
"""Passages and stretches that the evidence is taken from."""
SUREST = 1e-4
"""How near to 0 or 1 what the reader says of a stretch counts."""
PLAIN_INTERCEPT = -14.544
PLAIN = {"relevance": 0.747, "together": 0.252, "dated": 1.041}
"""For a question that is not for the reader."""
INTERCEPT = -15.15
WEIGHTS = {
    "relevance": 0.685, "present": 0.099, "leading": 1.225, "agreement": 0.063, "covered": 0.646, "dated": 0.986,
    "kind": 0.878,
}  # fmt: skip


def confidence(evidence: Mapping[str, float]) -> float:
    """Give the probability, 0 to 1, that the answer is right; 0 without evidence."""
    if not evidence:
        return 0.0
    intercept, weights = (INTERCEPT, WEIGHTS) if "leading" in evidence else (PLAIN_INTERCEPT, PLAIN)
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
    """Give the features; empty where no sentence was found.

    What speaks for the best passage (``ranking``) but its date, and of the reading how likely the answer stands in the
    stretches of the best sentences, as log-odds, how far the likeliest leads, how many articles of their own words have
    it, how much of the question a sentence with it has, in other words too, and a sentence with the kind of answer
    asked for, and how well the best passage's date fits. Where nothing was read, how close the question's
    words stand together instead.
    """
    if not candidates:
        return {}
    if reading is None or not reading.likely:
        return plain_evidence(question, terms, hits, analyse)
    present = [min(max(likely, SUREST), 1 - SUREST) for likely in reading.present[:FIRST]] or [SUREST]
    first = reading.likely[0]
    sentences = {candidates[place.sentence].hit.article.id: candidates[place.sentence].text for place in first.found}
    return {
        "relevance": _best(hits).relevance or 0.0,
        "covered": max(candidates[place.sentence].coverage for place in first.found),
        "dated": _dated(question, hits),
        "present": sum(math.log(likely / (1 - likely)) for likely in present) / len(present),
        "leading": first.probability,
        "agreement": math.log(origins(sentences.values())),
        "kind": of_kind(question, candidates),
    }


def of_kind(question: Question, candidates: Sequence[Candidate]) -> float:
    """Give how much of the question a sentence with the kind of answer that it wants has, of what the best has."""
    most = max(candidate.coverage for candidate in candidates)
    having = [candidate.coverage for candidate in candidates if has_kind(question, candidate.text)]
    return max(having, default=0.0) / most if most else 1.0


def _best(hits: Sequence[Hit]) -> Hit:
    """Give the passage for which most speaks; a reranker may have put another one first."""
    return max(hits, key=lambda hit: hit.relevance or 0.0)


def _dated(question: Question, hits: Sequence[Hit]) -> float:
    published = _best(hits).article.published
    return UNDATED if published is None else fitness(published, question)


def plain_evidence(
    question: Question,
    terms: Terms,
    hits: Sequence[Hit],
    analyse: Callable[[str], list[str]],
) -> dict[str, float]:
    """Give what there is without a reading: what speaks for the best passage, how well its date fits, and how close the
    question's words stand together.
    """
    texts = [f"{hit.article.title} {hit.text}" for hit in hits[:READ]]
    passages = [terms.held(analyse(text), text) for text in texts]
    return {
        "relevance": _best(hits).relevance or 0.0,
        "dated": _dated(question, hits),
        "together": max(terms.coverage(stems) for stems in passages),
    }
