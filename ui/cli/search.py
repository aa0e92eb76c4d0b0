"""`dateline search`: the passages of the archive that fit a query, best first."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli import opening
from ui.cli.options import Archive, AsJson, AsOf, Authors, Batch, Exclude, From, Outlets, Speakers, To
from ui.cli.terminal import Palette, one_line, out, palette, tell, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.domain import Hit

Query = Annotated[str | None, typer.Argument(metavar="QUERY", help="What to look for.", show_default=False)]
Count = Annotated[int, typer.Option("--k", metavar="N", min=1, max=1000, help="How many passages.")]


def search(
    query: Query = None,
    k: Count = 10,
    as_of: AsOf = None,
    since: From = None,
    until: To = None,
    outlet: Outlets = None,
    author: Authors = None,
    speaker: Speakers = None,
    exclude: Exclude = None,
    batch: Batch = None,
    as_json: AsJson = False,
    archive: Archive = None,
) -> None:
    """Find the passages that fit a query, best first."""
    from ui import contract
    from ui.cli.batch import exactly_one, run_batch
    from ui.request import Request, clock, filters, period

    exactly_one(query, batch, "a QUERY")
    scope = filters(period(since, until), outlet, author, speaker, exclude)
    given = Request(query or "", clock(as_of) if as_of is not None else None, scope)
    with opening.assistant(archive) as assistant:

        def found(request: Request) -> contract.Json:
            started = time.perf_counter()
            hits = assistant.search(request.question, k=k, as_of=request.as_of, scope=request.scope)
            took = 1000 * (time.perf_counter() - started)
            notices = assistant.notices(request.question, as_of=request.as_of, scope=request.scope)
            return contract.search(hits, took, notices)

        if batch is not None:
            run_batch(batch, given, found)
        elif as_json:
            out(contract.dumps(found(given)))
        else:
            hits = assistant.search(given.question, k=k, as_of=given.as_of, scope=scope)
            for notice in assistant.notices(given.question, as_of=given.as_of, scope=scope):
                tell(f"note: {notice}")
            _show(hits, palette(sys.stdout))


def _show(hits: Sequence[Hit], colours: Palette) -> None:
    from ui.cli.reply import GUTTER, heading

    if not hits:
        tell("Nothing found; try other words or fewer filters.")
    for rank, hit in enumerate(hits, start=1):
        out(f"{colours.bold(f'{rank}.')} {heading(hit.article)}")
        out(wrapped(hit.text, GUTTER))
        out(colours.dim(f"    dateline show {one_line(hit.article.id)}") + "\n")
