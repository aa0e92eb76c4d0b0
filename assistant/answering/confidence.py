"""How likely the extractive answer is to be right: a logistic function of the evidence.

The weights are fitted by ``python -m eval.fit_confidence`` on development questions; docs/benchmarks.md says on which.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from assistant.answering.sentences import Candidate, Terms
from assistant.domain import Hit

READ = 5
"""Sentences, and passages, that the evidence is taken from."""
INTERCEPT = -5.07
WEIGHTS = {"coverage": 1.05, "together": 3.94, "cosine": 0.49}


def confidence(
    terms: Terms,
    candidates: Sequence[Candidate],
    hits: Sequence[Hit],
    analyse: Callable[[str], list[str]],
) -> float:
    """Give the probability, 0 to 1, that the best sentences answer the question."""
    if not candidates:
        return 0.0
    logit = INTERCEPT + sum(WEIGHTS[name] * value for name, value in evidence(terms, candidates, hits, analyse).items())
    return 1 / (1 + math.exp(-logit))


def evidence(
    terms: Terms,
    candidates: Sequence[Candidate],
    hits: Sequence[Hit],
    analyse: Callable[[str], list[str]],
) -> dict[str, float]:
    """Give the features, each 0 to 1: the question's words in one sentence, in one passage, and their closeness."""
    passages = [set(analyse(f"{hit.article.title} {hit.text}")) for hit in hits[:READ]]
    return {
        "coverage": max(candidate.coverage for candidate in candidates[:READ]),
        "together": max((terms.coverage(stems) for stems in passages), default=0.0),
        "cosine": max(candidate.cosine for candidate in candidates[:READ]),
    }
