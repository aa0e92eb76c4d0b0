"""`dateline status`: what the archive holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.cli import opening
from ui.cli.options import Archive, AsJson
from ui.cli.terminal import one_line, out

if TYPE_CHECKING:
    from assistant.archive.entries import Status

OUTLETS_SHOWN = 10


def status(as_json: AsJson = False, archive: Archive = None) -> None:
    """Tell what the archive holds. Articles, outlets, dates, size, the last ingest."""
    from ui import contract

    with opening.stored(archive) as stored:
        held = stored.status()
        folder = str(stored.path)
    if as_json:
        out(contract.dumps({"archive": folder, **contract.status(held)}))
    else:
        out("\n".join(f"{name:<13}{one_line(value)}" for name, value in rows(folder, held)))


def rows(folder: str, held: Status) -> list[tuple[str, str]]:
    """List what is worth reading, as name and value."""
    from ui.dated import day, timestamp

    first, last = day(held.first_published), day(held.last_published)
    table = [
        ("archive", f"{folder}, {held.disk_bytes / 1e6:,.1f} MB"),
        (
            "articles",
            f"{held.articles:,} ({held.words:,} words, {held.passages:,} passages, {held.statements:,} statements)",
        ),
        ("published", f"{first} to {last}" if first and last else "no dates"),
        ("outlets", _outlets(held)),
        ("embedder", f"{held.model.id}, {held.model.dimension} dimensions" if held.model else "none yet"),
    ]
    if held.last_run:
        ended = held.last_run.finished
        when = timestamp(ended) if ended else "not finished; run it again to go on"
        table.append(("last ingest", when))
    if held.unreadable:
        what = f"{held.unreadable:,} document{'' if held.unreadable == 1 else 's'} could not be read"
        table.append(("failed", f"{what}; dateline ui lists why, under Archive, and tries again"))
    return table


def _outlets(held: Status) -> str:
    ranked = list(held.outlets.items())
    named = ", ".join(f"{name or 'unknown'} {count:,}" for name, count in ranked[:OUTLETS_SHOWN])
    more = len(ranked) - OUTLETS_SHOWN
    return f"{len(ranked)}: {named}" + (f" and {more} more" if more > 0 else "") if ranked else "none"
