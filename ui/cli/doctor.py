"""`dateline doctor`: whether the archive is whole, and what to do where it is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli import opening
from ui.cli.options import Archive, AsJson
from ui.cli.terminal import one_line, out, palette

if TYPE_CHECKING:
    from assistant.archive.entries import Finding
    from assistant.settings import Settings

Repair = Annotated[
    bool,
    typer.Option("--repair", help="Rebuild what can be rebuilt from the stored articles; read missing statements."),
]


def doctor(repair: Repair = False, as_json: AsJson = False, archive: Archive = None) -> None:
    """Check the archive, and mend it with --repair. The exit code is 1 where something is still wrong."""
    from assistant.archive.doctor import check
    from assistant.archive.doctor import repair as mend
    from assistant.archive.embedder import load_embedder
    from ui import contract

    settings = opening.settings(archive)
    done = [*_statements(settings), *mend(settings.archive)] if repair else []  # the caches are built once, at the end
    findings = [*done, *check(settings.archive, load_embedder(settings))]
    if as_json:
        out(contract.dumps(contract.findings(findings)))
    else:
        colours = palette(sys.stdout)
        for finding in findings:
            out(f"{'ok   ' if finding.ok else colours.bold('WRONG')}  {one_line(finding.what)}")
            if finding.remedy:
                when = "nothing has to be done; at once, if you like: " if finding.ok else ""
                out(f"       {when}{one_line(finding.remedy)}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def _statements(settings: Settings) -> Iterator[Finding]:
    from assistant.archive.entries import Finding
    from assistant.errors import DatelineError
    from ingest.backfill import backfill
    from ui.cli.progress import reporting

    try:
        with reporting() as progress:
            filled = backfill(settings.archive, settings, progress, publish=False)
    except DatelineError as error:
        what, _, remedy = str(error).partition("; ")
        yield Finding(False, what, remedy)
        return
    yield Finding(
        True, f"statements: {filled.articles:,} articles were read for them, which have {filled.statements:,}"
    )
    for id_, reason in filled.faults:
        yield Finding(False, f"statements of {id_}: {reason}", "report this article; all else of it is found as before")
