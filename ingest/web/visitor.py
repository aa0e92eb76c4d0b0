"""Who goes to the addresses of one run: fetches them with good manners, and remembers what they gave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from assistant.domain import Article
from assistant.errors import HostUnwilling
from ingest.readers.draft import Draft, settle
from ingest.readers.outcome import Outcome
from ingest.web.fetching import Fetched, Fetcher, Validators
from ingest.web.hosts import Hosts
from ingest.web.kinds import unpacked
from ingest.web.visits import Visit, Visits


@dataclass(frozen=True, slots=True)
class Visitor:
    """What a run goes to the web with. ``held`` tells whether an article is stored under a URL; ``asked`` are the
    addresses that were asked for.
    """

    fetcher: Fetcher
    hosts: Hosts
    visits: Visits
    held: Callable[[str], bool]
    now: datetime
    asked: set[str] = field(default_factory=set)

    def holds(self, address: str) -> bool:
        """Tell whether the article that an address gave is stored."""
        known = self.visits.get(address)
        return known is not None and bool(known.article) and self.held(known.article)

    def get(self, address: str, known: Visit | None, *, followed: bool) -> Fetched | None:
        """Fetch an address that the user named, or that was ``followed``; None where it is as it was when ``known``.

        Raises FetchError.
        """
        self.asked.add(address)
        before = self.hosts.follow if followed else self.hosts.wait
        with self._manners():
            fetched = self.fetcher.fetch(address, known.validators if known else Validators(), before=before)
        return replace(fetched, raw=unpacked(fetched.raw)) if fetched else None

    def settled(self, draft: Draft, address: str, fetched: Fetched, stamp: str = "") -> Iterator[Outcome]:
        """Yield the article that a fetched page makes, and note that the address gave it."""
        for outcome in settle(draft, self.now):
            if isinstance(outcome, Article):
                self.note(address, fetched, article=outcome.record.url or address, stamp=stamp)
            yield outcome

    def note(
        self, address: str, fetched: Fetched, *, article: str = "", stamp: str = "", pages: tuple[str, ...] = ()
    ) -> None:
        """Note what an address gave."""
        given = fetched.validators
        self.visits.note(address, Visit(self.now, given.etag, given.modified, article, stamp, pages))

    @contextmanager
    def _manners(self) -> Iterator[None]:
        try:
            yield
        except HostUnwilling:
            self.hosts.unwilling()
            raise
        self.hosts.answered()
