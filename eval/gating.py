"""Run a set for the gate and hold it to its floors."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import DatelineError, InputError
from assistant.settings import Settings
from eval.building import BUILD
from eval.datasets import Dataset
from eval.evaluate import SILENT, Plan, Reporter, evaluate
from eval.gate import (
    FLOORS,
    Floors,
    Reached,
    failures,
    hold,
    read_floors,
    refuse_other_data,
    renewed,
    told,
    write_floors,
)
from eval.scoring import Scored


@dataclass(frozen=True, slots=True)
class Gated:
    """A set held to its floors, and the error where it fell; ``renewed`` are the floors that were written instead, and
    it fell under those that are never renewed.
    """

    name: str
    reached: tuple[Reached, ...]
    problem: DatelineError | None
    renewed: Floors | None = None

    def json(self) -> dict[str, object]:
        """Give what the command prints as JSON."""
        return {
            "dataset": self.name,
            "ok": self.problem is None,
            "floors": [{**asdict(each), "kept": each.kept} for each in self.reached],
        }

    def lines(self) -> Iterator[str]:
        """Give what the command prints for a reader: what fell first; of renewed floors old and new."""
        kept = sum(each.kept for each in self.reached)
        yield f"{self.name}: {kept} of {len(self.reached)} floors kept"
        for each in sorted(self.reached, key=lambda each: each.kept):
            yield f"  {'      ' if each.kept else 'UNDER '}{told(each)}{self._now(each)}"

    def _now(self, each: Reached) -> str:
        if self.renewed is None:
            return ""
        floor = self.renewed.groups[each.group][each.metric]
        return f", renewed {each.floor:g} -> {floor:g}" if floor != each.floor else ""


def gated(
    dataset: Dataset,
    settings: Settings,
    *,
    fresh: bool = False,
    update: bool = False,
    floors: Path = FLOORS,
    build: Path = BUILD,
    tell: Reporter = SILENT,
) -> Gated:
    """Ask a set without a model and hold the figures to its floors, or renew these.

    Raises InputError where the set has no floors or its data are not those the floors were set on.
    """
    every = read_floors(floors)
    if dataset.name not in every:
        raise InputError(f"{dataset.name} has no floors in {floors}; those with floors are {', '.join(every)}")
    digest, scored = _run(dataset, settings, fresh, build, tell, None if update else every[dataset.name])
    reached = tuple(hold(scored, every[dataset.name]))
    if update:
        every[dataset.name] = renewed(scored, every[dataset.name], digest)
        write_floors(every, floors)
        still = failures(dataset.name, hold(scored, every[dataset.name]))
        return Gated(dataset.name, reached, still, every[dataset.name])
    return Gated(dataset.name, reached, failures(dataset.name, reached))


def _run(
    dataset: Dataset, settings: Settings, fresh: bool, build: Path, tell: Reporter, floors: Floors | None
) -> tuple[str, list[Scored]]:
    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(
            dataset,
            settings.model_copy(update={"model": None}),
            out=Path(folder) / "run",
            fresh=fresh,
            build=build,
            digest_is=None if floors is None else lambda digest: refuse_other_data(dataset.name, floors, digest),
        )
        result = evaluate(plan, tell)
        return result.run.manifest.digest, result.run.scored()
