"""`dateline doctor`: whether the archive is whole, and what to do where it is not."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ui.cli import opening
from ui.cli.options import Archive, AsJson
from ui.cli.terminal import one_line, out, palette

Repair = Annotated[bool, typer.Option("--repair", help="Rebuild what can be rebuilt from the stored articles.")]


def doctor(repair: Repair = False, as_json: AsJson = False, archive: Archive = None) -> None:
    """Check the archive, and mend it with --repair. The exit code is 1 where something is still wrong."""
    from assistant.archive.doctor import check
    from assistant.archive.doctor import repair as mend
    from assistant.archive.embedder import load_embedder
    from ui import contract

    settings = opening.settings(archive)
    done = mend(settings.archive) if repair else []
    findings = [*done, *check(settings.archive, load_embedder(settings))]
    if as_json:
        out(contract.dumps(contract.findings(findings)))
    else:
        colours = palette(sys.stdout)
        for finding in findings:
            out(f"{'ok   ' if finding.ok else colours.bold('WRONG')}  {one_line(finding.what)}")
            if not finding.ok and finding.remedy:
                out(f"       {one_line(finding.remedy)}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)
