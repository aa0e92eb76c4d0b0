"""A scriptable model endpoint on loopback: just enough HTTP to answer, and to go wrong in every way a real one does.

Models cite passages by keys that are made anew for each answer. A scripted text cites them by number, ``[1]``, and the
endpoint writes the key that the first passage of the request has, as a model that follows its prompt does; with
``literal`` it sends the numbers as they are.
"""

from __future__ import annotations

import json
import re
import select
import socket
import struct
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum


class Fault(Enum):
    """What a reply can do besides sending bytes."""

    STALL = "say nothing more until the test ends"
    RESET = "break the connection"
    DRIP = "send comments, and nothing else, until the test ends"
    DRIP_TEXT = "send words until the test ends"


Reply = Sequence[bytes | Fault]
"""One answer to one request, as it goes over the wire."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came in."""

    path: str
    headers: str
    body: dict[str, object]

    @property
    def prompt(self) -> str:
        """All messages, one after the other."""
        messages = self.body["messages"]
        assert isinstance(messages, list)
        return "\n".join(str(message["content"]) for message in messages)

    @property
    def keys(self) -> list[str]:
        """The keys of the passages, in order."""
        return re.findall(r'<passage key="(\w+)"', self.prompt) if "messages" in self.body else []


def http(status: int, body: str, content_type: str = "application/json", *headers: str) -> list[bytes | Fault]:
    """Answer with a whole page."""
    payload = body.encode()
    lines = [
        f"HTTP/1.1 {status} Scripted",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(payload)}",
        "Connection: close",
        *headers,
    ]
    return ["\r\n".join([*lines, "", ""]).encode() + payload]


def events(*data: str) -> list[bytes | Fault]:
    """Answer with server-sent events, one for each of ``data``, and close."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    return [head, *(f"data: {item}\n\n".encode() for item in data)]


def chunk(content: str | None, finish_reason: str | None = None) -> str:
    """Write one event of a streamed chat completion."""
    choice = {"index": 0, "delta": {"role": "assistant", "content": content}, "finish_reason": finish_reason}
    return json.dumps(
        {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "fake", "choices": [choice]}
    )


def chunks(text: str) -> list[str]:
    """Write the events of a text, a word each."""
    return [chunk(word) for word in re.findall(r"\s*\S+\s*?", text)]


def saying(text: str, finish_reason: str = "stop") -> list[bytes | Fault]:
    """Answer with a text, a word at a time, as a sound endpoint does."""
    return events(*chunks(text), chunk(None, finish_reason), "[DONE]")


def completion(content: str | None, finish_reason: str = "stop") -> list[bytes | Fault]:
    """Answer with a text in one piece, and with what it cost."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish_reason}
    usage = {"prompt_tokens": 50, "completion_tokens": 7, "total_tokens": 57}
    body = {"id": "c", "object": "chat.completion", "created": 1, "model": "fake", "choices": [choice], "usage": usage}
    return http(200, json.dumps(body))


class FakeEndpoint:
    """Answers request after request with the scripted replies; the last one is repeated."""

    def __init__(self, listener: socket.socket, stopped: threading.Event) -> None:
        self.requests: list[Request] = []
        self.asked = threading.Event()
        """Set by the first request after ``script``."""
        self.hung_up = threading.Event()
        """Set when a client closes its connection while a reply stalls, drips or is being sent."""
        self._replies: list[Reply] = []
        self._literal = False
        self._listener = listener
        self._stopped = stopped

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}/v1"

    def script(self, *replies: Reply, literal: bool = False) -> None:
        """Set what is answered from now on."""
        self._replies, self._literal = list(replies), literal
        self.asked.clear()
        self.hung_up.clear()

    def serve(self) -> None:
        """Answer until the listener is closed."""
        while not self._stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            try:
                request = _request(connection)
                self.requests.append(request)
                self.asked.set()
                reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
                for part in reply:
                    if part is Fault.STALL:
                        while not self._stopped.is_set() and not self._has_hung_up(connection):
                            pass
                    elif part in (Fault.DRIP, Fault.DRIP_TEXT):
                        said = b": still there\n\n" if part is Fault.DRIP else f"data: {chunk(' and')}\n\n".encode()
                        while not self._stopped.is_set() and not self._has_hung_up(connection):
                            connection.sendall(said)
                    elif part is Fault.RESET:
                        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                        return
                    else:
                        connection.sendall(part if self._literal else _keyed(part, request.keys))
            except OSError:  # the client hung up, with words still unread
                self.hung_up.set()
            except ValueError:  # it speaks another protocol
                return

    def _has_hung_up(self, connection: socket.socket) -> bool:
        """Wait a moment for the client to close its connection; True once it has."""
        if not select.select([connection], [], [], 0.05)[0] or connection.recv(65536):
            return False
        self.hung_up.set()
        return True


def _keyed(part: bytes | Fault, keys: Sequence[str]) -> bytes:
    """Write a passage's key in the place of its number."""
    assert isinstance(part, bytes)
    return re.sub(
        rb"\[(\d+)\]", lambda n: f"[{keys[int(n[1]) - 1]}]".encode() if 0 < int(n[1]) <= len(keys) else n[0], part
    )


@contextmanager
def fake_endpoint() -> Iterator[FakeEndpoint]:
    """Give a running endpoint on a free loopback port."""
    stopped = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        endpoint = FakeEndpoint(listener, stopped)
        threading.Thread(target=endpoint.serve, daemon=True).start()
        try:
            yield endpoint
        finally:
            stopped.set()
            listener.shutdown(socket.SHUT_RDWR)


def _request(connection: socket.socket) -> Request:
    received = b""
    while b"\r\n\r\n" not in received:
        if received.startswith(b"\x16"):  # a TLS handshake, answered as plain servers do
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
            raise ConnectionError("the client speaks TLS")
        received += _some(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    headers = head.decode("latin-1")
    length = re.search(r"content-length: *(\d+)", headers, re.IGNORECASE)
    while length and len(body) < int(length[1]):
        body += _some(connection)
    return Request(headers.split(" ")[1], headers, json.loads(body or b"{}"))


def _some(connection: socket.socket) -> bytes:
    received = connection.recv(65536)
    if not received:
        raise ConnectionError("the client hung up")
    return received
