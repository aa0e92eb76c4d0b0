"""One fetch: a web address, its redirects followed by hand, what it gives in bytes, within limits of time and size."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import certifi
import httpcore

from assistant.errors import FetchError, HostUnwilling
from ingest.readers.decoding import LIMIT, MB
from ingest.web.addresses import Allowance, Target
from ingest.web.inflating import CODINGS, body
from ingest.web.network import Deadline, Dial, Network, Resolve

AGENT = "Dateline"
"""The name that a robots.txt knows this by."""
USER_AGENT = f"{AGENT}/0.1 (a reader's own news archive)"
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"
_MOVED = frozenset({301, 302, 303, 307, 308})
_NOT_TEXT = re.compile(
    r"(?:image|audio|video|font)/.*|application/(?:pdf|zip|msword|rtf|epub\+zip|vnd\.(?!.*\+xml|.*\+json).*)"
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_SAVE = "open it in a browser, save the page and add the file"
_LATER = "try again later"
_SAID = {
    401: f"it asks for a login (401); {_SAVE}",
    402: f"it asks for payment (402); {_SAVE}",
    403: f"the site lets no program read it (403); {_SAVE}",
    404: "there is no such page (404); check the address",
    410: "the page is gone (410)",
    451: f"it is withheld for legal reasons (451); {_SAVE}",
}
_TOO_MANY = 429
_BUSY = 503


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take: seconds to connect, for one wait, and for the whole with its redirects; bytes unpacked;
    redirects.
    """

    connect_s: float = 10.0
    read_s: float = 15.0
    whole_s: float = 45.0
    size: int = LIMIT
    hops: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed: an ETag, a date; "" for none."""

    etag: str = ""
    modified: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.modified)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: ``url`` is where it was in the end, ``media`` the type that it is said to be."""

    url: str
    raw: bytes
    media: str = ""
    charset: str = ""
    validators: Validators = Validators()


def everywhere(_: Target) -> None:
    """Let a fetch go wherever the guard does."""


class Fetcher:
    """Fetches from the web. A context manager; for one thread.

    No proxy, cookie, password or script is used. ``resolve`` and ``dial`` stand in for the system's in tests.
    """

    def __init__(
        self,
        allowed: Allowance,
        limits: Limits | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        resolve: Resolve | None = None,
        dial: Dial | None = None,
    ) -> None:
        self._allowed = allowed
        self._limits = limits or Limits()
        self._clock = clock
        self._deadline = Deadline(clock)
        trusted = ssl.create_default_context(cafile=certifi.where())
        trusted.load_default_certs()  # the system's too, and SSL_CERT_FILE: an intranet has its own
        self._pool = httpcore.ConnectionPool(
            ssl_context=trusted,
            max_connections=4,
            keepalive_expiry=30.0,
            network_backend=Network(allowed, self._deadline, resolve, dial),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    def fetch(
        self,
        url: str,
        known: Validators = Validators(),
        *,
        before: Callable[[Target], None] = everywhere,
        size: int | None = None,
    ) -> Fetched | None:
        """Give what ``url`` holds; None where it has not changed since it had the ``known`` validators.

        ``before`` is called with every address on the way before it is asked, and may raise. Raises FetchError with one
        line of what is wrong.
        """
        left = self._limits.whole_s
        for _ in range(self._limits.hops + 1):
            place = self._allowed.check(url)
            before(place)
            began = self._clock()
            self._deadline.begin(left)
            with self._asked(place, known) as response:
                moved = _moved_to(response, place)
                if moved is None:
                    return self._read(response, place, known, size or self._limits.size)
            left -= self._clock() - began
            url = moved
        raise FetchError(f"it leads on more than {self._limits.hops} times; name the address where it ends")

    @contextmanager
    def _asked(self, place: Target, known: Validators) -> Iterator[httpcore.Response]:
        headers = [
            ("Host", place.authority),
            ("User-Agent", USER_AGENT),
            ("Accept", ACCEPT),
            ("Accept-Encoding", CODINGS),
            ("If-None-Match", known.etag),
            ("If-Modified-Since", known.modified),
        ]
        sent = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers if value]
        limits = {"connect": self._limits.connect_s, "read": self._limits.read_s, "write": self._limits.read_s}
        address = httpcore.URL(scheme=place.scheme, host=place.host, port=place.port, target=place.path)
        try:
            with self._pool.stream("GET", address, headers=sent, extensions={"timeout": limits}) as response:
                yield response
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise _broken(place, error) from None

    def _read(self, response: httpcore.Response, place: Target, known: Validators, size: int) -> Fetched | None:
        headers = _headers(response)
        if response.status == 304 and known:
            return None
        if response.status != 200:
            raise _unlucky(response.status, place, headers)
        media, _, parameters = headers.get("content-type", "").partition(";")
        media, charset = media.strip().lower(), _CHARSET.search(parameters)
        if _NOT_TEXT.fullmatch(media):
            raise FetchError(f"it is {media}, not an article, a feed or a sitemap")
        announced = headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > size:
            raise FetchError(
                f"it is {int(announced) / MB:,.1f} MB, over the limit of {size / MB:g} MB for one document"
            )
        raw = body(response.iter_stream(), headers.get("content-encoding", ""), size)
        validators = Validators(headers.get("etag", "")[:300], headers.get("last-modified", "")[:100])
        return Fetched(place.url, raw, media, charset[1] if charset else "", validators)


def _headers(response: httpcore.Response) -> Mapping[str, str]:
    """Give the headers by their names in lower case, the first of each."""
    found: dict[str, str] = {}
    for name, value in response.headers:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return found


def _moved_to(response: httpcore.Response, place: Target) -> str | None:
    """Give where a redirect leads, None for what is none."""
    if response.status not in _MOVED:
        return None
    location = _headers(response).get("location", "")
    if not location:
        raise FetchError(f"it leads on ({response.status}) without saying where; check the address")
    try:
        return urljoin(place.url, location.encode("latin-1").decode("utf-8"))
    except UnicodeDecodeError:
        return urljoin(place.url, location)
    except ValueError:
        raise FetchError("it leads on to an address that can't be read; check the address") from None


def _unlucky(status: int, place: Target, headers: Mapping[str, str]) -> FetchError:
    """Give the error for a status that is no success."""
    if status == _TOO_MANY or (status == _BUSY and "retry-after" in headers):
        return HostUnwilling(f"{place.host} asks for fewer requests ({status}); {_LATER}")
    if status >= 500:
        return FetchError(f"the site has a fault of its own ({status}); {_LATER}", status)
    said = _SAID.get(status) or f"the site answered with {status}, which is no page; check the address"
    return FetchError(said, status)


def _broken(place: Target, error: Exception) -> FetchError:
    """Give the error for a connection that came to nothing."""
    if isinstance(error.__cause__ or error.__context__, ssl.SSLError):
        return HostUnwilling(f"{place.host} can't prove that it is {place.host} ({_why(error)}); check the address")
    if isinstance(error, httpcore.TimeoutException):
        return HostUnwilling(f"{place.host} took too long to answer; {_LATER}")
    return FetchError(f"{place.host} broke the connection off; {_LATER}")


def _why(error: Exception) -> str:
    said = str(error)
    reason = re.search(r"certificate verify failed: ([^(]+)", said)
    return reason[1].strip() if reason else "the secure connection failed"
