"""The connections of a fetch: to addresses that were looked at first, for no longer than the fetch may take.

httpcore asks this for every connection. The name is resolved once, here, every address that it has is looked at, the
connection goes to one of them by number and is looked at again; so no second look-up (DNS rebinding) and no rule of the
system's comes between the check and the connection. Certificates are checked against the name all the same.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from ipaddress import ip_address

import httpcore

from assistant.errors import AddressRefused, HostUnwilling
from ingest.web.addresses import Allowance

TRIED = 4
"""Addresses of one host that are tried, one after the other."""
Resolve = Callable[[str, int], list[str]]
"""Gives the addresses of a host."""
Dial = Callable[[str, int, float], httpcore.NetworkStream]
"""Connects to an address and a port within some seconds."""
_Option = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]  # as httpcore has it


class Deadline:
    """The moment at which a fetch must be over, on ``clock``."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._at = float("inf")

    def begin(self, seconds: float) -> None:
        """Set it so many seconds from now."""
        self._at = self._clock() + seconds

    def left(self, timeout: float | None) -> float:
        """Give the seconds that one step may take, of ``timeout`` at most. Raises ReadTimeout when it has passed."""
        left = self._at - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole of it took too long")
        return left if timeout is None else min(left, timeout)


class Network(httpcore.NetworkBackend):
    """Connects to the hosts of a fetch; ``resolve`` and ``dial`` are the system's unless a test stands in for it."""

    def __init__(
        self, allowed: Allowance, deadline: Deadline, resolve: Resolve | None = None, dial: Dial | None = None
    ) -> None:
        self._allowed = allowed
        self._deadline = deadline
        self._resolve = resolve or resolved
        self._dial = dial or _dialled

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002  # httpcore's signature; a fetch sets neither
        socket_options: Iterable[_Option] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connect to one of a host's addresses. Raises AddressRefused where any of them is out of bounds, and
        HostUnwilling where none answers.
        """
        addresses = self._resolve(host, port)
        for address in addresses:
            if why := self._allowed.refusal(host, ip_address(address)):
                raise AddressRefused(why)
        failed: Exception | None = None
        for address in addresses[:TRIED]:
            try:
                stream = self._dial(address, port, self._deadline.left(timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            self._look_again(host, stream, addresses)
            return _Bounded(stream, self._deadline)
        slow = isinstance(failed, httpcore.ConnectTimeout)
        reason = "it took too long" if slow else str(failed).partition("] ")[2].lower()
        raise HostUnwilling(f"{host} can't be reached ({reason or 'no answer'}); check the address, or try again later")

    def _look_again(self, host: str, stream: httpcore.NetworkStream, addresses: Iterable[str]) -> None:
        """Close a connection whose other end is not an address that was looked at."""
        peer = str(stream.get_extra_info("server_addr")[0])
        why = self._allowed.refusal(host, ip_address(peer))
        if why or peer not in addresses:
            stream.close()
            raise AddressRefused(why or f"{host} was answered from {peer}, which is none of its addresses")


class _Bounded(httpcore.NetworkStream):
    """A connection each step of which ends with the fetch."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Bounded(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def resolved(host: str, port: int) -> list[str]:
    """Give every address of a host, as the system knows it. Raises HostUnwilling where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise HostUnwilling(f"no host {host} is known; check the address and the connection") from None
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def _dialled(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
    return httpcore.SyncBackend().connect_tcp(address, port, timeout)
