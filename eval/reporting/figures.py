"""The figures of a report: every metric that fits, and what a judge said where one was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval import scoring
from eval.judgements import Share, judge_named, read_judgements, shares
from eval.metrics import ROOMS
from eval.metrics.metric import Metric
from eval.report.view import Figure, Score, Unit
from eval.runs import Run
from eval.scoring import Scored

FIRST = "answers"
"""The figures that a reader looks for first; the others follow in their order."""
_THOUSAND = 1000


def figures(runs: Sequence[Run], scored: Sequence[Sequence[Scored]]) -> Iterator[Figure]:
    """Yield the figures by group, those that no system has left out."""
    for room in sorted(ROOMS, key=lambda room: room != FIRST):
        for metric in ROOMS[room]:
            found = [
                scoring.figure(held, metric, seed=run.manifest.seed) for run, held in zip(runs, scored, strict=True)
            ]
            if any(found):
                yield _figure(room.capitalize(), metric, found)
    yield from _judged(runs, scored)


def _figure(group: str, metric: Metric, found: Sequence[scoring.Figure | None]) -> Figure:
    unit, times = _unit(metric)
    return Figure(
        group,
        metric.name,
        f"{metric.says}, of a thousand" if metric.unit == "money" else metric.says,
        next(each.n for each in found if each),
        unit,
        "lower" if metric.lower_is_better else "higher",
        tuple(_score(each.value, each.low, each.high, each.n, unit, times) if each else None for each in found),
    )


def _unit(metric: Metric) -> tuple[Unit, int]:
    """Give the unit in the report, and what a value is multiplied by: a question costs too little to be read."""
    match metric.unit:
        case "share":
            return "%", 1
        case "ms":
            return "ms", 1
        case "money":
            return "money", _THOUSAND
        case "tokens":
            return "tokens", 1


def _score(value: float, low: float, high: float, n: int, unit: Unit, times: int = 1) -> Score:
    top = 1.0 if unit == "%" else float("inf")  # a sum of floats may pass 1 by its last digit
    value, low, high = (min(top, max(0.0, number * times)) for number in (value, low, high))
    return Score(value, low, high, n)


def _share(share: Share) -> Score:
    return _score(share.interval.value, share.interval.low, share.interval.high, share.n, "%")


def _judged(runs: Sequence[Run], scored: Sequence[Sequence[Scored]]) -> Iterator[Figure]:
    """Yield what the judge of the first judged run said; another judge's verdicts can't stand beside them."""
    said = [read_judgements(run) for run in runs]
    judges = [judge_named(run) if judged else "" for run, judged in zip(runs, said, strict=True)]
    judge = next(filter(None, judges), "")
    if not judge:
        return
    questions = {each.case.id: each.question for each in scored[0]}
    told: list[dict[str, Share]] = []
    for run, judged, whose in zip(runs, said, judges, strict=True):
        here = [each for each in judged if each.case in questions and whose == judge]
        told.append({share.name: share for share in shares(here, questions, run.manifest.seed)})
    for name in dict.fromkeys(name for each in told for name in each):
        found = [each.get(name) for each in told]
        first = next(share for share in found if share)
        yield Figure(
            f"In the eyes of a judge ({judge})",
            name,
            first.says,
            first.n,
            "%",
            "lower" if first.lower_is_better else "higher",
            tuple(_share(share) if share else None for share in found),
        )
