"""Turn runs into what the report shows."""

from __future__ import annotations

from collections.abc import Sequence

from eval.report.view import Curves, View
from eval.reporting.curves import curves, threshold
from eval.reporting.facts import facts, named
from eval.reporting.figures import figures
from eval.reporting.kinds import kinds
from eval.reporting.past import history
from eval.reporting.told import told
from eval.runs import Run
from eval.shared import shared


def view(runs: Sequence[Run]) -> View:
    """Give what the report shows of runs, over the cases that all of them have; the first is the one looked at.

    Raises InputError where the data differ or no case is shared.
    """
    scored = shared(runs)
    subject, names = runs[0], named(runs)
    drawn = tuple(curves(held) for held in scored)
    return View(
        title=f"{subject.manifest.dataset}, {len(scored[0]):,} questions",
        systems=names,
        facts=tuple(facts(runs, names, len(scored[0]))),
        figures=tuple(figures(runs, scored)),
        curves=drawn if any(each != Curves() for each in drawn) else (),
        threshold=threshold(subject),
        kinds=tuple(kinds(scored)),
        cases=told(subject, scored[0], names[0]),
        history=history(subject),
    )
