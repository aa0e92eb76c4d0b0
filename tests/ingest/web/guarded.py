"""Addresses that lead inside, however they are written; and a network of names for the guard to look up."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpcore

from assistant.errors import HostUnwilling

LITERAL = (
    *("http://127.0.0.1/", "http://127.1/", "http://127.0.0.1./", "http://127.8.9.10:8080/", "http://0.0.0.0/"),
    *("http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://017700000001/"),
    *("http://127.0.0x1/", "http://127.000.000.001/", "http://１２７.0.0.1/", "http://127。0。0。1/"),
    *("http://10.0.0.1/", "http://172.16.0.9/", "http://172.31.255.255/", "http://192.168.1.1/", "http://100.64.0.1/"),
    *("http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://100.100.100.200/"),
    *("http://168.63.129.16/", "http://192.0.0.192/", "http://198.18.0.1/", "http://192.88.99.1/"),
    *("http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/", "http://203.0.113.7/"),
    *("http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[fe80::1]/", "http://[fe80::1%25eth0]/"),
    *("http://[fd00:ec2::254]/", "http://[fec0::1]/", "http://[ff02::1]/", "http://[2001:db8::1]/"),
    *("http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:a9fe:a9fe]/", "http://[::127.0.0.1]/"),
    *("http://[2002:7f00:1::]/", "http://[2002:a00:1::1]/", "http://[2001:0:7f00:1::]/", "http://[64:ff9b::7f00:1]/"),
    *("http://[64:ff9b::169.254.169.254]/", "http://[64:ff9b:1::1]/", "http://[::ffff:0:127.0.0.1]/"),
    *("http://[2606:4700::5efe:7f00:1]/", "http://[3fff::1]/", "http://[5f00::1]/"),
)
"""Addresses that show by themselves where they lead."""
ELSEWHERE = (
    *(
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "ftp://paper.example/a",
        "gopher://paper.example/_x",
        "data:text/html,x",
    ),
    *("jar:http://paper.example!/", "http:///etc/passwd", "//paper.example", "paper.example", "javascript:alert(1)"),
    *("http://user@paper.example/", "http://paper.example@127.0.0.1/", "http://paper.example\\@127.0.0.1/"),
    *("http://paper.example:22/", "http://paper.example:25/", "http://paper.example:99999/", "http://paper.example:x/"),
    *("http://paper.example/a b", "http://paper.example/\r\nHost: x", "http://-/", "http://a..b/", "http://[::1"),
)
"""Addresses that are none of the open web's."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "localhost": ("127.0.0.1", "::1"),
    "localtest.example": ("127.0.0.1",),
    "metadata.example": ("169.254.169.254",),
    "intranet.example": ("10.1.2.3",),
    "six.example": ("::1",),
    "mapped.example": ("::ffff:10.0.0.1",),
    "nat.example": ("64:ff9b::a00:1",),
    "half.example": ("93.184.216.34", "192.168.0.1"),
    "lan.example": ("fe80::1%eth0",),
}
"""Names that lead inside once they are looked up."""


@dataclass(slots=True)
class Names:
    """Looks names up in a list, and dials this machine whatever the address; ``dialled`` has the addresses."""

    known: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    dialled: list[str] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[str]:
        """Give the addresses of a host; where it has several lists, the next one at each look-up."""
        self.looked_up.append(host)
        found = self.known.get(host)
        if not found:
            if ":" in host or host.replace(".", "").isdecimal():
                return [host]
            raise HostUnwilling(f"no host {host} is known")
        return list(found.pop(0) if len(found) > 1 else found[0])

    def dial(self, address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        """Connect to this machine, as if it were the address."""
        self.dialled.append(address)
        return Posing(socket.create_connection(("127.0.0.1", port), timeout), address)


class Posing(httpcore.NetworkStream):
    """A connection to this machine whose other end says that it is ``address``."""

    def __init__(self, connected: socket.socket, address: str) -> None:
        self._socket = connected
        self._address = address

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._socket.settimeout(timeout)
        return self._socket.recv(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._socket.settimeout(timeout)
        self._socket.sendall(buffer)

    def close(self) -> None:
        self._socket.close()

    def get_extra_info(self, info: str) -> object:
        return (self._address, 80) if info == "server_addr" else None
