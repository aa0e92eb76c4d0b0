"""Say how a run of newsqa desk does on questions that the reader's training touches, and on the others.

    python scripts/reading_overlap.py ../shared/data/newsqa build/reading eval-runs/RUN

A desk question is touched where an article linked from it is linked from a question that the reader was taught on
(``read.jsonl`` of ``reading_sets.py``) or that the weights around it were fitted on (``desk_dev.jsonl`` there). Prints
JSON; docs/benchmarks.md has the figures.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from eval.cases import Case, read_cases
from eval.metrics import METRICS
from eval.outcomes import read_outcomes
from eval.runs import CASES, OUTCOMES
from eval.scoring import figure, score

FIGURES = ("exact", "exact, when given", "contains", "story@1")


def main() -> None:
    """Print the figures of each group, over all of it and over the questions whose story is in the archive."""
    data, sets, run = map(Path, sys.argv[1:4])
    taught = _linked(read_cases(sets / "read.jsonl"))
    either = taught | _linked(read_cases(sets / "desk_dev.jsonl"))
    desk = {case.id: set(case.linked_articles) for case in read_cases(data / "desk_dev.jsonl")}
    outcomes = {outcome.case: outcome for outcome in read_outcomes(run / OUTCOMES)}
    scored = score([case for case in read_cases(run / CASES) if case.id in desk], outcomes)
    groups = {
        "all": set(desk),
        "touched by what the reader was taught on": {id_ for id_, linked in desk.items() if linked & taught},
        "touched by either": {id_ for id_, linked in desk.items() if linked & either},
        "untouched": {id_ for id_, linked in desk.items() if not linked & either},
    }
    found: dict[str, object] = {}
    for name, ids in groups.items():
        for kind in ("", ", story"):
            held = [one for one in scored if one.case.id in ids and (not kind or one.case.story_articles)]
            told = {metric: figure(held, METRICS[metric]) for metric in FIGURES}
            found[name + kind] = {"questions": len(held)} | {
                metric: [round(100 * each, 1) for each in (one.value, one.low, one.high)]
                for metric, one in told.items()
                if one is not None
            }
    json.dump(found, sys.stdout, indent=1)
    print()


def _linked(cases: Iterable[Case]) -> set[str]:
    return {article for case in cases for article in case.linked_articles}


if __name__ == "__main__":
    main()
