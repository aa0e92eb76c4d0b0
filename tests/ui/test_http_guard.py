"""A client that sends half of a body is not waited for longer than BODY_SECONDS."""

from __future__ import annotations

import anyio
import pytest
from starlette.types import Message, Receive, Scope, Send

from ui.http import guard
from ui.http.access import Access
from ui.http.guard import Guard


def test_half_a_body_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.05)
    sent: list[Message] = []

    async def app(_: Scope, __: Receive, ___: Send) -> None:
        raise AssertionError("a request without its body is not answered")

    async def receive() -> Message:
        if not sent and not received:
            received.append(True)
            return {"type": "http.request", "body": b"{", "more_body": True}
        await anyio.sleep_forever()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    received: list[bool] = []
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": "/ask",
        "headers": [(b"host", b"127.0.0.1")],
        "query_string": b"",
    }
    anyio.run(Guard(app, Access(None, None), lambda _: None), scope, receive, send)
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]
