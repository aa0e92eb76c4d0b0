"""Fit what the features of a candidate answer weigh: ``python scripts/fit_reading.py SETS ARCHIVE``.

SETS is the folder that ``reading_sets.py`` writes, ARCHIVE an archive of its articles, made here if it is not there. A
conditional logit: of the candidates for a question the right one should have the highest score. Five-fold
cross-validation over the questions is printed; the weights, fitted on all of them, are written to ``learnt.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant import Assistant
from assistant.answering.considering import considered
from assistant.answering.reading import learnt
from assistant.answering.reading.features import NAMES, candidates_of
from assistant.answering.reading.reader import Reader
from assistant.answering.reading.reading import NOT_READ
from assistant.answering.reading.stretches import Likelihoods, stretches
from assistant.chain import ANSWER_FROM
from assistant.domain import Scope
from assistant.search import search
from assistant.settings import load
from assistant.text import normalise
from eval.cases import read_cases
from ingest.pipeline import ingest

RIDGE, STEPS, RATE = 0.03, 400, 0.08
Matrix = NDArray[np.float64]


class Asked(NamedTuple):
    """A question's candidates: features ``(n, d)``, the place of the right one or None, whether its story is there."""

    features: Matrix
    right: int | None
    story: bool


def asked(assistant: Assistant, data: Path) -> Iterator[Asked]:
    """Yield the candidates of each question that is for the reader."""
    archive, embedder, reader = assistant.archive, assistant.archive.embedder, Reader()
    for case in read_cases(data / "desk_dev.jsonl"):
        question = assistant.understand(case.question, case.as_of, Scope())
        seen = considered(question, search(archive, embedder, question, ANSWER_FROM), archive, embedder)
        terms, ranked = seen.terms, seen.sentences
        if not ranked or question.answer_type in NOT_READ:
            continue
        chosen = stretches(ranked)
        read = Likelihoods(zip(chosen, reader.read(question.standalone, chosen), strict=True))
        found = candidates_of(question, terms, ranked, archive.analyse, read)
        key = normalise(case.answers[0])
        right = found.keys.index(key) if key in found.keys else None
        yield Asked(found.features.astype(float), right, bool(case.story_articles))


def fit(questions: Sequence[Asked]) -> Matrix:
    """Give the weights ``(d,)`` that make the right candidates likeliest, by Adam over all questions at once."""
    kept = [one for one in questions if one.right is not None]
    rows = np.concatenate([one.features for one in kept])
    spread = rows.std(axis=0)
    scale = np.where(spread < 1e-6, np.inf, spread + 1e-3)
    rows = rows / scale
    sizes = [len(one.features) for one in kept]
    starts = np.concatenate([[0], np.cumsum(sizes)])[:-1]
    right = starts + np.array([one.right for one in kept])
    weights, mean, square = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        shares = raised / np.repeat(np.add.reduceat(raised, starts), sizes)
        slope = (shares @ rows - rows[right].sum(axis=0)) / len(kept) + RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        step_size = RATE * (1 - step / (STEPS + 1))
        weights -= step_size * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return np.asarray(weights / scale)


def report(questions: Sequence[Asked], total: int, stories: int) -> None:
    """Print how often the likeliest candidate is right in cross-validation, and above which share."""
    order = np.random.RandomState(0).permutation(len(questions))
    judged = []
    for fold in range(5):
        weights = fit([questions[i] for n, i in enumerate(order) if n % 5 != fold])
        for i in order[fold::5]:
            scores = questions[i].features @ weights
            shares = np.exp(scores - scores.max())
            judged.append((1 / shares.sum(), int(scores.argmax()) == questions[i].right, questions[i].story))
    judged.sort(key=lambda one: -one[0])
    for line in (0.8, 0.6, 0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1, 0.0):
        given = [one for one in judged if one[0] >= line]
        right = sum(one[1] for one in given)
        story = sum(one[1] and one[2] for one in given)
        print(
            f"share of {line:.2f}: {len(given)} given, {100 * right / max(1, len(given)):.1f} % of them right;"
            f" exact, story {100 * story / stories:.1f} %, all {100 * right / total:.1f} %"
        )


def main() -> None:
    """Fit, report, write."""
    data, archive = Path(sys.argv[1]), Path(sys.argv[2])
    settings = load(archive=archive)
    ingest([str(data / "desk_dev_articles.jsonl.gz")], archive, settings, now=datetime.now(UTC))
    known = read_cases(data / "desk_dev.jsonl")
    with Assistant.open(archive, settings) as assistant:
        questions = list(asked(assistant, data))
    report(questions, len(known), sum(bool(case.story_articles) for case in known))
    weights = zip(NAMES, fit(questions), strict=True)
    path = Path(learnt.__file__)
    head = path.read_text(encoding="utf-8").split("WEIGHTS")[0]
    body = "".join(f'    "{name}": {weight:.4g},\n' for name, weight in weights)
    path.write_text(f"{head}WEIGHTS = {{\n{body}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
