from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from assistant.errors import FetchError, HostUnwilling
from ingest.web.addresses import allowance, target
from ingest.web.fetching import Fetcher
from ingest.web.hosts import Hosts
from tests.paper import HOME, Paper


@dataclass(slots=True)
class Clock:
    """A clock that only a sleep moves on."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def read(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hosts(clock: Clock) -> Iterator[Hosts]:
    with Fetcher(allowance(HOME), clock=clock.read) as fetcher:
        yield Hosts(fetcher, 2.0, clock.read, clock.sleep)


def test_two_requests_to_one_host_lie_apart_and_those_to_two_do_not(hosts: Hosts, clock: Clock) -> None:
    one, other = target("http://one.example/a"), target("http://other.example/a")
    hosts.wait(one)
    hosts.wait(other)
    assert clock.slept == []
    clock.now += 0.5
    hosts.wait(one)
    hosts.wait(one)
    assert clock.slept == [1.5, 2.0]


def test_robots_are_asked_once_and_what_they_forbid_is_not_followed(paper: Paper, hosts: Hosts) -> None:
    paper.put(
        "/robots.txt", "User-agent: *\nDisallow: /private\nDisallow: /*?print=\nAllow: /private/open$\n", "text/plain"
    )
    for path in ("/a", "/private/open"):
        hosts.follow(target(paper.url + path))
    for path in ("/private/a", "/private/open/b", "/a?print=1"):
        with pytest.raises(FetchError, match=r"robots\.txt asks programs not to read this page; open it in a browser"):
            hosts.follow(target(paper.url + path))
    assert paper.asked == ["/robots.txt"]


def test_rules_for_dateline_by_name_win_and_a_longer_pause_is_kept_up_to_a_limit(
    paper: Paper, hosts: Hosts, clock: Clock
) -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nDisallow: /no\nCrawl-delay: {}\n"
    paper.put("/robots.txt", rules.format(5), "text/plain")
    hosts.follow(target(paper.url + "/yes"))
    with pytest.raises(FetchError):
        hosts.follow(target(paper.url + "/no"))
    hosts.follow(target(paper.url + "/yes"))
    assert clock.slept == [5.0, 5.0]
    paper.put("/robots.txt", rules.format(9_000), "text/plain")
    with Fetcher(allowance(HOME)) as fetcher:
        slower = Hosts(fetcher, 0.0, clock.read, clock.sleep)
        slower.follow(target(paper.url + "/yes"))
    assert clock.slept[2:] == [10.0]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_readable_robots_lets_everything_be_followed(paper: Paper, hosts: Hosts, status: int) -> None:
    paper.put("/robots.txt", "User-agent: *\nDisallow: /", status=status)
    hosts.follow(target(paper.url + "/a"))


def test_a_site_whose_robots_are_out_of_order_is_not_followed(paper: Paper, hosts: Hosts) -> None:
    paper.put("/robots.txt", "", status=500)
    for _ in range(2):
        with pytest.raises(FetchError, match=r"robots\.txt can't be read \(the site has a fault of its own \(500\)"):
            hosts.follow(target(paper.url + "/a"))
    assert paper.asked == ["/robots.txt"], "asked once"


def test_of_a_very_long_robots_the_first_half_megabyte_holds_by_whole_lines(paper: Paper, hosts: Hosts) -> None:
    rules = "User-agent: *\nDisallow: /private\n"
    filled = rules + "#" * (500_000 - len(rules) - len("\nDisallow: /")) + "\nDisallow: /late\n" + "# more\n" * 50_000
    paper.put("/robots.txt", filled, "text/plain")
    hosts.follow(target(paper.url + "/a"))
    with pytest.raises(FetchError, match="asks programs not to"):
        hosts.follow(target(paper.url + "/private/a"))


def test_robots_elsewhere_inside_are_refused_as_any_hop_is(paper: Paper, hosts: Hosts) -> None:
    paper.put("/robots.txt", "", status=302, headers={"Location": "http://10.0.0.1/robots.txt"})
    with pytest.raises(FetchError, match=r"10\.0\.0\.1 is a private"):
        hosts.follow(target(paper.url + "/a"))


def test_a_host_that_gives_no_answer_is_left_alone_after_three_and_no_other_is(hosts: Hosts) -> None:
    one = target("http://one.example/a")
    for _ in range(2):
        hosts.wait(one)
        hosts.unwilling()
    hosts.wait(one)
    hosts.answered()
    for _ in range(3):
        hosts.wait(one)
        hosts.unwilling()
    with pytest.raises(HostUnwilling, match=r"one\.example gave no answer 3 times in a row and was left alone"):
        hosts.wait(one)
    hosts.wait(target("http://other.example/a"))
