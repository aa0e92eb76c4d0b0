"""Serve the API until it is told to stop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn

from assistant.errors import InputError
from ui.doors.warming import warming
from ui.http.access import Access
from ui.http.app import api

if TYPE_CHECKING:
    from assistant import Assistant

LAST_SECONDS = 5
"""The time that requests have left once the server is told to stop."""

MOST_CONNECTIONS = 256
"""Connections held at once; one more is answered with 503, so that idle ones can't use up what the process may open."""
WAITING = 2048
"""Connections that may wait, as uvicorn has it."""


def serve(
    assistant: Assistant, listener: socket.socket, access: Access, *, extractive: bool, tell: Callable[[str], None]
) -> None:
    """Answer requests on a bound socket until SIGINT or SIGTERM. Logs no request: an address may hold a question."""
    config = uvicorn.Config(
        api(assistant, access, extractive=extractive, tell=tell),
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=LAST_SECONDS,
    )
    with warming(assistant), _once_more_ends_it():
        uvicorn.Server(config).run(sockets=[listener])


def listening(host: str, port: int) -> socket.socket:
    """Bind a socket; port 0 takes a free one. Raises InputError where nothing can listen there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        # with its protocol named: else asyncio leaves Nagle's algorithm on, and every reply takes 40 ms longer
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(WAITING)  # whoever asks before the server has started waits for it
        except OSError:
            listener.close()
            raise
    except OSError as error:
        raise InputError(
            f"can't listen on {host}:{port} ({error.strerror}); choose another with --port or --host"
        ) from None
    return listener


@contextmanager
def _once_more_ends_it() -> Iterator[None]:
    """Keep uvicorn, which raises the signal that stopped it once more, from ending the process half-way; a signal
    after the block does end it, where a thread still waits for a model.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _passed)
    try:
        yield
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)


def _passed(_signal: int, _frame: FrameType | None) -> None:
    """Take a signal that has done its work."""
