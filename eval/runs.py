"""A run is a folder: its manifest, its cases, what came of each as it came, and the scores.

``manifest.json`` holds what is needed to run it again, ``cases.jsonl`` the cases asked (twins made out),
``outcomes.jsonl`` a line for each case done, ``scores.json`` the figures and the score of every case. ``history.jsonl``
beside the runs has a line for every run that came to its end.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import InputError
from eval import cases as casefile
from eval import outcomes as outcomefile
from eval.cases import Case, read_cases
from eval.outcomes import Outcome, read_outcomes
from eval.scoring import EVERY, Figure, Scored, figures, risk_coverage, score

RUNS = Path("eval-runs")
MANIFEST, CASES, OUTCOMES, SCORES, HISTORY = (
    "manifest.json", "cases.jsonl", "outcomes.jsonl", "scores.json", "history.jsonl",
)  # fmt: skip

LOCK = "lock"
ALIKE = ("dataset", "digest", "system", "split", "limit", "twins")
"""What two runs have in common whose figures make a line of the history."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was asked of what, by which code. ``digest`` is of cases and articles; ``finished`` is None until the end.

    ``described`` is what the system says of itself: settings and models with the digests of their weights. ``clock`` is
    the moment at which cases without one of their own are asked, also when the run is gone on with on another day.
    """

    dataset: str
    path: str
    archive: str
    digest: str
    split: str | None
    limit: int | None
    twins: bool
    system: str
    described: Mapping[str, object]
    workers: int
    seed: int
    code: str
    archive_code: str | None
    clock: str
    started: str
    finished: str | None = None
    python: str = platform.python_version()
    platform: str = platform.platform()


@dataclass(frozen=True, slots=True)
class Run:
    """A run as it lies in its folder."""

    folder: Path
    manifest: Manifest
    cases: tuple[Case, ...]

    @property
    def name(self) -> str:
        """Give the folder's name."""
        return self.folder.name

    def outcomes(self) -> dict[str, Outcome]:
        """Read what is there so far, by case."""
        return {outcome.case: outcome for outcome in read_outcomes(self.folder / OUTCOMES)}

    def scored(self) -> list[Scored]:
        """Score what is there so far."""
        return score(self.cases, self.outcomes())


def begin(folder: Path | None, manifest: Manifest, asked: Sequence[Case]) -> Run:
    """Make the folder of a run. Raises InputError where it holds one already."""
    folder = folder or RUNS / f"{manifest.dataset}-{manifest.system}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}".replace(
        "/", "-"
    )
    if (folder / MANIFEST).exists():
        raise InputError(f"{folder} holds a run already; go on with it (--resume {folder}) or name another --out")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CASES).write_text("".join(f"{casefile.dumps(case)}\n" for case in asked), "utf-8")
    run = Run(folder, manifest, tuple(asked))
    write_json(folder / MANIFEST, asdict(manifest))
    return run


def open_run(folder: Path) -> Run:
    """Open the folder of a run. Raises InputError where it holds none."""
    try:
        told = json.loads((folder / MANIFEST).read_text("utf-8"))
        manifest = Manifest(**{"clock": told["started"], **told})  # older ones have none: it was the start
    except FileNotFoundError:
        raise InputError(f"{folder} holds no run: there is no {MANIFEST}; dateline eval run makes one") from None
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise InputError(f"{folder / MANIFEST} is not the manifest of a run of this version ({error})") from None
    return Run(folder, manifest, read_cases(folder / CASES))


def same_questions(old: Manifest, new: Manifest) -> None:
    """Raise InputError where a run can't be gone on with: another set, archive, system, setting or clock."""
    for name in ("digest", "archive_code", "system", "described", "split", "limit", "twins", "clock"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            raise InputError(
                f"the run was begun with another {name}: {was}, now {now}; begin a new one without --resume"
            )


@contextmanager
def alone(run: Run) -> Iterator[None]:
    """Hold the right to ask a run. Raises InputError where another process has it."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(run.folder / LOCK, timeout=0):
            yield
    except Timeout:
        raise InputError(f"{run.folder} is being asked by another process; wait for it to end or stop it") from None


def append(run: Run, outcome: Outcome) -> None:
    """Keep an outcome: once this returns, a kill of the process does not lose it."""
    with (run.folder / OUTCOMES).open("a", encoding="utf-8") as file:
        file.write(f"{outcomefile.dumps(outcome)}\n")


def mend(run: Run) -> None:
    """Cut off a last line that a kill left unfinished."""
    path = run.folder / OUTCOMES
    if path.exists() and (content := path.read_bytes()) and not content.endswith(b"\n"):
        path.write_bytes(content[: content.rfind(b"\n") + 1])


def finish(run: Run) -> tuple[Run, list[Figure]]:
    """Score a run, write the scores, and note it in the history; the run counts as finished where every case has an
    outcome.
    """
    scored = run.scored()
    found = figures(scored, run.manifest.seed)
    whole = len(scored) == len(run.cases)
    before = run.manifest.finished
    manifest = replace(run.manifest, finished=(before or now()) if whole else None)
    write_json(run.folder / MANIFEST, asdict(manifest))
    write_json(run.folder / SCORES, scores(scored, found))
    if whole and before is None:
        line = {
            "run": run.name,
            **{name: getattr(manifest, name) for name in (*ALIKE, "code", "finished")},
            "figures": {each.metric: round(each.value, 4) for each in found if each.group == EVERY},
        }
        with (run.folder.parent / HISTORY).open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line, ensure_ascii=False)}\n")
    return replace(run, manifest=manifest), found


def scores(scored: Iterable[Scored], found: Iterable[Figure]) -> dict[str, object]:
    """Give the object of ``scores.json``."""
    scored = list(scored)
    return {
        "figures": [asdict(figure) for figure in found],
        "risk_coverage": [[point.coverage, point.risk] for point in risk_coverage(scored)],
        "cases": {
            each.case.id: {name: [one.part, one.whole, one.why] for name, one in each.scores.items()} for each in scored
        },
    }


def now() -> str:
    """Give the time for a manifest."""
    return stamp(datetime.now(UTC))


def stamp(at: datetime) -> str:
    """Write a moment, UTC, for a manifest."""
    return f"{at.isoformat()[:19]}Z"


def moment(stamped: str) -> datetime:
    """Read what ``stamp`` wrote."""
    return datetime.fromisoformat(stamped)


def write_json(path: Path, value: object) -> None:
    """Write an object to a file at once: a reader sees the old one or the new one."""
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")
    partial.replace(path)
