"""What the systems are called in a report, and how they were run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eval.judgements import judge_named, read_judgements
from eval.runs import Manifest, Run

LONGEST = 40
"""Characters shown of a setting; a digest is told apart by fewer."""


def named(runs: Sequence[Run]) -> tuple[str, ...]:
    """Name the system of each run; where one was asked several times, by its run too."""
    names = [_name(run.manifest) for run in runs]
    told = [f"{name} ({run.name})" if names.count(name) > 1 else name for name, run in zip(names, runs, strict=True)]
    return tuple(f"{name} {at}" if told.count(name) > 1 else name for at, name in enumerate(told, start=1))


def facts(runs: Sequence[Run], names: Sequence[str], n: int) -> Iterator[tuple[str, str]]:
    """Yield what is needed to run them again; ``n`` cases are those of the report."""
    subject = runs[0].manifest
    parts = [f"{what} {given}" for what, given in (("half", subject.split), ("first", subject.limit)) if given]
    yield "Set", ", ".join((subject.dataset, *parts, f"digest {subject.digest[:12]}"))
    yield "Seed, machine", f"{subject.seed}; Python {subject.python}, {subject.platform}"
    for name, run in zip(names, runs, strict=True):
        yield name, "; ".join(_of_run(run, n))


def _name(manifest: Manifest) -> str:
    match manifest.system:
        case "tutorial":
            return "tutorial pipeline"
        case "dateline-extractive":
            return "Dateline"
        case other:
            model = other.removeprefix("dateline-")
            return other if model == other else f"Dateline with {model}"


def _of_run(run: Run, n: int) -> Iterator[str]:
    manifest = run.manifest
    yield f"run {run.name}, begun {manifest.started[:10]}, code {manifest.code}"
    if manifest.archive_code and manifest.archive_code != manifest.code:
        yield f"archive built by {manifest.archive_code}"
    for what, told in manifest.described.items():
        if isinstance(told, Mapping):
            given = {name: str(value) for name, value in told.items() if value is not None}
            yield f"{what}: {', '.join(f'{name} {value[:LONGEST]}' for name, value in given.items())}"
    if manifest.workers > 1:
        yield f"{manifest.workers} asked at once, so times are left out"
    if len(run.cases) > n:
        yield f"{len(run.cases) - n} of its {len(run.cases)} cases are left out: not asked in every run"
    if read_judgements(run):
        yield f"judged by {judge_named(run)}"
