"""Who may ask: a token where one is set, and on loopback nobody that a browser lets in by the back door."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from ipaddress import ip_address

from assistant.errors import InputError

OPEN = "/healthz"
"""The one path that needs no token: it tells that the archive can be read, and nothing of it."""
LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
_TOKEN = re.compile(r"[\x21-\x7e]{16,}")
_HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that is turned away: the status, and one line."""

    status: int
    error: str


@dataclass(frozen=True, slots=True)
class Access:
    """What a request needs: the ``token``, and a Host header that names one of ``hosts``; None where any will do."""

    token: str | None = field(repr=False)
    hosts: frozenset[str] | None

    def refusal(self, path: str, headers: Iterable[tuple[bytes, bytes]]) -> Refusal | None:
        """Say why a request is turned away; None where it may pass.

        A page on another site can make a browser send requests here, and can point a name of its own at this machine
        (DNS rebinding) to read the answers: the Host and Origin that the browser sends tell.
        """
        sent: dict[bytes, list[str]] = {}
        for name, value in headers:
            sent.setdefault(name.lower(), []).append(value.decode("latin-1"))
        host = sent.get(b"host", [])
        if self.hosts is not None and (len(host) != 1 or _bare(host[0]) not in self.hosts):
            return Refusal(400, "the Host header names another machine; ask http://127.0.0.1 or http://localhost")
        if self.token is None:
            if any(origin != f"http://{host[0]}" for origin in sent.get(b"origin", [])):
                return Refusal(403, "web pages of other sites may not ask here; set DATELINE_TOKEN and send it")
        elif path != OPEN and not self._known(sent.get(b"authorization", [])):
            return Refusal(401, "the token is missing or wrong; send the header Authorization: Bearer TOKEN")
        return None

    def _known(self, sent: list[str]) -> bool:
        scheme, _, given = (sent[0] if len(sent) == 1 else "").partition(" ")
        token = (self.token or "").encode()
        return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token)


def access(host: str, token: str | None) -> Access:
    """Give what requests need on an address to listen on.

    Raises InputError for a token that could be guessed, and for an address beyond this machine without a token.
    """
    if token is not None and not _TOKEN.fullmatch(token):
        raise InputError(
            "DATELINE_TOKEN is too short or has spaces; use 16 characters or more, such as what "
            "python -c 'import secrets; print(secrets.token_urlsafe())' prints"
        )
    here = is_loopback(host)
    if token is None and not here:
        raise InputError(f"--host {host} lets other machines ask: set DATELINE_TOKEN, or leave --host at 127.0.0.1")
    return Access(token, LOOPBACK | {host.lower()} if here else None)


def is_loopback(host: str) -> bool:
    """Tell whether an address to listen on can be reached from this machine only."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _bare(header: str) -> str:
    """Give the name in a Host header without its port; "" where it is none."""
    found = _HOST.fullmatch(header)
    return (found["six"] or found["name"]).lower() if found else ""
