"""Stands before every route: turns away who may not ask and what is too long, and makes a fault one line."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from anyio import fail_after, get_cancelled_exc_class
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.http.access import Access

LONGEST_BODY = 64 * 1024
"""Bytes: a question of the greatest length with all its filters has room."""
BODY_SECONDS = 10.0
"""How long a client may take to send it."""


class Guard:
    """The middleware; ``tell`` gets a line for every fault."""

    def __init__(self, app: ASGIApp, access: Access, tell: Callable[[str], None]) -> None:
        self._app, self._access, self._tell = app, access, tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or have the app answer it."""
        if scope["type"] != "http":
            return
        refused = self._access.refusal(scope["path"], scope["headers"])
        if refused is not None:
            await error(refused.status, refused.error)(scope, receive, send)
            return
        try:
            with fail_after(BODY_SECONDS):
                body = await _body(receive)
        except TimeoutError:
            line = f"the body had not come whole after {BODY_SECONDS:.0f} s; send it again"
            await error(408, line, {"Connection": "close"})(scope, receive, send)
            return
        if body is None:
            await error(413, f"the body is longer than {LONGEST_BODY:,} bytes; ask in fewer words")(
                scope, receive, send
            )
            return
        started = False

        async def receiving() -> Message:
            nonlocal body
            whole, body = body, None
            return await receive() if whole is None else {"type": "http.request", "body": whole, "more_body": False}

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receiving, sending)
        except ClientDisconnect:
            return
        except get_cancelled_exc_class():  # the server stops, and waits no longer
            if not started:
                await error(503, "the server stops; ask again once it is back")(scope, receive, send)
        except Exception as fault:  # the boundary of a request: the others go on
            if os.environ.get("DATELINE_DEBUG"):
                raise
            line = fault_of(fault, f"{scope['method']} {scope['path']}", self._tell)
            if not started:
                await error(500, line)(scope, receive, send)


def fault_of(fault: Exception, where: str, tell: Callable[[str], None]) -> str:
    """Give what a client is told of a fault, which is little; ``tell`` gets the rest."""
    tell(f"dateline: fault in {where}: {type(fault).__name__}: {fault}")
    return f"fault: {type(fault).__name__}; the log of `dateline serve` says more"


async def _body(receive: Receive) -> bytes | None:
    """Read the body whole; None where it is too long. A client that goes away meanwhile leaves half of it."""
    body = b""
    while len(body) <= LONGEST_BODY:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body", False):
            return body if len(body) <= LONGEST_BODY else None
    return None


def error(status: int, line: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Give the one form an error has: a status, and what is wrong in one line."""
    challenge = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return JSONResponse({"error": " ".join(line.split())}, status, {**challenge, **(headers or {})})
