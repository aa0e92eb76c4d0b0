"""Latency, memory and recall of one archive: ``python -m eval.growth ARCHIVE QUESTIONS``.

QUESTIONS is a file of cases with a clock each. Every question is searched for, with no period and with one of a week, a
month, a quarter and a year that ends at a day of the archive's span; asked without a model; and searched for once
more with every vector compared, to tell what approximate search loses: of the dense ranking alone (``dense_recall``)
and of what a search gives, whose lexical half is the same on both sides. Prints JSON; docs/benchmarks.md has figures.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import mean, quantiles

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.archive.entries import Policy
from assistant.archive.folders import disk_bytes
from assistant.domain import Hit, Period, Scope
from assistant.errors import InputError
from assistant.settings import load
from eval.cases import Case, read_cases

PERIODS = {"none": 0, "week": 7, "month": 30, "quarter": 91, "year": 365}
"""Days of the period searched; 0 for no filter."""
EVERYTHING = Policy(exact_up_to=10**9)
K = 10
SEED = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its clock, and the scope it is searched in."""

    text: str
    as_of: datetime
    scope: Scope


def growth(folder: Path, cases: Sequence[Case], *, recall: int) -> dict[str, object]:
    """Measure an archive with these questions; ``recall`` of them are compared with exact search. Milliseconds, MB."""
    begun = time.perf_counter()
    with Assistant.open(folder, load(archive=folder)) as assistant:
        searches = {name: _scoped(cases, days, assistant.archive) for name, days in PERIODS.items()}
        first = searches["none"][0]
        assistant.ask(first.text, as_of=first.as_of, extractive=True)
        opened = time.perf_counter() - begun
        found: dict[str, list[list[int]]] = {}
        figures: dict[str, object] = {"passages": assistant.archive.passage_count(), "first_answer_s": round(opened, 2)}
        for name, asked in searches.items():
            hits, took = _timed(lambda one: assistant.search(one.text, k=K, as_of=one.as_of, scope=one.scope), asked)
            found[name] = [[hit.passage_id for hit in each] for each in hits]
            figures[f"search_{name}_ms"] = took
        near = {name: [_dense(assistant.archive, one) for one in asked[:recall]] for name, asked in searches.items()}
        _, took = _timed(lambda one: assistant.ask(one.text, as_of=one.as_of, extractive=True), searches["none"])
        figures["ask_ms"] = took
        figures["resident_mb"] = _resident_mb()
    with Archive.open(folder, load_embedder(load()), policy=EVERYTHING) as archive:
        exact = Assistant(archive, archive.embedder, load(archive=folder))
        for name, asked in searches.items():
            shares = [
                share_of(ids, [hit.passage_id for hit in exact.search(one.text, k=K, as_of=one.as_of, scope=one.scope)])
                for ids, one in zip(found[name][:recall], asked, strict=False)
            ]
            dense = [share_of(ids, _dense(archive, one)) for ids, one in zip(near[name], asked[:recall], strict=True)]
            figures[f"recall_{name}"] = round(mean(shares), 4) if shares else None
            figures[f"dense_recall_{name}"] = round(mean(dense), 4) if dense else None
    return figures | {"disk_mb": {part.name: disk_bytes(part) >> 20 for part in folder.iterdir() if part.is_dir()}}


def _scoped(cases: Iterable[Case], days: int, archive: Archive) -> list[Asked]:
    """Give the questions as they are searched, each in a period of so many days; 0 sets none."""
    status, rng = archive.status(), random.Random(SEED)
    first, last = status.first_published, status.last_published
    if first is None or last is None:
        raise InputError(f"the archive {archive.path} has no article with a date: there is no period to search in")
    asked = []
    for case in cases:
        as_of = case.as_of or last.at
        end = as_of - timedelta(days=rng.uniform(0, 200))
        period = Period(end - timedelta(days=days), end) if days else Period()
        asked.append(Asked(case.question, as_of, replace(Scope(), period=period)))
    return asked


def _timed(
    call: Callable[[Asked], list[Hit] | object], asked: Sequence[Asked]
) -> tuple[list[list[Hit]], dict[str, float]]:
    results, took = [], []
    for one in asked:
        begun = time.perf_counter()
        result = call(one)
        took.append((time.perf_counter() - begun) * 1000)
        results.append(result if isinstance(result, list) else [])
    cuts = quantiles(took, n=20, method="inclusive")
    return results, {"p50": round(cuts[9], 1), "p95": round(cuts[18], 1)}


def _dense(archive: Archive, one: Asked) -> list[int]:
    """Give the passages nearest to a question by their vectors alone."""
    [vector] = archive.embedder.encode([one.text])
    return [id_ for id_, _ in archive.dense(vector, K, archive.select(one.scope))]


def share_of(ids: Sequence[int], exact: Sequence[int]) -> float:
    """Give the share of the passages that exact search finds that were found."""
    wanted = set(exact)
    return len(wanted & set(ids)) / len(wanted) if wanted else 1.0


def _resident_mb() -> int:
    """Give the memory that this process holds now; the kernel's own figure, where there is one."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * 4096 >> 20


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of one archive as JSON."""
    parser = argparse.ArgumentParser(prog="python -m eval.growth", description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--limit", type=int, default=100, help="questions asked")
    parser.add_argument("--recall", type=int, default=40, help="of them compared with exact search")
    options = parser.parse_args(argv)
    cases = list(read_cases(options.questions))[: options.limit]
    json.dump(growth(options.archive, cases, recall=options.recall), sys.stdout, indent=2)
    print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
