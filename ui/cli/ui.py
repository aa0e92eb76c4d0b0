"""`dateline ui`: serve the page on this machine."""

from __future__ import annotations

import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from assistant.errors import ArchiveMissing, InputError
from ui.cli import opening
from ui.cli.options import Archive
from ui.cli.terminal import tell

Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")]
Host = Annotated[
    str,
    typer.Option("--host", metavar="ADDRESS", help="The address to listen on; beyond 127.0.0.1 anyone there may read."),
]


ReadOnly = Annotated[
    bool,
    typer.Option("--read-only", help="For a page that several people share: nothing is added, removed or set from it."),
]


def ui(port: Port = 8501, host: Host = "127.0.0.1", read_only: ReadOnly = False, archive: Archive = None) -> None:
    """Serve the page: the conversation, the evidence, the archive. Ctrl-C stops it."""
    from ui.page import launch

    settings = opening.settings(archive, read_only=read_only or None)
    folder = settings.archive.resolve()
    _require_readable(folder, settings.read_only)
    _require_free(host, port)
    tell(f"Open http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port} — Ctrl-C stops the page.")
    environment = launch.environment(folder, read_only=settings.read_only)
    server = subprocess.Popen(launch.command(folder, host, port), env=environment)
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


def _require_readable(folder: Path, read_only: bool) -> None:
    """Raise ArchiveError for an archive that can't be read, told here rather than in the page. Where there is none yet
    the page offers to make one, unless nothing may be added from it.
    """
    from assistant.archive.archive import Archive
    from assistant.archive.creation import refuse_foreign

    try:
        Archive.open(folder).close()
    except ArchiveMissing:
        refuse_foreign(folder)
        if read_only:
            raise
        tell(f"There is no archive in {folder} yet: the page offers to build the sample archive there.")


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
