"""The pages that a feed or a sitemap lists, each fetched where it is new or may have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from operator import itemgetter

from assistant.domain import Record
from assistant.errors import DocumentError, FetchError, HostUnwilling
from ingest.dedupe import identify
from ingest.readers.draft import Draft, settle
from ingest.readers.outcome import Failure, Notice, Outcome, Unchanged
from ingest.urls import canonical_url, is_web_address, outlet_of, untracked
from ingest.web import pages
from ingest.web.kinds import kind, listing
from ingest.web.listing import Entry, Listing
from ingest.web.visitor import Visitor
from ingest.web.visits import Visit

PARTS = 50
"""Sitemaps of an index that are opened at most in one run."""
MOST_UNASKED = 2_000
"""Pages of one run that come to nothing without a request and don't count: their robots.txt says no, for one."""
UNWILLING_IN_A_ROW = 10
"""Requests in a row that no host answered, one after another, before the rest of a list is left: up to 45 s each."""
LOOKED_AT_LATELY = timedelta(days=1)
"""After that long a page that its feed tells nothing new of is asked whether it has changed."""


class Entries:
    """Reads what the feed or sitemap at ``source`` lists; ``limit`` pages are asked for at most, and those that came to
    nothing before only after all others, so that the next run goes on where this one ends.

    ``pages`` are the addresses met so far; ``complete`` tells whether each of them could be read and none was left out.
    """

    def __init__(self, visitor: Visitor, source: str, limit: int) -> None:
        self._visitor = visitor
        self._source = source
        self._limit = limit
        self._met: set[str] = set()
        self._again: list[tuple[datetime, Entry]] = []
        self._asked = self._left = self._unasked = self._unwilling = 0
        self.pages: list[str] = []
        self.complete = True

    def read(self, listed: Listing) -> Iterator[Outcome]:
        """Yield the articles, a failure for each page that can't be read, and a notice of what was left out."""
        yield from self._each(listed.entries)
        yield from self._parts(listed.parts)
        for _, entry in sorted(self._again, key=itemgetter(0)):
            yield from self._in_turn(entry, None)
        if self._left:
            self.complete = False
            were = "1 more page was" if self._left == 1 else f"{self._left:,} more pages were"
            why = f"{self._limit:,} are asked for at a time; fetch it again to go on"
            if self._unwilling >= UNWILLING_IN_A_ROW:
                why = f"{UNWILLING_IN_A_ROW} in a row were not answered; try again later"
            yield Notice(self._source, f"{were} left out, {why}")

    def _parts(self, parts: Iterable[str]) -> Iterator[Outcome]:
        """Read the sitemaps that an index names, as long as pages may be asked for."""
        waiting = list(parts)
        for number, part in enumerate(waiting):
            if number == PARTS or self._is_full:
                self.complete = False
                more = len(waiting) - number
                were = "1 sitemap of the index was" if more == 1 else f"{more:,} sitemaps of the index were"
                yield Notice(self._source, f"{were} not opened; fetch it again to go on")
                return
            try:
                fetched = self._visitor.get(part, None, followed=True)
                if fetched is None or (what := kind(fetched)) != "sitemap" or (found := listing(fetched, what)).parts:
                    raise FetchError("an index of sitemaps names it, but it is no sitemap of pages")
            except DocumentError as error:
                self.complete = False
                yield Failure(part, str(error))
            else:
                yield from self._each(found.entries)

    def _each(self, entries: Iterable[Entry]) -> Iterator[Outcome]:
        for entry in entries:
            key = canonical_url(entry.link) or entry.stamp
            if key in self._met:
                continue
            self._met.add(key)
            known = self._visitor.visits.get(entry.link)
            stored = known if known and self._visitor.holds(entry.link) else None
            if stored and self._is_as_it_was(entry, stored):
                self.pages.append(entry.link)
                yield Unchanged(entry.link)
            elif known and not known.article:
                self._again.append((known.asked, entry))
            else:
                yield from self._in_turn(entry, stored)

    @property
    def _is_full(self) -> bool:
        return self._asked >= self._limit or self._unwilling >= UNWILLING_IN_A_ROW

    def _in_turn(self, entry: Entry, stored: Visit | None) -> Iterator[Outcome]:
        """Ask for a page where there is room for one more; what came to nothing without a request takes none."""
        if self._is_full:
            self._left += 1
            return
        self.pages.append(entry.link)
        before, failed = self._visitor.hosts.requests, False
        self._asked += 1
        for outcome in self._page(entry, stored):
            failed = failed or isinstance(outcome, Failure)
            yield outcome
        self.complete = self.complete and not failed
        if failed and self._visitor.hosts.requests == before and self._unasked < MOST_UNASKED:
            self._unasked += 1
            self._asked -= 1

    def _is_as_it_was(self, entry: Entry, stored: Visit) -> bool:
        """Tell whether a page need not be asked for: nothing new is said of it, and it was looked at not long ago, or
        it is said when it was changed.
        """
        lately = self._visitor.now - stored.asked < LOOKED_AT_LATELY
        return entry.stamp == stored.stamp and (bool(entry.updated) or lately)

    def _page(self, entry: Entry, stored: Visit | None) -> Iterator[Outcome]:
        before = self._visitor.hosts.requests
        try:
            if not is_web_address(entry.link):
                raise FetchError(f"its link {entry.link[:100]!r} is no web address" if entry.link else "it has no link")
            fetched = self._visitor.get(entry.link, stored, followed=True)
            self._unwilling = 0
            if fetched is None:
                if stored is not None:
                    again = replace(stored, asked=self._visitor.now, stamp=entry.stamp)
                    self._visitor.visits.note(entry.link, again)
                yield Unchanged(entry.link)
                return
            if (what := kind(fetched)) != "page":
                raise FetchError(f"it is no page but a {what}; name it by itself to read what it lists")
            draft = self._at_its_link(pages.article(fetched, entry.link, entry), entry.link)
        except DocumentError as error:
            if self._visitor.hosts.requests > before:
                self._unwilling = self._unwilling + 1 if isinstance(error, HostUnwilling) else 0
            yield from self._without_page(entry, str(error))
        except Exception as error:  # noqa: BLE001  # the boundary of one page: a parser's fault must not end the run
            yield from self._without_page(entry, f"could not be read ({type(error).__name__}: {error})")
        else:
            yield from self._visitor.settled(draft, entry.link, fetched, entry.stamp)

    def _at_its_link(self, draft: Draft, link: str) -> Draft:
        """Give the draft of a page under the link that led to it where an article stands there, the feed's own words
        say: it takes their place, wherever on its site the link leads.
        """
        moved = canonical_url(draft.url or "") != canonical_url(link) and outlet_of(draft.url) == outlet_of(link)
        if moved and self._visitor.held(identify(Record(id="", title="", url=link), "")):
            return replace(draft, url=untracked(link))
        return draft

    def _without_page(self, entry: Entry, why: str) -> Iterator[Outcome]:
        """Take the feed's own words for a page that can't be read, where it has them and nothing better is stored."""
        origin = entry.link or self._source
        if entry.link and not self._visitor.holds(entry.link):
            self._visitor.visits.note(entry.link, Visit(self._visitor.now, stamp=entry.stamp))
        if entry.link and (self._visitor.holds(entry.link) or self._visitor.held(entry.link)):
            yield Failure(origin, f"{why}; what is stored of it stays")
            return
        draft = pages.own_words(entry, origin, self._source)
        if draft is None:
            yield Failure(origin, why)
            return
        yield Notice(origin, f"the page could not be read, the feed's own text was taken: {why}")
        yield from settle(draft, self._visitor.now)
