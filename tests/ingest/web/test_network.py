"""The guard at work: every hop of every fetch, names that change their mind, connections that end elsewhere."""

from __future__ import annotations

import pytest

from assistant.errors import AddressRefused, FetchError, HostUnwilling
from ingest.web.addresses import Allowance, allowance
from ingest.web.fetching import Fetcher
from tests.ingest.web.guarded import ELSEWHERE, LITERAL, NAMES, Names
from tests.paper import Paper, page

PUBLIC, OTHER = "93.184.216.34", "93.184.216.35"


def names(**more: list[tuple[str, ...]]) -> Names:
    """Give a network in which paper.example is public."""
    return Names({name: [found] for name, found in NAMES.items()} | {"paper.example": [(PUBLIC,)]} | more)


def fetcher(network: Names) -> Fetcher:
    return Fetcher(Allowance(), resolve=network.resolve, dial=network.dial)


@pytest.mark.parametrize("host", NAMES)
def test_a_name_that_leads_inside_is_refused_and_not_connected_to(host: str) -> None:
    network = names()
    with fetcher(network) as web, pytest.raises(AddressRefused, match=host):
        web.fetch(f"http://{host}/")
    assert network.dialled == []


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_inside_is_refused_whatever_its_code(paper: Paper, code: int) -> None:
    paper.put("/away", "", status=code, headers={"Location": f"http://127.0.0.1:{paper.port}/secret"})
    network = names()
    with fetcher(network) as web, pytest.raises(AddressRefused):
        web.fetch(f"http://paper.example:{paper.port}/away")
    assert paper.asked == ["/away"]


ABSOLUTE = [url for url in ELSEWHERE if "://" in url and url.isprintable() and not url.startswith("http:///")]
HOPS = [*LITERAL, *ABSOLUTE, *(f"http://{name}/" for name in NAMES)]


@pytest.mark.parametrize("url", HOPS)
def test_every_hostile_address_is_refused_at_the_second_and_the_third_hop(paper: Paper, url: str) -> None:
    written = url.encode().decode("latin-1")
    paper.put("/second", "", status=302, headers={"Location": written})
    paper.put("/first", "", status=302, headers={"Location": "/second"})
    for start, hops in (("/second", 1), ("/first", 2)):
        network = names()
        paper.forget()
        with fetcher(network) as web, pytest.raises(FetchError):
            web.fetch(f"http://paper.example:{paper.port}{start}")
        assert len(paper.asked) == hops
        assert set(network.dialled) == {PUBLIC}


def test_a_name_is_looked_up_once_and_its_address_is_what_is_connected_to(paper: Paper) -> None:
    paper.put("/a", page(1))
    network = names(**{"turning.example": [(PUBLIC,), ("127.0.0.1",)]})
    with fetcher(network) as web:
        fetched = web.fetch(f"http://turning.example:{paper.port}/a")
    assert fetched is not None
    assert b"Ferry 1" in fetched.raw
    assert (network.looked_up, network.dialled) == (["turning.example"], [PUBLIC])


def test_a_name_that_turns_inside_between_two_fetches_is_refused_at_the_second(paper: Paper) -> None:
    paper.put("/a", page(1), headers={"Connection": "close"})
    network = names(**{"turning.example": [(PUBLIC,), ("127.0.0.1",)]})
    with fetcher(network) as web:
        assert web.fetch(f"http://turning.example:{paper.port}/a")
        with pytest.raises(AddressRefused, match=r"127\.0\.0\.1"):
            web.fetch(f"http://turning.example:{paper.port}/a")
    assert network.dialled == [PUBLIC]
    assert paper.asked == ["/a"]


@pytest.mark.parametrize("real", ["127.0.0.1", "10.0.0.1", OTHER])
def test_a_connection_that_ends_elsewhere_is_closed_before_anything_is_sent(paper: Paper, real: str) -> None:
    network = names()
    with (
        Fetcher(
            Allowance(), resolve=network.resolve, dial=lambda _, port, timeout: network.dial(real, port, timeout)
        ) as web,
        pytest.raises(AddressRefused, match=real.replace(".", r"\.")),
    ):
        web.fetch(f"http://paper.example:{paper.port}/a")
    assert paper.asked == []


def test_a_real_connection_to_this_machine_is_refused_unless_it_is_allowed(paper: Paper) -> None:
    paper.put("/a", page(1))
    with Fetcher(Allowance()) as web, pytest.raises(AddressRefused, match="localhost leads to"):
        web.fetch(f"http://localhost:{paper.port}/a")
    with Fetcher(allowance("127.0.0.1, ::1")) as web:
        assert web.fetch(f"http://localhost:{paper.port}/a")
    with Fetcher(allowance("localhost")) as web:
        assert web.fetch(f"http://localhost:{paper.port}/a")
        with pytest.raises(AddressRefused):
            web.fetch(f"http://127.0.0.1:{paper.port}/a")


def test_the_next_address_is_tried_where_one_does_not_answer(paper: Paper, unused_tcp_port: int) -> None:
    with Fetcher(allowance("127.0.0.1,::1"), resolve=lambda host, port: ["::1", "127.0.0.1"]) as web:
        assert web.fetch(f"{paper.put('/a', page(1)).replace('127.0.0.1', 'paper.example')}")
        with pytest.raises(HostUnwilling, match=r"can't be reached \(connection refused\)"):
            web.fetch(f"http://paper.example:{unused_tcp_port}/a")
