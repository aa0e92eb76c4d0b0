"""`dateline ingest`: bring articles into the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli import opening
from ui.cli.options import Archive, AsJson
from ui.cli.terminal import one_line, out, tell

if TYPE_CHECKING:
    from ingest.summary import Progress, Summary

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Files, folders, globs, web addresses of articles, feeds or sitemaps; - reads JSON lines from stdin.",
        show_default=False,
    ),
]
LIMIT = 200
"""As ``ingest.web.listing`` has it, which help must not load."""
Limit = Annotated[
    int, typer.Option("--limit", metavar="N", min=1, help="Pages asked for of one feed or sitemap; the newest first.")
]


def ingest(sources: Sources, limit: Limit = LIMIT, as_json: AsJson = False, archive: Archive = None) -> None:
    """Bring articles into the archive. What it has already is neither stored nor embedded twice."""
    kept = 0
    try:
        from datetime import UTC, datetime

        from ingest.pipeline import ingest as run
        from ui import contract
        from ui.cli.progress import reporting

        settings = opening.settings(archive)
        with reporting() as report:

            def progress(now: Progress) -> None:
                nonlocal kept
                kept = now.stored
                report(now)

            summary = run(sources, settings.archive, settings, now=datetime.now(UTC), limit=limit, progress=progress)
    except KeyboardInterrupt:
        held = (
            f"the {kept:,} stored so far are kept"
            if kept > 1
            else "one article is stored"
            if kept
            else "nothing new was stored yet"
        )
        tell(f"dateline: interrupted; {held}: run the same command again to go on")
        raise typer.Exit(130) from None
    for notice in summary.notices:
        tell(f"note: {notice}")
    for failure in summary.failures:
        tell(f"failed: {failure.source}: {failure.reason}")
    out(contract.dumps(contract.summary(summary)) if as_json else table(summary))
    if summary.failed:
        raise typer.Exit(2 if summary.failed >= summary.read else 3)


def table(summary: Summary) -> str:
    """Give the summary as a short table, zeros left out."""
    rows = (
        ("read", summary.read),
        ("added", summary.added),
        ("updated", summary.updated),
        ("unchanged", summary.unchanged),
        ("duplicates", summary.duplicates),
        ("failed", summary.failed),
        ("passages", summary.passages),
        ("statements", summary.statements),
        ("words", summary.words),
    )
    lines = [f"{name:<11}{count:>11,}" for name, count in rows if count]
    rate = summary.words / summary.seconds if summary.seconds else 0
    return "\n".join([*lines, one_line(f"in {summary.seconds:.1f} s, {rate:,.0f} words/s")])
