"""`dateline serve`: the archive as an HTTP API."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from assistant.errors import InputError
from ui.cli import opening
from ui.cli.extras import require
from ui.cli.options import Archive, Model, NoLlm
from ui.cli.terminal import tell

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="The port to listen on; 0 takes a free one.")]
Host = Annotated[
    str,
    typer.Option(
        "--host", metavar="ADDRESS", help="The address to listen on; beyond 127.0.0.1 DATELINE_TOKEN is needed."
    ),
]


def serve(
    port: Port = 8502, host: Host = "127.0.0.1", model: Model = None, no_llm: NoLlm = False, archive: Archive = None
) -> None:
    """Serve the archive as an HTTP API. Ctrl-C stops it."""
    require("http", "fastapi", "uvicorn")
    if model and no_llm:
        raise InputError("--model and --no-llm exclude each other; drop one")
    from ui.http import serving
    from ui.http.access import access

    allowed = access(host, os.environ.get("DATELINE_TOKEN"))
    with opening.assistant(archive, model) as assistant, serving.listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}"
        tell(f"Serving {assistant.archive.path} on {address}, described at {address}/openapi.json — Ctrl-C stops it.")
        serving.serve(assistant, listener, allowed, extractive=no_llm, tell=tell)
