"""Fit the weights of ``assistant.answering.confidence``: ``python -m eval.fit_confidence DATA ARCHIVE``.

Each newsqa desk question is asked as it is and with its linked articles excluded; an answer is right when it holds
the gold answer. The weights are fitted on one half of the questions and judged on the other; both are printed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant import Assistant
from assistant.answering.confidence import evidence
from assistant.answering.sentences import question_terms, rank_sentences
from assistant.chain import ANSWER_FROM
from assistant.domain import Scope
from assistant.question import Question, content
from assistant.search import search
from assistant.settings import load
from eval.cases import Case, read_cases
from eval.metrics.answers import holds
from eval.metrics.refusal import auroc

RIDGE = 1e-3
STEPS = 100


def observe(
    assistant: Assistant, questions: Sequence[Case]
) -> tuple[list[dict[str, float]], list[bool], list[bool], list[bool]]:
    """Give for each asking its evidence, whether the answer was right, whether articles were excluded, whether it is
    of the fitting half.
    """
    features, right, excluded, fitting = [], [], [], []
    for case in questions:
        for exclude in ((), case.linked_articles):
            scope = Scope(exclude=exclude)
            features.append(seen(assistant, assistant.understand(case.question, case.as_of, scope)))
            answer = assistant.ask(case.question, as_of=case.as_of, scope=scope, extractive=True)
            right.append(not exclude and holds(answer.text, case.answers[0]))
            excluded.append(bool(exclude))
            fitting.append(sha256(case.id.encode()).digest()[0] % 2 == 0)
    return features, right, excluded, fitting


def seen(assistant: Assistant, question: Question) -> dict[str, float]:
    """Give the evidence the extractive answerer has for a question."""
    archive, embedder = assistant.archive, assistant.archive.embedder
    terms = question_terms(content(question), archive.analyse, archive.document_frequency, archive.passage_count())
    hits = search(archive, embedder, question, ANSWER_FROM)
    candidates = rank_sentences(question, terms, hits, embedder, archive.analyse)
    return evidence(terms, candidates, hits, archive.analyse)


def logistic(features: NDArray[np.float64], target: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit a ridge logistic regression by Newton's method; features ``(n, d)``, weights ``(d + 1,)`` with the
    intercept first.
    """
    rows = np.c_[np.ones(len(features)), features]
    weights = np.zeros(rows.shape[1])
    penalty = RIDGE * np.diag([0.0] + [1.0] * features.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (likely - target) / len(target) + penalty @ weights
        curvature = (
            (rows * (likely * (1 - likely))[:, None]).T @ rows / len(target) + penalty + 1e-9 * np.eye(len(weights))
        )
        weights -= np.linalg.solve(curvature, gradient)
    return weights


def main(argv: Sequence[str] | None = None) -> int:
    """Print the weights, and how they do on the half they were not fitted on."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit_confidence", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "archive", type=Path, help="an archive of the desk articles, as dateline eval run newsqa-desk builds it"
    )
    options = parser.parse_args(argv)
    with Assistant.open(options.archive, load(archive=options.archive, abstain_below=0)) as assistant:
        found, *flags = observe(assistant, read_cases(options.data / "desk_dev.jsonl"))
    right, excluded, fitting = (np.array(flag) for flag in flags)
    names = list(found[0])
    features = np.array([[row[name] for name in names] for row in found])
    weights = logistic(features[fitting], right[fitting].astype(float))
    confidence = 1 / (1 + np.exp(-(weights[0] + features @ weights[1:])))
    judged = ~fitting
    report = {
        "intercept": round(float(weights[0]), 2),
        "weights": {name: round(float(weight), 2) for name, weight in zip(names, weights[1:], strict=True)},
        "auroc_answerable": round(auroc(confidence[judged & ~excluded], confidence[judged & excluded]), 3),
        "auroc_right": round(auroc(confidence[judged & right], confidence[judged & ~right]), 3),
        "thresholds": {
            f"{threshold:.2f}": {
                "right_kept": round(float((confidence[judged & right] >= threshold).mean()), 3),
                "excluded_refused": round(float((confidence[judged & excluded] < threshold).mean()), 3),
            }
            for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
        },
    }
    json.dump(report, sys.stdout, indent=2)
    print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
