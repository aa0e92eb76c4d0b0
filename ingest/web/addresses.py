"""Where an ingest may go on the web: addresses taken apart, and the networks that are out of bounds.

An address of the web can be made by a stranger (a feed's link, a redirect), so none may lead into the machine or the
network that Dateline runs in: it would fetch what the stranger can't, and show it. What counts is the address that is
connected to, not how it is written (``ingest.web.network``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urlsplit

from assistant.errors import AddressRefused, InputError
from assistant.settings import Settings

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

PORTS = {"http": 80, "https": 443}
LOWEST_PORT = 1024
"""Ports under it belong to mail, shells and the like; of those only the web's own two are asked."""
SETTING = "DATELINE_FETCH_ALLOW"
ROBOTS_SAY_NO = "the site's robots.txt asks programs not to read this page"
"""How the reason begins of a page that a feed led to and that its site wants no program to follow."""
ROBOTS_UNREAD = "the site's robots.txt can't be read"
"""How it begins of one whose site has rules that nobody knows at present."""
_LOGIN = re.compile(r"//[^/?#]*@")
_NAME = re.compile(
    r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*"
)
_NUMBER = re.compile(r"0x[0-9a-f]*|\d+")
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f\\]")
_PATH, _QUERY = "/:@!$&'()*+,;=~%-._", "/:@!$&'()*+,;=~%-._?"

_V4_OUT = tuple(
    map(
        IPv4Network,
        (
            *("192.0.0.0/24", "192.88.99.0/24"),  # protocol assignments, the 6to4 relays
            "168.63.129.16/32",  # a public address that is a virtual machine's own host on Azure
        ),
    )
)
_V6_IN = IPv6Network("2000::/3")
"""All that is handed out of IPv6; Python's is_global counts much besides (fec0::, 64:ff9b:1::, ::7f00:1)."""
_V6_OUT = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
"""Protocol assignments with Teredo, documentation, 6to4."""
_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})


@dataclass(frozen=True, slots=True)
class Target:
    """A web address taken apart: host in ASCII and lower case, path and query quoted, no fragment."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Give the host, and the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Give scheme and host, without a path."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """Give the address."""
        return f"{self.origin}{self.path}"


@dataclass(frozen=True, slots=True)
class Allowance:
    """The hosts and networks that the user lets an ingest fetch from, out of bounds or not."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    def check(self, url: str) -> Target:
        """Take an address apart that is to be fetched. Raises AddressRefused for one that shows without asking anybody
        that it won't be.
        """
        found = target(url)
        try:
            address = ip_address(found.host)
        except ValueError:
            return found
        if why := self.refusal(found.host, address):
            raise AddressRefused(why)
        return found

    def refusal(self, host: str, address: Address) -> str:
        """Say why ``address``, which ``host`` stands for, is not connected to; "" where it may be."""
        if host in self.hosts or any(address in network for network in self.networks):
            return ""
        kind = out_of_bounds(address)
        if not kind:
            return ""
        leads = f"{host} is" if host == str(address) else f"{host} leads to {address},"
        return f"{leads} {kind}, where nothing is fetched; {SETTING} names exceptions"


def allowance(written: str) -> Allowance:
    """Read a list of hosts, addresses and networks with commas between them. Raises InputError for anything else."""
    hosts: set[str] = set()
    networks: list[Network] = []
    for part in filter(None, (each.strip().lower().strip("[]") for each in written.split(","))):
        try:
            networks.append(ip_network(part))
        except ValueError:
            if "/" in part or not _NAME.fullmatch(part) or _NUMBER.fullmatch(part.rpartition(".")[2]):
                raise InputError(
                    f"{SETTING}: {part!r} is no host, address or network; write news.example, 10.1.2.3 or 10.1.0.0/16"
                ) from None
            hosts.add(part)
    return Allowance(frozenset(hosts), tuple(networks))


def check(source: str, settings: Settings) -> None:
    """Raise InputError for an address that shows by itself that it won't be fetched, and for a wrong setting."""
    allowed = allowance(settings.fetch_allow)
    try:
        allowed.check(source)
    except AddressRefused as error:
        raise InputError(f"{_LOGIN.sub('//', source)}: {error}") from None


def target(url: str) -> Target:
    """Take a web address apart. Raises AddressRefused for what is none, or none that is asked."""
    if _UNSEEN.search(url):
        raise AddressRefused("the address holds a space, a backslash or an unseen sign; write it anew")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressRefused("the address can't be read; write it as https://host/path") from None
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise AddressRefused(f"only http and https are fetched, not {scheme or 'an address without either'}")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("the address holds a user name or a password; leave it out")
    port = PORTS[scheme] if port is None else port
    if port != PORTS[scheme] and port not in PORTS.values() and port < LOWEST_PORT:
        raise AddressRefused(f"port {port} is not one of the web; leave it out")
    path = quote(parts.path, safe=_PATH) or "/"
    query = f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    return Target(scheme, _host(parts.hostname or ""), port, f"{path if path.startswith('/') else f'/{path}'}{query}")


def _host(written: str) -> str:
    if ":" in written:
        try:
            return str(IPv6Address("" if "%" in written else written))
        except ValueError:
            raise AddressRefused("the address names no host that can be read") from None
    try:
        host = written.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        raise AddressRefused("the address names no host that can be read") from None
    if not _NAME.fullmatch(host):
        raise AddressRefused("the address names no host that can be read")
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            return str(IPv4Address(host))
        except ValueError:
            raise AddressRefused(f"{host} is an odd spelling of an address; write it as 192.0.2.1") from None
    return host


def out_of_bounds(address: Address) -> str:
    """Say what kind of address it is that no page of the open web has; "" for one that may have one."""
    if isinstance(address, IPv4Address):
        return _v4_out(address)
    if address in _NAT64:
        return _v4_out(IPv4Address(int(address) & 0xFFFFFFFF))
    if address.ipv4_mapped is not None or (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return "an IPv4 address in disguise"
    return _kind(address) or (
        "" if address in _V6_IN and not any(address in network for network in _V6_OUT) else "a reserved address"
    )


def _v4_out(address: IPv4Address) -> str:
    return _kind(address) or ("a reserved address" if any(address in network for network in _V4_OUT) else "")


def _kind(address: Address) -> str:
    if address.is_loopback:
        return "this machine"
    if address.is_link_local:
        return "a link-local address"
    if address.is_multicast:
        return "a multicast address"
    if address.is_unspecified or address.is_reserved:
        return "a reserved address"
    return "" if address.is_global else "a private or reserved address"
