"""`dateline eval`: is the answer right, and can it be proved? Runs, the gate, a set of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import InputError
from ui.cli import opening, runs
from ui.cli.options import Archive, AsJson, Model, NoLlm
from ui.cli.terminal import out, tell

if TYPE_CHECKING:
    from eval.evaluate import Evaluated, Plan, Reporter
    from eval.runs import Run

app = typer.Typer(
    help="Measure how right the answers are.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Named = Annotated[
    str, typer.Argument(metavar="DATASET", help="golden, followups, said, older, newsqa-desk, … or a file.")
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="Where data that are not shipped lie (default: ../shared/data).",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="The run's folder (default: eval-runs/…).", show_default=False),
]
Resume = Annotated[
    Path | None, typer.Option("--resume", metavar="DIR", help="Go on with this run: ask what is missing.")
]
Split = Annotated[str | None, typer.Option("--split", metavar="NAME", help="Only the cases of this half.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Only the first N cases.")]
Twins = Annotated[
    bool | None,
    typer.Option("--twins/--no-twins", help="Ask again with the answering articles left out (default: where linked)."),
]
Workers = Annotated[
    int, typer.Option("--workers", metavar="N", min=1, max=32, help="Ask so many at once; times are not measured then.")
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Build the set's archive anew, with this code's ingest.")]
Clock = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day for cases that name none (default: now, or the run's own)."),
]
Reported = Annotated[bool, typer.Option("--report/--no-report", help="Write report.md and report.html into the run.")]
Priced = Annotated[
    str | None, typer.Option("--price", metavar="IN,OUT", help="The price of a million tokens, read and written.")
]


@app.command()
def run(
    dataset: Named,
    model: Model = None,
    no_llm: NoLlm = False,
    split: Split = None,
    limit: Limit = None,
    twins: Twins = None,
    workers: Workers = 1,
    price: Priced = None,
    data: Data = None,
    result: Out = None,
    resume: Resume = None,
    fresh: Fresh = False,
    as_of: Clock = None,
    report: Reported = True,
    as_json: AsJson = False,
    archive: Archive = None,
) -> None:
    """Ask a set of questions and score the answers.

    A run that breaks off is gone on with by --resume.
    """
    from eval.datasets import load
    from eval.evaluate import Plan
    from eval.pricing import read_price
    from ui.request import clock

    if model and no_llm:
        raise InputError("--model and --no-llm exclude each other; drop one")
    settings = opening.settings(archive, model)
    plan = Plan(
        load(dataset, data, archive),
        settings.model_copy(update={"model": None}) if no_llm else settings,
        split=split,
        limit=limit,
        twins=twins,
        workers=workers,
        price=None if price is None else read_price(price),
        out=result,
        resume=resume,
        fresh=fresh,
        clock=None if as_of is None else clock(as_of),
    )
    _show(_evaluated(plan), as_json, report)


@app.command()
def baseline(
    pipeline: Annotated[str, typer.Argument(metavar="PIPELINE", help="tutorial: what tutorials build.")],
    dataset: Named,
    split: Split = None,
    limit: Limit = None,
    twins: Twins = None,
    data: Data = None,
    result: Out = None,
    resume: Resume = None,
    fresh: Fresh = False,
    as_of: Clock = None,
    report: Reported = True,
    as_json: AsJson = False,
    archive: Archive = None,
) -> None:
    """Ask another pipeline the same: its figures stand beside ours."""
    from eval.datasets import load
    from eval.evaluate import TUTORIAL, Plan
    from ui.request import clock

    if pipeline != TUTORIAL:
        raise InputError(f'there is no pipeline "{pipeline}"; the one there is, is called {TUTORIAL}')
    plan = Plan(
        load(dataset, data, archive),
        opening.settings(archive),
        system=TUTORIAL,
        split=split,
        limit=limit,
        twins=twins,
        out=result,
        resume=resume,
        fresh=fresh,
        clock=None if as_of is None else clock(as_of),
    )
    _show(_evaluated(plan), as_json, report)


for command in (runs.compare, runs.report, runs.judge):
    app.command()(command)


@app.command()
def gate(
    dataset: Annotated[
        list[str] | None, typer.Argument(metavar="[DATASET]...", help="golden and said, unless named.")
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Renew the floors from what is reached; shows old and new.")
    ] = False,
    data: Data = None,
    fresh: Fresh = False,
    as_json: AsJson = False,
    archive: Archive = None,
) -> None:
    """Hold sets to their floors (eval/floors.toml).

    Exit code 1 where a figure fell under its floor.
    """
    from eval.datasets import load
    from eval.gating import gated
    from ui.contract import dumps

    told = []
    for name in dataset or ("golden", "said"):
        held = gated(load(name, data, archive), opening.settings(archive), fresh=fresh, update=update, tell=_reporter())
        told.append(held)
    problems = [each.problem for each in told if each.problem]
    if as_json:
        out(dumps({"ok": not problems, "sets": [each.json() for each in told]}))
    else:
        for each in told:
            out("\n".join(each.lines()))
    if problems:
        raise problems[0]


@app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="The file to begin; it must not be there yet.")],
    n: Annotated[int, typer.Option("--n", metavar="N", min=1, max=1000, help="How many questions.")] = 30,
    archive: Archive = None,
) -> None:
    """Begin a set of one's own with draft questions."""
    from eval.new import write_drafts

    with opening.stored(archive) as stored:
        made = write_drafts(stored, n, file)
    out(f'{made} drafts in {file}; correct each, take "draft" away, then: dateline eval run {file}')


def _evaluated(plan: Plan) -> Evaluated:
    from eval.evaluate import evaluate

    return evaluate(plan, _reporter())


def _reporter() -> Reporter:
    """Give the one who says on stderr how far the building of an archive and the asking are."""
    import time

    from eval.evaluate import Reporter
    from ui.cli.progress import counted, plain_lines

    return Reporter(
        plain_lines(time.monotonic), counted(time.monotonic, "asked"), lambda note: tell(f"dateline: {note}")
    )


def _show(result: Evaluated, as_json: bool, report: bool) -> None:
    """Print the figures and write the report; end with exit code 3 where cases are left."""
    from dataclasses import asdict

    from eval.tables import by_kind, table
    from ui.contract import dumps

    run, asked = result.run, result.asked
    if as_json:
        figures = [asdict(figure) for figure in result.figures]
        out(
            dumps(
                {
                    "run": str(run.folder),
                    "done": asked.done,
                    "left": asked.left,
                    "manifest": asdict(run.manifest),
                    "figures": figures,
                }
            )
        )
    else:
        out(f"{run.manifest.dataset}, {run.manifest.system}, {asked.done} cases: {run.folder}")
        for line in (*table(result.figures), *by_kind(result.figures)):
            out(line)
    if asked.left:
        tell(
            f"dateline: {asked.problem} {asked.left} of {asked.done + asked.left} cases are left; "
            f"--resume {run.folder} asks them"
        )
        raise typer.Exit(3)
    if report:
        _report(run)


def _report(run: Run) -> None:
    """Write the report of a run that came to its end, and say where it lies or what it takes."""
    from eval import report
    from eval.report import plots
    from eval.reporting import write_report

    if report.missing() or plots.missing():
        tell(f"no report: it needs pip install -e '.[eval]', then dateline eval report {run.folder}")
        return
    _, page = write_report([run])
    tell(f"report: {page}")
