"""From a web address to articles: what it is shows in what comes back; what a feed or sitemap lists is fetched too."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.errors import DocumentError
from assistant.settings import Settings
from ingest.readers.outcome import Failure, Notice, Outcome, Unchanged
from ingest.web import pages
from ingest.web.addresses import allowance
from ingest.web.entries import Entries
from ingest.web.fetching import Fetcher
from ingest.web.hosts import Hosts
from ingest.web.kinds import kind, listing
from ingest.web.visitor import Visitor
from ingest.web.visits import Visits


class Web:
    """Reads web addresses for one run. A context manager; for one thread.

    ``held`` tells whether an article is stored under a URL; of a feed or sitemap ``limit`` pages are asked for.
    ``settle`` is to be called when all articles that were given out are stored; only then is it remembered what was
    fetched. ``fetcher``, ``clock`` and ``sleep`` stand in for the real ones in tests.
    """

    def __init__(
        self,
        archive: Path,
        settings: Settings,
        held: Callable[[str], bool],
        *,
        now: datetime,
        limit: int,
        fetcher: Fetcher | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        allowed = allowance(settings.fetch_allow)
        self._fetcher = fetcher or Fetcher(allowed, clock=clock)
        self._visits = Visits(archive)
        hosts = Hosts(self._fetcher, settings.fetch_delay_s, clock, sleep)
        self._visitor = Visitor(self._fetcher, hosts, self._visits, held, now)
        self._limit = limit

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._fetcher.__exit__(kind, error, trace)
        self._visits.save()

    @property
    def asked(self) -> set[str]:
        """Give the addresses that were asked for: what earlier runs said of them is out of date."""
        return self._visitor.asked

    def settle(self) -> None:
        """Let what was fetched so far be remembered: it is stored."""
        self._visits.settle()

    def read(self, address: str) -> Iterator[Outcome]:
        """Yield the articles of a page, of a feed's or of a sitemap's pages; a failure for each that can't be read."""
        try:
            yield from self._named(address)
        except DocumentError as error:
            yield Failure(address, str(error))
        except Exception as error:  # noqa: BLE001  # the boundary of one source: a parser's fault must not end the run
            yield Failure(address, f"could not be read ({type(error).__name__}: {error}); the rest goes on")

    def _named(self, address: str) -> Iterator[Outcome]:
        known = self._visits.get(address)
        if known is not None and not all(map(self._visitor.holds, known.pages or (address,))):
            known = None
        fetched = self._visitor.get(address, known, followed=False)
        if fetched is None:
            if known is not None:
                self._visits.note(address, replace(known, asked=self._visitor.now))
                yield from (Unchanged(page) for page in known.pages or (address,))
            return
        what = kind(fetched)
        if what == "page":
            yield from self._visitor.settled(pages.article(fetched, address), address, fetched)
            return
        entries = Entries(self._visitor, address, self._limit)
        listed = listing(fetched, what)
        if not listed.entries and not listed.parts:
            yield Notice(address, f"the {what} lists nothing at present")
        yield from entries.read(listed)
        if entries.complete and not listed.parts:
            self._visitor.note(address, fetched, pages=tuple(entries.pages))
