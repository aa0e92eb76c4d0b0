"""`dateline eval compare`, `report` and `judge`: what can be done with runs that are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import EndpointError
from ui.cli.options import AsJson
from ui.cli.terminal import out, tell

if TYPE_CHECKING:
    from eval.judge.judge import Judge
    from eval.judge.measuring import Measured


def compare(
    a: Annotated[Path, typer.Argument(metavar="A", help="The folder of a run.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="The folder of the run that may be better.")],
    as_json: AsJson = False,
) -> None:
    """Hold two runs of the same data against each other."""
    from dataclasses import asdict

    from eval.compare import compare as compared
    from eval.runs import open_run
    from eval.tables import changes, differences
    from ui.contract import dumps

    first, second = open_run(a), open_run(b)
    found = compared(first, second)
    if as_json:
        out(dumps({"a": first.name, "b": second.name, **asdict(found)}))
        return
    out(f"{found.cases} cases; A is {first.name}, B is {second.name}")
    for line in (*differences(found.differences), *changes(found.changes)):
        out(line)


def report(
    runs: Annotated[
        list[Path], typer.Argument(metavar="RUN", help="Folders of runs of one set; the first is looked at.")
    ],
    folder: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to (default: the first run).", show_default=False)
    ] = None,
) -> None:
    """Write report.md and report.html: figures, curves, cases.

    Several runs of the same set stand side by side; the cases told are those of the first.
    """
    from eval.report.plots import missing
    from eval.reporting import write_report
    from eval.runs import open_run

    for path in write_report([open_run(each) for each in runs], folder):
        out(str(path))
    if line := missing():
        tell(f"dateline: {line}")


def judge(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    model: Annotated[
        str | None, typer.Option("--model", metavar="NAME", help="The model that judges (default: DATELINE_MODEL).")
    ] = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Its endpoint (default: OPENAI_BASE_URL).")
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", metavar="S", min=1, help="Seconds for one try (default: DATELINE_TIMEOUT_S)."),
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="For an endpoint that knows no JSON schemas.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Only the first N answers.")] = None,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="Measure the judge's agreement with people too: 105 requests more.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Have a model judge a run's answers and claims.

    What was judged is kept in the run: where the endpoint stops, the same command goes on.
    """
    import time
    from dataclasses import asdict

    from assistant.settings import load
    from eval.judge.asking import Options
    from eval.judge.verdicts import Mode
    from eval.judgements import read_judgements, shares, unscored
    from eval.judging import agreement, judge_answers, judge_of, note
    from eval.runs import open_run
    from eval.tables import agreements, judged
    from ui.cli.progress import counted
    from ui.contract import dumps

    opened = open_run(run)
    settings = load(model=model, OPENAI_BASE_URL=base_url, timeout_s=timeout)
    chosen = judge_of(opened, settings, Options(mode=Mode.PLAIN if plain else Mode.SCHEMA))
    if opened.manifest.system == f"dateline-{settings.model}":
        tell(f"dateline: {settings.model} judges its own answers; another model's word weighs more")
    asked = judge_answers(opened, chosen, limit, counted(time.monotonic, "judged"))
    measured, problem = None, asked.problem
    if calibrate and not problem:
        measured, problem = _measured(chosen)
    if asked.done:
        note(opened, chosen, asked, limit, measured)
    said = read_judgements(opened) if asked.done else []
    found = list(shares(said, {each.id: each.twin_of or each.id for each in opened.cases}, opened.manifest.seed))
    left_out = unscored(said)
    if as_json:
        manifest = asdict(chosen.manifest())
        told = {"run": str(run), "judge": manifest, "judged": asked.done, "left": asked.left}
        agreed = agreement(measured) if measured else None
        out(dumps({**told, "shares": [asdict(each) for each in found], "unscored": left_out, "agreement": agreed}))
    else:
        out(f"{opened.name}, judged by {chosen.manifest().model} ({chosen.manifest().mode}): {asked.done} verdicts")
        for line in (*judged(found, left_out), *(agreements(measured) if measured else ())):
            out(line)
    if problem:
        tell(f"dateline: {problem} {asked.done} of {asked.done + asked.left} verdicts are there")
        raise typer.Exit(3)


def _measured(judge: Judge) -> tuple[Measured | None, str | None]:
    """Measure a judge on what people labelled; give what the endpoint said where it stopped."""
    from eval.judge.labels import labelled
    from eval.judge.measuring import measure

    try:
        return measure(judge, list(labelled()), with_pairs=False), None
    except EndpointError as error:
        return None, str(error)
