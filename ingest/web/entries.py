"""The pages that a feed or a sitemap lists, each fetched where it is new or may have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from assistant.errors import DocumentError, FetchError
from ingest.readers.draft import settle
from ingest.readers.outcome import Failure, Notice, Outcome, Unchanged
from ingest.urls import canonical_url, is_web_address
from ingest.web import pages
from ingest.web.kinds import kind, listing
from ingest.web.listing import Entry, Listing
from ingest.web.visitor import Visitor
from ingest.web.visits import Visit

PARTS = 50
"""Sitemaps of an index that are opened at most in one run."""
LOOKED_AT_LATELY = timedelta(days=1)
"""After that long a page that its feed tells nothing new of is asked whether it has changed."""


class Entries:
    """Reads what the feed or sitemap at ``source`` lists; ``limit`` pages are asked for at most.

    ``pages`` are the addresses met so far; ``complete`` tells whether each of them could be read and none was left out.
    """

    def __init__(self, visitor: Visitor, source: str, limit: int) -> None:
        self._visitor = visitor
        self._source = source
        self._limit = limit
        self._met: set[str] = set()
        self._asked = self._left = 0
        self.pages: list[str] = []
        self.complete = True

    def read(self, listed: Listing) -> Iterator[Outcome]:
        """Yield the articles, a failure for each page that can't be read, and a notice of what was left out."""
        yield from self._each(listed.entries)
        yield from self._parts(listed.parts)
        if self._left:
            self.complete = False
            were = "1 more page was" if self._left == 1 else f"{self._left:,} more pages were"
            told = f"{were} left out, {self._limit:,} are asked for at a time; fetch it again to go on"
            yield Notice(self._source, told)

    def _parts(self, parts: Iterable[str]) -> Iterator[Outcome]:
        """Read the sitemaps that an index names, as long as pages may be asked for."""
        waiting = list(parts)
        for number, part in enumerate(waiting):
            if number == PARTS or self._asked >= self._limit:
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
            elif self._asked == self._limit:
                self._left += 1
            else:
                self._asked += 1
                self.pages.append(entry.link)
                for outcome in self._page(entry, stored):
                    self.complete = self.complete and not isinstance(outcome, Failure)
                    yield outcome

    def _is_as_it_was(self, entry: Entry, stored: Visit) -> bool:
        """Tell whether a page need not be asked for: nothing new is said of it, and it was looked at not long ago, or
        it is said when it was changed.
        """
        lately = self._visitor.now - stored.asked < LOOKED_AT_LATELY
        return entry.stamp == stored.stamp and (bool(entry.updated) or lately)

    def _page(self, entry: Entry, stored: Visit | None) -> Iterator[Outcome]:
        try:
            if not is_web_address(entry.link):
                raise FetchError(f"its link {entry.link[:100]!r} is no web address" if entry.link else "it has no link")
            fetched = self._visitor.get(entry.link, stored, followed=True)
            if fetched is None:
                if stored is not None:
                    again = replace(stored, asked=self._visitor.now, stamp=entry.stamp)
                    self._visitor.visits.note(entry.link, again)
                yield Unchanged(entry.link)
                return
            if (what := kind(fetched)) != "page":
                raise FetchError(f"it is no page but a {what}; name it by itself to read what it lists")
            draft = pages.article(fetched, entry.link, entry)
        except DocumentError as error:
            yield from self._without_page(entry, str(error))
        except Exception as error:  # noqa: BLE001  # the boundary of one page: a parser's fault must not end the run
            yield from self._without_page(entry, f"could not be read ({type(error).__name__}: {error})")
        else:
            yield from self._visitor.settled(draft, entry.link, fetched, entry.stamp)

    def _without_page(self, entry: Entry, why: str) -> Iterator[Outcome]:
        """Take the feed's own words for a page that can't be read, where it has them and nothing better is stored."""
        origin = entry.link or self._source
        if entry.link and (self._visitor.holds(entry.link) or self._visitor.held(entry.link)):
            yield Failure(origin, f"{why}; what is stored of it stays")
            return
        draft = pages.own_words(entry, origin, self._source)
        if draft is None:
            yield Failure(origin, why)
            return
        yield Notice(origin, f"the page could not be read, the feed's own text was taken: {why}")
        yield from settle(draft, self._visitor.now)
