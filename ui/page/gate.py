"""What stands before the page's server: it turns away other sites, and files that no page has asked for.

Streamlit by itself lets every visit hand in files, whatever its page shows and before any login, lets other ports of
this machine connect, and for an origin that it does not know asks an outside service for this machine's address.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.page.handing_in import Fields

HEADERS = (
    (b"x-frame-options", b"DENY"),
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)
"""No other page may show this one within it: a press there would be led here."""
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)/?$")
_SHUT = re.compile(r"/_stcore/(?:metrics|script-health-check)/?$")


class Gate:
    """Passes on to ``app`` what may pass."""

    def __init__(self, app: ASGIApp, fields: Fields) -> None:
        self._app, self._fields = app, fields

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif is_foreign(scope):
            await _refuse(scope, send, 403, "pages of other sites may not ask here")
        elif scope["type"] == "websocket":
            await self._app(scope, receive, send)
        elif _SHUT.search(scope["path"]):
            await _refuse(scope, send, 404, "there is nothing here")
        elif (file := _UPLOAD.search(scope["path"])) is not None:
            await self._upload(file[1], file[2], scope, receive, send)
        else:
            await _answered(self._app, scope, receive, send)

    async def _upload(self, visit: str, file: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a file in that the page has asked for and that there is room for; count it no longer if it fails."""
        if scope["method"] != "PUT":
            status = await _answered(self._app, scope, receive, send)
            if scope["method"] == "DELETE" and status < 400:
                self._fields.drop(visit, file)
            return
        size = _header(scope, b"content-length")
        if _header(scope, b"transfer-encoding") or not (size.isascii() and size.isdecimal()):
            await _refuse(scope, send, 411, "say how long the file is")
            return
        if not self._fields.takes(visit, file, int(size)):
            await _refuse(scope, send, 413, "this page takes no such file, or no more of them")
            return
        status = 500
        try:
            status = await _answered(self._app, scope, receive, send)
        finally:
            if status >= 400:
                self._fields.drop(visit, file)


def is_foreign(scope: Scope) -> bool:
    """Tell whether a browser sent a request on behalf of another site than the one that it was sent to."""
    origin = _header(scope, b"origin")
    return bool(origin) and urlsplit(origin).netloc.lower() != _header(scope, b"host").lower()


async def _answered(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> int:
    """Have the app answer, with HEADERS; give the status of the answer, 500 where it gave none."""
    status = 500

    async def told(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
            names = {name for name, _ in HEADERS}
            kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in names]
            message = {**message, "headers": [*kept, *HEADERS]}
        await send(message)

    await app(scope, receive, told)
    return status


async def _refuse(scope: Scope, send: Send, status: int, why: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": why})
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{why}\n".encode()})


def _header(scope: Scope, name: bytes) -> str:
    """Give a header's value; where it was sent more than once, all of them, which is none that is right."""
    return ",".join(value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name)
