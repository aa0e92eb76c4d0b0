"""Whatever a model endpoint does wrong ends in one plain line, in time, and never shows the key."""

from __future__ import annotations

import logging
import re
import socket
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from assistant.answering.draft import Draft
from assistant.answering.written import WrittenAnswerer
from assistant.domain import Hit, Record, Scope
from assistant.errors import EndpointError
from assistant.question import understand
from assistant.settings import Settings, load
from tests.fake_endpoint import FakeEndpoint, Fault, Reply, chunk, chunks, events, fake_endpoint, http, saying

KEY = "sk-canary-0123456789"
TIMEOUT_S = 1.2
TEXT = "The Harrow Bridge will stay closed until 14 June, Mayor Ada Quay said on Monday."
HITS = [Hit(1, Record("a1", "Bridge stays closed", outlet="The Lantern"), 0, len(TEXT), TEXT, 1.0)]
SAID = "The bridge stays closed until 14 June, Ada Quay said [1]."
OPEN_EVENTS = [events()[0], *events(*chunks(SAID))[1:]]
ECHO = f'{{"error": {{"message": "your key {KEY} is at fault", "code": "oops"}}}}'

FAULTS: dict[str, tuple[Reply, str]] = {
    "429": (http(429, ECHO), r"too many requests .*\(HTTP 429\); wait"),
    "429 that says when to come back": (http(429, ECHO, "application/json", "Retry-After: 50"), r"\(HTTP 429\)"),
    "500": (http(500, KEY, "text/plain"), r"a fault of its own \(HTTP 500\); ask again later"),
    "503": (http(503, ""), r"\(HTTP 503\)"),
    "400": (http(400, ECHO), r"did not accept the request \(HTTP 400\); .*DATELINE_PROMPT_TOKENS"),
    "401": (http(401, ECHO), r"refused the key \(HTTP 401\); set OPENAI_API_KEY"),
    "403": (http(403, ECHO), r"refused access \(HTTP 403\)"),
    "404": (http(404, ECHO), r"does not know the model or the path \(HTTP 404\); see whether it has that model"),
    "418": (http(418, ECHO), r"\(HTTP 418\); see whether OPENAI_BASE_URL is right"),
    "hang": ([Fault.STALL], r"did not answer within 1.2 s; .*DATELINE_TIMEOUT_S"),
    "comments for ever": ([*events(), Fault.DRIP], r"did not answer within 1.2 s"),
    "HTML with 200": (http(200, f"<html>{KEY}</html>", "text/html"), r"sent something that is no answer; .*/v1"),
    "bad JSON": (http(200, "{nope"), r"sent something that is no answer"),
    "not HTTP": ([b"SSH-2.0 hello\r\n"], r"broke the connection; see whether it runs"),
    "choices: []": (events('{"id": "c", "choices": []}', "[DONE]"), r"gave an empty answer"),
    "choices: null": (events('{"id": "c", "choices": null}', "[DONE]"), r"gave an empty answer"),
    "empty content": (events(chunk(""), chunk(None, "stop"), "[DONE]"), r"gave an empty answer; ask again"),
    "null content": (events(chunk(None), chunk(None, "stop"), "[DONE]"), r"gave an empty answer"),
    "nothing but thoughts": (saying("<think> so many thoughts"), r"gave an empty answer"),
    "an event that is a list": (events("[1, 2]", "[DONE]"), r"sent something that is no answer"),
    "an event that is no text": ([*events(), b"data: \xff\xfe\n\n"], r"sent something that is no answer"),
    "withheld": (saying(SAID, "content_filter"), r"withheld its answer"),
    "stream without finish_reason": (
        events(*chunks(SAID), "[DONE]"),
        r"stopped in the middle of its answer; ask again",
    ),
    "reset": ([Fault.RESET], r"broke the connection; see whether it runs"),
    "reset in the middle": ([*OPEN_EVENTS, Fault.RESET], r"broke the connection in the middle"),
    "bad event": ([*OPEN_EVENTS, b"data: {not json\n\n"], r"unreadable in the middle of its answer"),
    "error event": ([*OPEN_EVENTS, f"data: {ECHO}\n\n".encode()], r"reported an error in the middle"),
    "stall in the middle": ([*OPEN_EVENTS, Fault.STALL], r"did not finish its answer within 1.2 s"),
    "comments in the middle": ([*OPEN_EVENTS, Fault.DRIP], r"did not finish its answer within 1.2 s"),
}


@pytest.fixture(scope="module")
def endpoint() -> Iterator[FakeEndpoint]:
    with fake_endpoint() as endpoint:
        yield endpoint


def settings(url: str, key: str | None = KEY) -> Settings:
    return load(model="scripted", OPENAI_BASE_URL=url, OPENAI_API_KEY=key, timeout_s=TIMEOUT_S)


def ask(url: str) -> tuple[list[str], Draft | None, EndpointError | None, float]:
    """Give the tokens, the draft or the error, and the seconds it took."""
    answerer, tokens, draft = WrittenAnswerer(settings(url)), [], None
    question = understand("Is the bridge open?", datetime(2025, 5, 20, tzinfo=UTC), Scope())
    began = time.monotonic()
    try:
        for piece in answerer.stream(question, HITS):
            if isinstance(piece, Draft):
                draft = piece
            else:
                tokens.append(piece)
    except EndpointError as error:
        return tokens, draft, error, time.monotonic() - began
    return tokens, draft, None, time.monotonic() - began


@pytest.fixture(scope="module", autouse=True)
def _client_is_imported(endpoint: FakeEndpoint) -> None:
    """The first call imports the client, which takes longer than the timeout of these tests."""
    import langchain_openai  # noqa: F401

    endpoint.script(saying(SAID))
    ask(endpoint.url)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_endpoint_becomes_one_plain_line(
    endpoint: FakeEndpoint, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    reply, message = FAULTS[fault]
    endpoint.script(reply)
    with caplog.at_level(logging.DEBUG):
        tokens, draft, error, seconds = ask(endpoint.url)
    assert draft is None
    assert error is not None
    assert str(error).startswith(f"The model endpoint {endpoint.url.split('/')[2]} (scripted) ")
    assert re.search(message, str(error))
    assert "\n" not in str(error)
    assert str(error).endswith(".")
    assert seconds < TIMEOUT_S + 2
    assert (
        not "".join(tokens)
        or "middle" in fault
        or "event" in fault
        or fault in {"withheld", "stream without finish_reason"}
    )
    assert KEY not in repr(error) + "".join(traceback.format_exception(error)) + caplog.text


def test_a_text_that_has_begun_is_shown_until_it_breaks_off(endpoint: FakeEndpoint) -> None:
    endpoint.script([*OPEN_EVENTS, Fault.RESET])
    tokens, _, error, _ = ask(endpoint.url)
    assert SAID.startswith("".join(tokens).strip())
    assert error is not None


def test_a_port_on_which_nothing_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
    assert "nothing listens there; start it" in str(ask(url)[2])


def test_a_host_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    message = str(ask("https://user:secret@models.invalid/v1?token=secret")[2])
    assert "models.invalid (scripted) was not found: no such host name" in message
    assert "secret" not in message


def test_tls_where_the_endpoint_speaks_none(endpoint: FakeEndpoint) -> None:
    endpoint.script(saying(SAID))
    assert "could not be reached securely; see whether" in str(ask(endpoint.url.replace("http:", "https:"))[2])
