"""How many questions of each kind came out right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.cases import Case
from eval.report.view import Kind, Tally
from eval.scoring import Scored


def kind_of(case: Case) -> str:
    """Name the kind of a question: its own, or what can be told without one."""
    if case.twin_of:
        return "its articles left out"
    return case.kind or ("unanswerable" if case.unanswerable else "answerable")


def kinds(scored: Sequence[Sequence[Scored]]) -> Iterator[Kind]:
    """Yield each kind with the tally of each system; cases that don't say what is right count in none."""
    for name in dict.fromkeys(kind_of(each.case) for each in scored[0] if "right" in each.scores):
        yield Kind(name, tuple(_tally([each for each in held if kind_of(each.case) == name]) for held in scored))


def _tally(held: Sequence[Scored]) -> Tally | None:
    right = [each.scores["right"].part for each in held if "right" in each.scores]
    return Tally(round(sum(right)), len(right)) if right else None
