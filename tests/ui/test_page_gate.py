"""What the page's server turns away before Streamlit sees it, and how much of files it holds."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.types import Message, Receive, Scope, Send

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from tests.ui.chromium import Server, served
from tests.ui.wire import wired
from ui.page.gate import HEADERS, Gate
from ui.page.handing_in import ALL_MB, Fields
from ui.page.uploads import MOST_FILES, MOST_MB

MB = 1_000_000


def asked(
    fields: Fields, path: str, method: str = "PUT", status: int = 204, length: int | None = MB, **headers: str
) -> int | None:
    """Send a request through the gate to a server that answers with a status; give what came back, None for nothing."""
    told: list[Message] = []
    sent = {"host": "127.0.0.1:8501", **({} if length is None else {"content-length": str(length)}), **headers}
    scope: Scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
    }

    async def server(_scope: Scope, _receive: Receive, send: Send) -> None:
        if status == 599:
            raise ConnectionError
        await send({"type": "http.response.start", "status": status, "headers": [(b"x-frame-options", b"ALLOW")]})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        told.append(message)

    asyncio.run(Gate(server, fields)(scope, receive, send))
    start = next((message for message in told if message["type"] == "http.response.start"), None)
    if start is not None:
        assert {pair for pair in start["headers"] if pair[0] in dict(HEADERS)} == set(HEADERS)
    return start["status"] if start else None


def file(name: str, visit: str = "ada") -> str:
    return f"/_stcore/upload_file/{visit}/{name}"


def fields(*visits: str, alive: frozenset[str] = frozenset()) -> Fields:
    given = Fields(alive.__contains__)
    for visit in visits:
        given.offer(visit, 0)
    return given


def test_a_file_comes_in_only_from_a_visit_whose_page_has_asked_for_files() -> None:
    assert asked(fields(), file("a")) == 413
    assert asked(fields("bert"), file("a")) == 413
    assert asked(fields("ada"), file("a")) == 204
    assert asked(fields("ada"), f"/under/a/proxy{file('a', 'bert')}/") == 413
    assert asked(fields("ada"), file("a"), length=None) == 411
    assert asked(fields("ada"), file("a"), length=-1) == 411


def test_a_visit_holds_no_more_than_can_be_handed_in_at_once() -> None:
    given = fields("ada", "bert")
    assert [asked(given, file(str(n)), length=30 * MB) for n in range(4)] == [204, 204, 204, 413]
    assert asked(given, file("0", "bert"), length=30 * MB) == 204
    assert asked(given, file("2"), length=40 * MB) == 204, "the same file sent again takes the place of the first"
    assert asked(given, file("0"), "DELETE") == 204
    assert asked(given, file("4"), length=30 * MB) == 204, "what was taken out makes room"
    assert set(given.offer("ada", 1)) == {"1", "2", "4"}, "what the old field held is let go of"
    assert asked(given, file("5"), length=MOST_MB * MB) == 204, "a new field is empty"
    assert given.offer("ada", 1) == ()
    assert asked(given, file("6")) == 413, "the same field drawn again is not"


def test_a_file_that_did_not_come_in_is_not_counted() -> None:
    given = fields("ada")
    assert asked(given, file("a"), status=400, length=MOST_MB * MB) == 400
    with pytest.raises(ConnectionError):
        asked(given, file("b"), status=599, length=MOST_MB * MB)
    assert [asked(given, file(str(n)), length=0) for n in range(MOST_FILES + 1)] == [204] * MOST_FILES + [413]


def test_all_visits_together_hold_no_more_than_a_few_and_those_that_ended_nothing() -> None:
    names = [f"visit-{n}" for n in range(ALL_MB // MOST_MB + 1)]
    full = fields(*names, alive=frozenset(names))
    came = [asked(full, file("a", name), length=MOST_MB * MB) for name in names]
    assert came == [204] * (len(names) - 1) + [413]
    some_ended = fields(*names, alive=frozenset(names[1:]))
    assert [asked(some_ended, file("a", name), length=MOST_MB * MB) for name in names] == [204] * len(names)


@pytest.fixture(scope="module")
def shared(sample_archive: Path) -> Iterator[Server]:
    with served(sample_archive, {"DATELINE_READ_ONLY": "1"}) as server:
        yield server


def answered(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str]]:
    connection = HTTPConnection(urlsplit(server.url).netloc)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}
    finally:
        connection.close()


def test_the_real_server_may_not_be_framed_and_shows_no_metrics(shared: Server) -> None:
    for path in ("/", "/said", "/_stcore/health"):
        status, headers = answered(shared, path)
        assert status == 200
        assert headers["x-frame-options"] == "DENY"
        assert headers["content-security-policy"] == "frame-ancestors 'none'"
    assert answered(shared, "/_stcore/metrics")[0] == 404


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null"])
def test_other_sites_and_other_ports_may_not_ask(shared: Server, origin: str) -> None:
    from websockets.exceptions import InvalidStatus
    from websockets.sync.client import connect

    with (
        pytest.raises(InvalidStatus) as refused,
        connect(
            f"{shared.url.replace('http', 'ws', 1)}/_stcore/stream",
            origin=origin,  # type: ignore[arg-type]  # plain words
            subprotocols=["streamlit"],  # type: ignore[list-item]  # plain words
        ),
    ):
        pass
    assert refused.value.response.status_code == 403
    assert answered(shared, "/_stcore/host-config", Origin=origin)[0] == 403
    assert answered(shared, "/_stcore/host-config", Origin=shared.url)[0] == 200


def test_a_read_only_page_takes_no_file_into_memory(shared: Server) -> None:
    with wired(shared.url) as visit:
        assert visit.visit
        answer = answered(shared, f"/_stcore/upload_file/{visit.visit}/a", "PUT", **{"Content-Length": str(19 * MB)})
    assert answer[0] == 413
