"""`dateline ui`: serve the page on this machine."""

from __future__ import annotations

import signal
import socket
import subprocess
from contextlib import suppress
from types import FrameType
from typing import Annotated

import typer

from assistant.errors import InputError
from ui.cli import opening
from ui.cli.options import Archive
from ui.cli.terminal import tell

Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")]
Host = Annotated[
    str,
    typer.Option("--host", metavar="ADDRESS", help="The address to listen on; beyond 127.0.0.1 anyone there may read."),
]


def ui(port: Port = 8501, host: Host = "127.0.0.1", archive: Archive = None) -> None:
    """Serve the page: the conversation, the evidence, the archive. Ctrl-C stops it."""
    from ui.page import launch

    with opening.stored(archive) as stored:  # a missing or damaged archive is told here, not in the page
        folder = stored.path.resolve()
    _require_free(host, port)
    tell(f"Open http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port} — Ctrl-C stops the page.")
    server = subprocess.Popen(launch.command(folder, host, port), env=launch.environment(folder))
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        code = server.wait()
    except KeyboardInterrupt:
        code = 0
    finally:
        server.terminate()
        with suppress(KeyboardInterrupt):
            server.wait()
    if code:
        raise typer.Exit(1)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _require_free(host: str, port: int) -> None:
    """Raise InputError where nothing can listen on the port."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise InputError(
            f"can't listen on {host}:{port} ({error.strerror}); choose another with --port or --host"
        ) from None
