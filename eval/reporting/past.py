"""The runs before this one, from the history beside it (``history.jsonl``)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date

from assistant.errors import InputError
from eval.lines import lines
from eval.report.view import Earlier
from eval.runs import ALIKE, HISTORY, Run

SHOWN = 12
"""The most runs shown, the last ones."""
FIGURES = ("right", "relevant@5", "mrr@10", "right article", "refusal recall", "false refusals", "auroc, right")
"""The figures that a history follows."""


def history(run: Run) -> tuple[Earlier, ...]:
    """Give the runs of the same system over the same cases up to this one, oldest first; none where it has no past.

    Raises InputError for a line of the history that can't be read.
    """
    lines = list(_alike(run))
    return tuple(lines[-SHOWN:]) if len(lines) > 1 else ()


def _alike(run: Run) -> Iterator[Earlier]:
    path, manifest = run.folder.parent / HISTORY, run.manifest
    if not path.exists() or manifest.finished is None:
        return
    for n, line in enumerate(lines(path.read_text("utf-8")), start=1):
        try:
            told = json.loads(line)
            same = all(told.get(name) == getattr(manifest, name) for name in ALIKE)
            if same and told["finished"] <= manifest.finished:
                yield Earlier(date.fromisoformat(told["finished"][:10]), told["code"], _followed(told["figures"]))
        except (ValueError, TypeError, KeyError, AttributeError):
            raise InputError(f"{path}:{n}: not a line about a run of this version; take it out") from None


def _followed(figures: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple((name, float(figures[name])) for name in FIGURES if name in figures)
