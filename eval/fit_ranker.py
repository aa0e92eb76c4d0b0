"""Fit the weights of ``assistant.ranking.ranker``: ``python -m eval.fit_ranker SETS ARCHIVE --judge DATA DESK``.

SETS is laid out as the newsqa desk set and holds other questions (``scripts/reading_sets.py`` makes it), ARCHIVE is an
archive of its articles; DATA and DESK are the desk set and an archive of its. Prints the weights learnt from the first,
how they do on the desk questions, and how weights learnt from the desk do on the others.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from assistant import Assistant
from assistant.domain import Scope
from assistant.ranking.evidence import Column, evidence
from assistant.ranking.ranker import weighed
from assistant.search import aim, candidates, vocabulary
from assistant.settings import load
from eval.cases import Case, read_cases
from eval.metrics.ranking import DEPTH, of_the_story, reciprocal_rank, relevance, success

RIDGE = 10.0
EPOCHS, RATE = 60, 0.05
SEED = 7


@dataclass(frozen=True, slots=True)
class Observed:
    """What was found for a question, ``n`` hits: the evidence of each, and whether it answers and is the story."""

    columns: Mapping[str, Column]
    ids: NDArray[np.int64]
    relevant: NDArray[np.bool_]
    story: NDArray[np.bool_]
    has_story: bool


def observed(archive: Path, cases: Iterable[Case]) -> Iterator[Observed]:
    """Ask the questions and see what is found for each."""
    with Assistant.open(archive, load(archive=archive)) as assistant:
        words = vocabulary(assistant.archive)
        for case in cases:
            question = assistant.understand(case.question, case.as_of, Scope())
            found, _ = candidates(
                assistant.archive, aim(assistant.archive, assistant.archive.embedder, question), question, DEPTH
            )
            yield Observed(
                evidence(question, found, words),
                np.array([hit.passage_id for hit in found.hits]),
                np.array(relevance(case, found.hits), bool),
                np.array(of_the_story(case, found.hits), bool),
                bool(case.story_articles),
            )


def fitted(data: Sequence[Observed]) -> dict[str, float]:
    """Give the weights under which what answers (the story, where it was found) gets most of the softmax.

    Adam over one question at a time on standardised evidence, with a ridge of RIDGE over all of them.
    """
    names = list(data[0].columns)
    tables, targets = [], []
    for seen in data:
        target = seen.story if seen.story.any() else seen.relevant
        if target.any():
            tables.append(np.stack([seen.columns[name] for name in names], axis=1))
            targets.append(target)
    every = np.concatenate(tables)
    scale = every.std(axis=0) + 1e-9
    tables = [(table - every.mean(axis=0)) / scale for table in tables]
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    random = np.random.default_rng(SEED)
    step = 0
    for epoch in range(EPOCHS):
        for n in random.permutation(len(tables)):
            step += 1
            gradient = _gradient(tables[n], targets[n], weights) + RIDGE * weights / len(tables)
            first = 0.9 * first + 0.1 * gradient
            second = 0.999 * second + 0.001 * gradient**2
            pace = RATE * (1 - epoch / EPOCHS)
            weights -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, (weights / scale).tolist(), strict=True))


def _gradient(table: Column, target: NDArray[np.bool_], weights: Column) -> Column:
    """Give the gradient of -log(the share of the softmax that the right ones have)."""
    scores = table @ weights
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    right = chances * target
    gradient: Column = table.T @ (chances - right / right.sum())
    return gradient


def figures(data: Sequence[Observed], score: Callable[[Observed], Column]) -> dict[str, float]:
    """Give the figures of a ranking, in per cent."""
    stories, relevant = [], []
    for seen in data:
        order = np.lexsort((seen.ids, -score(seen)))
        relevant.append(seen.relevant[order].tolist())
        if seen.has_story:
            stories.append(seen.story[order].tolist())
    measures = {
        "story@1": [success(row, 1) for row in stories],
        "story@5": [success(row, 5) for row in stories],
        "story mrr@10": [reciprocal_rank(row, DEPTH) for row in stories],
        "relevant@5": [success(row, 5) for row in relevant],
        "mrr@10": [reciprocal_rank(row, DEPTH) for row in relevant],
    }
    return {name: round(100 * fmean(values), 1) for name, values in measures.items()}


def by(weights: Mapping[str, float]) -> Callable[[Observed], Column]:
    """Give the ranking by some weights."""
    return lambda seen: weighed(seen.columns, weights)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the weights, and how they do where they were not learnt."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit_ranker", description=__doc__)
    parser.add_argument("sets", type=Path)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--judge", type=Path, nargs=2, metavar=("DATA", "DESK"), required=True)
    options = parser.parse_args(argv)
    learnt, desk = (
        list(observed(archive, read_cases(folder / "desk_dev.jsonl")))
        for folder, archive in ((options.sets, options.archive), options.judge)
    )
    weights, of_desk = fitted(learnt), fitted(desk)
    without = {name: {key: value for key, value in weights.items() if key != name} for name in weights}
    report = {
        "weights": {name: round(weight, 3) for name, weight in weights.items()},
        "as found": [figures(data, lambda seen: -np.arange(float(len(seen.ids)))) for data in (learnt, desk)],
        "on the desk": figures(desk, by(weights)),
        "of the desk, on the others": figures(learnt, by(of_desk)),
        "on the desk, its weight taken away": {name: figures(desk, by(rest)) for name, rest in without.items()},
    }
    json.dump(report, sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
