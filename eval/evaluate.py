"""One evaluation from its names to its run: the set, its archive, the system, the asking, the scores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.errors import InputError
from assistant.settings import Settings
from eval import datasets
from eval.asking import Asked, ask_all, silent
from eval.building import BUILD, built
from eval.cases import Case
from eval.code import code_version
from eval.datasets import Dataset
from eval.intervals import SEED
from eval.pricing import Price
from eval.runs import Manifest, Run, begin, finish, moment, now, open_run, same_questions, stamp
from eval.scoring import Figure
from eval.systems import System
from eval.twins import twins
from ingest.summary import Progress

DATELINE, TUTORIAL = "dateline", "tutorial"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to evaluate, and how: ``split`` and ``limit`` take a part, ``twins`` None leaves it to the set."""

    dataset: Dataset
    settings: Settings
    system: str = DATELINE
    split: str | None = None
    limit: int | None = None
    twins: bool | None = None
    workers: int = 1
    price: Price | None = None
    clock: datetime | None = None
    """When cases without a day of their own are asked: now, or when the run was begun that is gone on with."""
    out: Path | None = None
    resume: Path | None = None
    fresh: bool = False
    build: Path = BUILD
    seed: int = SEED
    digest_is: Callable[[str], None] | None = None
    """Told the digest of the data before anything is asked; may raise."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """Whom an evaluation tells how far it is."""

    reading: Callable[[Progress], None] = silent
    asking: Callable[[int, int], None] = silent
    note: Callable[[str], None] = silent


SILENT = Reporter()


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A run with how its asking ended and what it came to."""

    run: Run
    asked: Asked
    figures: list[Figure]


def evaluate(plan: Plan, tell: Reporter = SILENT) -> Evaluated:
    """Run a plan, or go on with the run it names. Raises DatelineError for what can't be begun."""
    dataset = plan.dataset
    archive = built(dataset, plan.settings, fresh=plan.fresh, under=plan.build, progress=tell.reading)
    if archive.code not in (None, code_version()):
        tell.note(f"the archive was built by the code of {archive.code}; --fresh builds it anew")
    if dataset.drafts:
        tell.note(f'{dataset.drafts} drafts are not asked; correct them and take the mark "draft" away')
    digest = datasets.digest(dataset, archive.folder)
    if plan.digest_is is not None:
        plan.digest_is(digest)
    before = None if plan.resume is None else open_run(plan.resume)
    clock = plan.clock or (moment(before.manifest.clock) if before else datetime.now(UTC).replace(microsecond=0))
    with _system(plan, archive.folder, clock) as (system, opened):
        asked = _cases(plan, opened)
        manifest = Manifest(
            dataset=dataset.name,
            path=str(dataset.path),
            archive=str(archive.folder),
            digest=digest,
            split=plan.split,
            limit=plan.limit,
            twins=any(case.twin_of for case in asked),
            system=system.name,
            described=system.described(),
            workers=plan.workers,
            seed=plan.seed,
            code=code_version(),
            archive_code=archive.code,
            clock=stamp(clock),
            started=now(),
        )
        if before is not None:
            same_questions(before.manifest, manifest)
        run = before or begin(plan.out, manifest, asked)
        if run.manifest.code != code_version():
            tell.note(f"the run was begun by the code of {run.manifest.code}; what is asked now is of another")
        ended = ask_all(run, system, workers=plan.workers, progress=tell.asking)
    run, figures = finish(run)
    return Evaluated(run, ended, figures)


@contextmanager
def _system(plan: Plan, folder: Path, clock: datetime) -> Iterator[tuple[System, Archive]]:
    settings = plan.settings.model_copy(update={"archive": folder})
    match plan.system:
        case "tutorial":
            pipeline = _tutorial()
            with Archive.open(folder, load_embedder(settings)) as archive:
                articles = datasets.articles_digest(plan.dataset, folder)
                index = plan.build / pipeline.index(articles, archive.embedder.fingerprint)
                if plan.fresh:
                    (index / "complete").unlink(missing_ok=True)
                yield pipeline.Tutorial(archive, index, settings.answer_words, clock), archive
        case _:
            from eval.systems.dateline import Dateline

            with Assistant.open(folder, settings) as assistant:
                yield Dateline(assistant, clock, plan.price), assistant.archive


def _tutorial() -> ModuleType:
    try:
        return import_module("eval.systems.tutorial")
    except ImportError as error:
        raise InputError(f"the tutorial pipeline needs {error.name}; pip install 'dateline[eval]'") from None


def _cases(plan: Plan, archive: Archive) -> list[Case]:
    chosen = [case for case in plan.dataset.cases if not case.draft and plan.split in (None, case.split)][: plan.limit]
    if not chosen:
        parts = sorted({case.split for case in plan.dataset.cases if case.split})
        why = f"its halves are {', '.join(parts)}" if parts and plan.split else "all of them are drafts"
        raise InputError(f"{plan.dataset.path}: no case to ask; {why}")
    wanted = plan.dataset.twins if plan.twins is None else plan.twins
    return [*chosen, *(twins(chosen, archive) if wanted else ())]
