from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.errors import AddressRefused, InputError
from ingest.web.addresses import Allowance, allowance, out_of_bounds, target
from tests.ingest.web.guarded import ELSEWHERE, LITERAL

OPEN = Allowance()


@pytest.mark.parametrize("url", [*LITERAL, *ELSEWHERE])
def test_an_address_that_leads_inside_or_elsewhere_is_refused_before_anybody_is_asked(url: str) -> None:
    with pytest.raises(AddressRefused):
        OPEN.check(url)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://paper.example", "https://paper.example/"),
        ("HTTP://Paper.Example:80/A?b=c#d", "http://paper.example/A?b=c"),
        ("https://paper.example:8443/a", "https://paper.example:8443/a"),
        ("https://bücher.example/straße?q=ü", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%BC"),
        ("https://paper.example/a%20b?c=%2F", "https://paper.example/a%20b?c=%2F"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2606:4700::1]:8080/x", "http://[2606:4700::1]:8080/x"),
        ("http://[64:ff9b::5db8:d822]/", "http://[64:ff9b::5db8:d822]/"),
    ],
)
def test_an_address_of_the_open_web_is_asked_as_it_is_meant(url: str, asked: str) -> None:
    assert OPEN.check(url).url == asked


@given(some.ip_addresses())
def test_an_address_that_python_calls_private_is_never_open(address: object) -> None:
    found = ip_address(str(address))
    if found.is_private or found.is_loopback or found.is_link_local or found.is_multicast or found.is_reserved:
        is_nat = str(found).startswith("64:ff9b::")  # a gateway to IPv4: what counts is where it leads
        assert is_nat or out_of_bounds(found)


@given(some.text(max_size=60))
def test_any_text_is_an_address_of_http_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"https://paper.example/{text}"):
        try:
            found = target(url)
        except AddressRefused:
            continue
        assert found.scheme in ("http", "https")
        assert found.url.isascii()
        assert not set(found.url) & set(" \t\r\n\\")


def test_an_allowance_names_hosts_addresses_and_networks() -> None:
    allowed = allowance(" intranet.example, 10.1.0.0/16,127.0.0.1 ,[::1]")
    assert allowed.check("http://127.0.0.1:8000/a").port == 8000
    assert allowed.check("http://[::1]/").host == "::1"
    assert allowed.refusal("intranet.example", ip_address("192.168.7.7")) == ""
    assert allowed.refusal("other.example", ip_address("10.1.9.9")) == ""
    assert "10.2.0.1" in allowed.refusal("other.example", ip_address("10.2.0.1"))
    with pytest.raises(AddressRefused, match="DATELINE_FETCH_ALLOW"):
        allowed.check("http://127.0.0.2/")


@pytest.mark.parametrize("written", ["10.0.0.0/99", "http://intranet.example", "a b", "10.0.0.1/8", "127.1", "*"])
def test_an_allowance_that_can_not_be_meant_is_refused_by_name(written: str) -> None:
    with pytest.raises(InputError, match="DATELINE_FETCH_ALLOW"):
        allowance(written)
