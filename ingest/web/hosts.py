"""Good manners towards hosts: a pause between requests, what robots.txt asks for, and no more where none answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.errors import FetchError, HostUnwilling
from ingest.readers.decoding import MB
from ingest.web.addresses import ROBOTS_SAY_NO, ROBOTS_UNREAD, Target
from ingest.web.fetching import AGENT, Fetcher

if TYPE_CHECKING:
    from protego import Protego

IN_A_ROW = 3
"""Addresses of a host that come to nothing, one after the other, before the rest of it is left alone."""
LONGEST_PAUSE_S = 10.0
"""The longest pause that a robots.txt can ask for; a longer one counts as this."""
ROBOTS = "robots.txt"
_ROBOTS_SIZE = 5 * MB
_ROBOTS_READ = MB // 2
"""Bytes of a robots.txt that are heeded, up to the end of a line: what RFC 9309 asks for at least."""


class Hosts:
    """How the hosts of one run are treated; ``pause_s`` lies between two requests to one, on ``clock``.

    ``requests`` counts those that were let through.
    """

    def __init__(
        self, fetcher: Fetcher, pause_s: float, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._fetcher = fetcher
        self._pause_s = pause_s
        self._clock = clock
        self._sleep = sleep
        self._last = ""
        self.requests = 0
        self._asked: dict[str, float] = {}
        self._silent: dict[str, int] = {}
        self._rules: dict[str, Protego | str] = {}

    def wait(self, place: Target) -> None:
        """Return when it is time to ask for an address. Raises HostUnwilling for a host that has shown itself so."""
        self._wait(place.host, self._pause_s)

    def follow(self, place: Target) -> None:
        """Do as ``wait``, for an address that a stranger names. Raises FetchError where the site's robots.txt says no,
        or can't be read though it may be there (RFC 9309).
        """
        if place.origin not in self._rules:
            self._rules[place.origin] = self._robots(place)
        rules = self._rules[place.origin]
        if isinstance(rules, str):
            raise FetchError(rules)
        if not rules.can_fetch(place.url, AGENT):
            raise FetchError(f"{ROBOTS_SAY_NO}; open it in a browser, save the page and add the file")
        self._wait(place.host, max(self._pause_s, min(rules.crawl_delay(AGENT) or 0.0, LONGEST_PAUSE_S)))

    def answered(self) -> None:
        """Note that the host asked last gave an answer."""
        self._silent.pop(self._last, None)

    def unwilling(self) -> None:
        """Note that the host asked last gave none, or asked to be left alone."""
        self._silent[self._last] = self._silent.get(self._last, 0) + 1

    def _wait(self, host: str, pause_s: float) -> None:
        self._last = host
        if self._silent.get(host, 0) >= IN_A_ROW:
            raise HostUnwilling(f"{host} gave no answer {IN_A_ROW} times in a row and was left alone; try again later")
        if host in self._asked and (left := self._asked[host] + pause_s - self._clock()) > 0:
            self._sleep(left)
        self._asked[host] = self._clock()
        self.requests += 1

    def _robots(self, place: Target) -> Protego | str:
        """Give a site's rules, or why it can't be known whether it has any. Raises HostUnwilling."""
        from protego import Protego

        try:
            found = self._fetcher.fetch(f"{place.origin}/{ROBOTS}", before=self.wait, size=_ROBOTS_SIZE)
        except HostUnwilling:
            raise
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500:
                return Protego.parse("")
            return f"{ROBOTS_UNREAD} ({error}), so its pages are not; fetch what names them again later"
        raw = found.raw if found else b""
        heeded = raw if len(raw) <= _ROBOTS_READ else raw[:_ROBOTS_READ].rpartition(b"\n")[0]
        return Protego.parse(heeded.decode("utf-8", "replace"))
