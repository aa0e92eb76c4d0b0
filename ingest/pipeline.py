"""From sources to stored articles: read, identify, prepare what is new, commit in small batches.

The stages are generators; one batch is held in memory (``ingest.run``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.archive.writer import ArchiveWriter
from assistant.settings import Settings
from ingest.preparing import Preparer
from ingest.readers import Outcome, read
from ingest.readers.counting import expected
from ingest.run import Run
from ingest.summary import Progress, Summary
from ingest.tally import Tally
from ingest.urls import has_web_scheme
from ingest.web.listing import LIMIT

if TYPE_CHECKING:
    from ingest.web.reading import Web

UNREAD = "statements were left out (DATELINE_STATEMENTS); `dateline doctor --repair` reads them"
"""What an ingest says that was told not to read who said what."""


def ingest(
    sources: Sequence[str],
    archive_dir: Path,
    settings: Settings,
    *,
    now: datetime,
    limit: int = LIMIT,
    progress: Callable[[Progress], None] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Summary:
    """Bring an archive up to date with the articles in ``sources``; it is made where there is none.

    ``limit`` pages are asked for of a feed or sitemap at most. A document that can't be read is a failure in the
    summary and in the archive's record of the run; the rest goes on. An article whose statements can't be read is
    stored without them, a notice and the record say so. Once ``stopped`` tells that it is to end, what has been read is
    stored and a notice says so. Raises InputError for a source that is not there, before anything is read, and
    ArchiveError where the archive can't be written.
    """
    documents = [_documents(source, settings, now) for source in sources]
    counts = [expected(source) for source in sources]
    total = None if None in counts else sum(count for count in counts if count is not None)
    embedder = load_embedder(settings)
    with ExitStack() as held:
        archive = held.enter_context(Archive.open(archive_dir, embedder, create=True))
        writer = held.enter_context(archive.writer())
        web = held.enter_context(_web(archive_dir, settings, writer, now, limit)) if None in documents else None
        number = writer.begin_run(list(sources))
        tally = Tally(progress or (lambda _: None), total)
        if not settings.statements:
            tally.note(UNREAD)
        run = Run(archive, writer, number, Preparer(embedder, settings), tally)
        for outcome in _all_of(sources, documents, web):
            run.take(outcome)
            if web and run.is_stored:
                web.settle()
            if stopped():
                run.cut_short()
                break
        run.store()
        if web:
            web.settle()
            run.files |= web.asked
        summary = tally.summary()
        told = {name: value for name, value in asdict(summary).items() if isinstance(value, int)}
        writer.finish_run(number, told, run.files)
    return replace(summary, seconds=tally.seconds())


def _documents(source: str, settings: Settings, now: datetime) -> Iterator[Outcome] | None:
    """Give the documents of files; None for a web address that may be asked. Raises InputError for a wrong source."""
    if not has_web_scheme(source):
        return read(source, now=now)
    from ingest.web.addresses import check

    check(source, settings)
    return None


def _web(archive_dir: Path, settings: Settings, writer: ArchiveWriter, now: datetime, limit: int) -> Web:
    from ingest.web.reading import Web

    return Web(archive_dir, settings, lambda url: writer.find(url) is not None, now=now, limit=limit)


def _all_of(
    sources: Sequence[str], documents: Sequence[Iterator[Outcome] | None], web: Web | None
) -> Iterator[Outcome]:
    for source, found in zip(sources, documents, strict=True):
        if found is not None:
            yield from found
        elif web is not None:
            yield from web.read(source)
