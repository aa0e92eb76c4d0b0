"""Who may not ask is turned away, and nothing that breaks is shown."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from httpx_sse import connect_sse

from assistant.domain import Answer, Scope
from assistant.errors import ArchiveDamaged, ArchiveError, EndpointError, InputError
from assistant.events import Answered, Event, Token
from tests.ui.served import Served, served, serving
from ui.doors.following import AT_ONCE
from ui.http.access import access
from ui.http.serving import listening

Dateline = Callable[..., Any]
TOKEN = "canary-token-0123456789"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
ASK = {"question": "who"}
NOTHING = Answer("who", "who", datetime(2025, 5, 30, tzinfo=UTC), Scope(), "Nobody.", None, True, 0.0, "extractive")


@pytest.fixture(scope="module")
def guarded(sample_archive: Path) -> Iterator[Served]:
    with served(sample_archive, DATELINE_TOKEN=TOKEN) as running:
        yield running


@pytest.fixture(scope="module")
def open_(sample_archive: Path) -> Iterator[Served]:
    with served(sample_archive) as running:
        yield running


@pytest.mark.parametrize("path", ["/status", "/search?query=barrier", "/openapi.json", "/nowhere"])
@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("Authorization", "Bearer wrong-token-0123456789")],
        [("Authorization", f"Bearer {TOKEN[:-1]}")],
        [("Authorization", f"Basic {TOKEN}")],
        [("Authorization", TOKEN)],
        [("Authorization", "Bearer \xe9")],
        [("Authorization", f"Bearer {TOKEN}"), ("Authorization", "Bearer other-token-0123456789")],
    ],
)
def test_without_the_token_nothing_is_told(path: str, headers: list[tuple[str, str]], guarded: Served) -> None:
    sent = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    refused = httpx.get(guarded.url + path, headers=sent)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    assert refused.json() == {"error": "the token is missing or wrong; send the header Authorization: Bearer TOKEN"}


def test_with_the_token_everything_is_and_health_without(guarded: Served) -> None:
    assert httpx.get(f"{guarded.url}/status", headers=BEARER).json()["articles"] == 49
    assert httpx.get(f"{guarded.url}/status", headers={"Authorization": f"bearer {TOKEN}"}).status_code == 200
    assert httpx.get(f"{guarded.url}/healthz").json() == {"ok": True}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost@evil", "[::2]", ""]
)
def test_another_host_name_is_refused_on_loopback(host: str, open_: Served, guarded: Served) -> None:
    for running in (open_, guarded):
        refused = httpx.get(f"{running.url}/healthz", headers={"Host": host, **BEARER})
        assert refused.status_code == 400
        assert "Host" in refused.json()["error"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:65535", "[::1]:8502", "[::1]"])
def test_the_names_of_this_machine_are_known(host: str, open_: Served) -> None:
    assert httpx.get(f"{open_.url}/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://{here}"])
def test_a_page_of_another_site_may_not_ask(origin: str, open_: Served) -> None:
    here = open_.url.removeprefix("http://")
    refused = httpx.post(f"{open_.url}/ask", json=ASK, headers={"Origin": origin.format(here=here)})
    assert refused.status_code == 403
    assert httpx.get(f"{open_.url}/healthz", headers={"Origin": open_.url}).status_code == 200


def test_no_other_site_is_let_in_by_cors(guarded: Served) -> None:
    asked = {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST", **BEARER}
    answer = httpx.options(f"{guarded.url}/ask", headers=asked)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "archive.example"])
def test_beyond_this_machine_it_wants_a_token(host: str, dateline: Dateline, sample_archive: Path) -> None:
    finished = dateline("serve", "--host", host, "--archive", sample_archive)
    assert (finished.code, finished.err.count("\n")) == (2, 1)
    assert finished.err.startswith(f"dateline: --host {host} lets other machines ask: set DATELINE_TOKEN")


@pytest.mark.parametrize("token", ["", "a-token", "with spaces in the midst", "sixteen-letters-é"])
def test_a_token_that_could_be_guessed_is_refused(
    token: str, dateline: Dateline, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_TOKEN", token)
    finished = dateline("serve", "--archive", sample_archive)
    assert (finished.code, finished.err.count("\n")) == (2, 1)
    assert finished.err.startswith("dateline: DATELINE_TOKEN is too short or has spaces; use 16 characters or more")
    assert not token or token not in finished.err


def test_with_a_token_any_name_will_do_beyond_loopback() -> None:
    allowed = access("0.0.0.0", TOKEN)
    sent = [(b"host", b"archive.example"), (b"authorization", f"Bearer {TOKEN}".encode())]
    assert allowed.refusal("/ask", sent) is None
    assert TOKEN not in repr(allowed)


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (InputError("too long;\nshorten it"), 400, "too long; shorten it"),
        (ArchiveDamaged("the catalogue can't be read"), 503, "the catalogue can't be read"),
        (ArchiveError("busy"), 503, "busy"),
        (EndpointError("the endpoint is down"), 503, "the endpoint is down"),
        (ValueError("odd"), 500, "fault: ValueError; the log of `dateline serve` says more"),
    ],
)
def test_an_error_is_a_status_and_one_line(error: Exception, status: int, line: str) -> None:
    def broken() -> Iterator[Event]:
        raise error
        yield

    with serving(broken) as running:
        for path in ("/ask", "/ask/stream"):
            answer = httpx.post(running.url + path, json=ASK)
            assert (answer.status_code, answer.json()) == (status, {"error": line})
    assert running.told == (
        [f"dateline: fault in POST {path}: ValueError: odd" for path in ("/ask", "/ask/stream")]
        if status == 500
        else []
    )


def broken_off(error: Exception) -> tuple[list[tuple[str, object]], list[str]]:
    """Give the events of an answer that breaks with ``error`` after its first word, and what the server told."""

    def breaking() -> Iterator[Event]:
        yield Token("a")
        raise error

    with (
        serving(breaking) as running,
        httpx.Client() as client,
        connect_sse(client, "POST", f"{running.url}/ask/stream", json=ASK) as source,
    ):
        events = [(event.event, event.json()) for event in source.iter_sse()]
    return events, running.told


def test_an_error_on_the_way_is_the_last_event() -> None:
    events, told = broken_off(EndpointError("the endpoint is down"))
    assert events == [("token", {"text": "a"}), ("error", {"error": "the endpoint is down"})]
    assert told == []


def test_a_fault_on_the_way_ends_the_stream_and_is_told() -> None:
    events, told = broken_off(ValueError("odd"))
    fault = "fault: ValueError; the log of `dateline serve` says more"
    assert events == [("token", {"text": "a"}), ("error", {"error": fault})]
    assert told == ["dateline: fault in POST /ask/stream: ValueError: odd"]


def test_a_client_that_goes_away_ends_the_work() -> None:
    ended = threading.Event()

    def endless() -> Iterator[Event]:
        try:
            while True:
                yield Token("more " * 200)
        finally:
            ended.set()

    with serving(endless) as running, httpx.Client() as client:
        with connect_sse(client, "POST", f"{running.url}/ask/stream", json=ASK) as source:
            assert next(source.iter_sse()).event == "token"
            assert not ended.is_set()
        assert ended.wait(20)
    assert running.told == []


def test_searches_are_answered_while_every_answer_waits_for_a_model() -> None:
    waiting, released = threading.Semaphore(0), threading.Event()

    def hanging() -> Iterator[Event]:
        waiting.release()
        released.wait(60)
        yield Answered(NOTHING)

    with serving(hanging) as running, ThreadPoolExecutor(2 * AT_ONCE) as pool:
        asked = [pool.submit(httpx.post, f"{running.url}/ask", json=ASK, timeout=60) for _ in range(2 * AT_ONCE)]
        try:
            assert all(waiting.acquire(timeout=30) for _ in range(AT_ONCE))
            assert httpx.get(f"{running.url}/healthz", timeout=30).json() == {"ok": True}
            assert not any(one.done() for one in asked)
        finally:
            released.set()
        assert {one.result().status_code for one in asked} == {200}


def test_a_server_that_stops_says_so_and_leaves_the_work_at_the_step_being_done() -> None:
    begun, released, ended = threading.Event(), threading.Event(), threading.Event()

    def hanging() -> Iterator[Event]:
        try:
            begun.set()
            released.wait(60)
            yield Token("late")
        finally:
            ended.set()

    with serving(hanging) as running, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(httpx.post, f"{running.url}/ask", json=ASK, timeout=60)
        try:
            assert begun.wait(30)
            running.stop()
            assert not ended.is_set()
            answer = asked.result()
        finally:
            released.set()
        assert (answer.status_code, answer.json()) == (503, {"error": "the server stops; ask again once it is back"})
        assert ended.wait(30)
    assert running.told == []


def test_the_listening_socket_names_its_protocol_for_without_it_every_reply_waits_40_ms() -> None:
    with listening("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
