"""How likely the extractive answer is to be right: a logistic function of the evidence.

The weights are fitted by ``python -m eval.fit_confidence`` on development questions; docs/benchmarks.md says on which.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from assistant.answering.sentences import Candidate, Terms
from assistant.domain import Hit
from assistant.question import Question

READ = 5
"""Sentences, and passages, that the evidence is taken from."""
INTERCEPT = -5.15
WEIGHTS = {"coverage": 1.7, "together": 3.26, "cosine": 1.02, "names": 0.1}


def confidence(
    question: Question,
    terms: Terms,
    candidates: Sequence[Candidate],
    hits: Sequence[Hit],
    analyse: Callable[[str], list[str]],
) -> float:
    """Give the probability, 0 to 1, that the best sentences answer the question."""
    if not candidates:
        return 0.0
    logit = INTERCEPT + sum(
        WEIGHTS[name] * value for name, value in evidence(question, terms, candidates, hits, analyse).items()
    )
    return 1 / (1 + math.exp(-logit))


def evidence(
    question: Question,
    terms: Terms,
    candidates: Sequence[Candidate],
    hits: Sequence[Hit],
    analyse: Callable[[str], list[str]],
) -> dict[str, float]:
    """Give the features, each 0 to 1: question words in one sentence, in one passage, closeness, names of the
    question found.
    """
    passages = [set(analyse(f"{hit.article.title} {hit.text}")) for hit in hits[:READ]]
    names = set(analyse(" ".join(question.names)))
    return {
        "coverage": max(candidate.coverage for candidate in candidates[:READ]),
        "together": max((terms.coverage(stems) for stems in passages), default=0.0),
        "cosine": max(candidate.cosine for candidate in candidates[:READ]),
        "names": max((len(names & stems) / len(names) for stems in passages), default=0.0) if names else 1.0,
    }
