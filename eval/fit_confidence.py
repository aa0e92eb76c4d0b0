"""Fit the weights of ``assistant.answering.confidence``: ``python -m eval.fit_confidence DATA ARCHIVE``.

DATA is laid out as the newsqa desk set; docs/reading.md says which questions the shipped weights were fitted on. Each
question is asked as it is, with its linked articles excluded, and with only those of them excluded that hold the
answer: what is left speaks of the same people and things and does not say. An answer is right when it holds the gold
answer. The weights are printed with how they do on the questions of another folder (``--judge DATA ARCHIVE``) or,
without one, in five-fold cross-validation over the questions. ``--also`` adds the dev half of another set, so that not
only news asked about in its week is learnt from.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assistant import Assistant
from assistant.answering.confidence import PLAIN, WEIGHTS, evidence, plain_evidence
from assistant.answering.considering import considered
from assistant.answering.reading.reader import Reader
from assistant.answering.reading.reading import read
from assistant.chain import ANSWER_FROM
from assistant.domain import Scope
from assistant.question import Question
from assistant.search import search
from assistant.settings import Settings, load
from eval.cases import Case, read_cases
from eval.metrics.answers import holds
from eval.metrics.refusal import auroc

RIDGE = 1e-3
STEPS = 100
FOLDS = 5
ABSTAIN_BELOW = Settings.model_fields["abstain_below"].default


Excluded = Literal["none", "all", "holding"]
Fitted = Mapping[str, NDArray[np.float64]]
"""The weights for what was read ("read") and what was not ("plain"), the intercept first."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One asking of a question: its evidence, whether it is from articles of the period asked about (else there is no
    answer), whether the answer was right, whether its articles were excluded: none, all that are linked ("all") or
    those that hold the answer ("holding").
    """

    id: str
    story: bool
    seen: dict[str, float]
    of_period: bool
    right: bool
    excluded: Excluded


def observe(data: Path, archive: Path) -> list[Asking]:
    """Ask every question three times, refusing none."""
    with Assistant.open(archive, load(archive=archive, abstain_below=0)) as assistant:
        reader = Reader()
        return [asking for case in read_cases(data / "desk_dev.jsonl") for asking in _thrice(assistant, reader, case)]


def observe_dev(cases: Path, archive: Path) -> list[Asking]:
    """Ask the questions of fact of a dev half, as they are and, where they have an answer, without its articles."""
    with Assistant.open(archive, load(archive=archive, abstain_below=0)) as assistant:
        reader = Reader()
        dev = [case for case in read_cases(cases) if case.split == "dev" and not case.history and not case.draft]
        return [
            asking
            for case in dev
            if assistant.understand(case.question, case.as_of, Scope()).intent == "fact"
            for asking in _asked(assistant, reader, case, _of_own(case))
        ]


def _of_own(case: Case) -> Mapping[Excluded, tuple[str, ...]]:
    return {"all": ()} if case.unanswerable else {"none": (), "all": case.linked_articles or case.must_cite}


def _thrice(assistant: Assistant, reader: Reader, case: Case) -> Iterator[Asking]:
    left_out: Mapping[Excluded, tuple[str, ...]] = {
        "none": (),
        "all": case.linked_articles,
        "holding": case.answer_articles,
    }
    return _asked(assistant, reader, case, left_out)


def _asked(
    assistant: Assistant, reader: Reader, case: Case, left_out: Mapping[Excluded, tuple[str, ...]]
) -> Iterator[Asking]:
    for excluded, articles in left_out.items():
        scope = Scope(exclude=articles)
        found, of_period = seen(assistant, assistant.understand(case.question, case.as_of, scope), reader)
        answer = assistant.ask(case.question, as_of=case.as_of, scope=scope, extractive=True)
        needed = all if case.all_needed else any
        right = excluded == "none" and needed(holds(answer.text, each) for each in case.answers or ("",))
        yield Asking(case.id, bool(case.story_articles), found, of_period, right, excluded)


def seen(assistant: Assistant, question: Question, reader: Reader) -> tuple[dict[str, float], bool]:
    """Give the evidence the extractive answerer has for a question, as read and as if unread, and whether it is of the
    period.
    """
    archive, embedder = assistant.archive, assistant.archive.embedder
    all_of_it = considered(question, search(archive, embedder, question, ANSWER_FROM), archive, embedder)
    terms, hits, candidates = all_of_it.terms, all_of_it.hits, all_of_it.sentences
    reading = read(question, terms, candidates, reader, archive.analyse)
    found = evidence(question, terms, candidates, hits, reading, archive.analyse)
    return found and {**plain_evidence(question, terms, hits, archive.analyse), **found}, all_of_it.of_period


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


def fitted(askings: Sequence[Asking]) -> Fitted:
    """Fit the weights for what was read, on those askings, and for what was not, on all of them; each where a sentence
    of the period was found.
    """
    kept = [asking for asking in askings if asking.seen and asking.of_period]
    return {
        kind: logistic(
            np.array([[asking.seen[name] for name in names] for asking in of]),
            np.array([asking.right for asking in of], dtype=float),
        )
        for kind, names, of in (
            ("read", tuple(WEIGHTS), [asking for asking in kept if _is_read(asking)]),
            ("plain", tuple(PLAIN), kept),
        )
    }


def confidences(askings: Sequence[Asking], weights: Fitted) -> NDArray[np.float64]:
    """Give the confidence in each asking as the extractive answerer has it."""
    found = np.zeros(len(askings))
    for n, asking in enumerate(askings):
        if not asking.seen:
            continue
        names, fit = (WEIGHTS, weights["read"]) if _is_read(asking) else (PLAIN, weights["plain"])
        sure = 1 / (1 + np.exp(-(fit[0] + fit[1:] @ [asking.seen[name] for name in names])))
        found[n] = sure if asking.of_period else min(sure, ABSTAIN_BELOW)
    return found


def _is_read(asking: Asking) -> bool:
    return "leading" in asking.seen


def report(askings: Sequence[Asking], confidence: NDArray[np.float64]) -> dict[str, object]:
    """Say how well the confidences tell right from wrong and answerable from not, and how reliable they are."""
    right = np.array([asking.right for asking in askings])
    excluded, whole, holding = (
        np.array([asking.excluded == kind for asking in askings]) for kind in ("all", "none", "holding")
    )
    story = np.array([asking.story for asking in askings])
    line = float(np.quantile(confidence[excluded], 0.7))
    tenths = np.clip((confidence * 5).astype(int), 0, 4)
    return {
        "auroc_answerable": round(auroc(confidence[whole], confidence[excluded]), 3),
        "auroc_answerable_story": round(auroc(confidence[whole & story], confidence[excluded & story]), 3),
        "auroc_answerable_holding": round(auroc(confidence[whole], confidence[holding]), 3),
        "auroc_right": round(auroc(confidence[right], confidence[whole & ~right]), 3),
        "right_kept_at_70_refused": round(float((confidence[right] > line).mean()), 3),
        "line_at_70_refused": round(line, 3),
        "thresholds": {
            f"{threshold:.2f}": {
                "right_kept": round(float((confidence[right] >= threshold).mean()), 3),
                "excluded_refused": round(float((confidence[excluded] < threshold).mean()), 3),
                "holding_refused": round(float((confidence[holding] < threshold).mean()), 3),
                "answerable_refused": round(float((confidence[whole] < threshold).mean()), 3),
            }
            for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
        },
        "reliability": [
            {
                "askings": int(of.sum()),
                "confidence": round(float(confidence[of].mean()), 3),
                "right": round(float(right[of].mean()), 3),
            }
            for of in (tenths == n for n in range(5))
            if of.any()
        ],
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Print the weights, and how they do on questions they were not fitted on."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit_confidence", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "archive",
        type=Path,
        help="an archive of the articles, as `dateline ingest DATA/desk_dev_articles.jsonl.gz` builds it",
    )
    parser.add_argument(
        "--also", type=Path, nargs=2, action="append", default=[], metavar=("CASES", "ARCHIVE"), help="a set's dev half"
    )
    parser.add_argument("--judge", type=Path, nargs=2, metavar=("DATA", "ARCHIVE"))
    options = parser.parse_args(argv)
    askings = observe(options.data, options.archive)
    also = [asking for cases, archive in options.also for asking in observe_dev(cases, archive)]
    weights = fitted([*askings, *also])
    if options.judge:
        judged = observe(*options.judge)
        confidence = confidences(judged, weights)
    else:
        judged, confidence = askings, np.zeros(len(askings))
        fold = np.array([sha256(asking.id.encode()).digest()[0] % FOLDS for asking in askings])
        for n in range(FOLDS):
            others = fitted([*also, *(asking for asking, of in zip(askings, fold, strict=True) if of != n)])
            confidence[fold == n] = confidences(
                [asking for asking, of in zip(askings, fold, strict=True) if of == n], others
            )
    found = {
        kind: {"intercept": round(float(weights[kind][0]), 3)}
        | {name: round(float(weight), 3) for name, weight in zip(names, weights[kind][1:], strict=True)}
        for kind, names in (("read", WEIGHTS), ("plain", PLAIN))
    }
    json.dump({**found, **report(judged, confidence)}, sys.stdout)
    print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
