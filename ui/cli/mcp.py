"""`dateline mcp`: the archive as tools for an agent, over stdin and stdout."""

from __future__ import annotations

import sys

from assistant.errors import InputError
from ui.cli import opening
from ui.cli.extras import require
from ui.cli.options import Archive, Model, NoLlm
from ui.cli.terminal import is_screen, tell


def mcp(model: Model = None, no_llm: NoLlm = False, archive: Archive = None) -> None:
    """Serve the archive to agents as MCP tools, for reading. A client starts this; it speaks on stdin and stdout."""
    require("mcp", "mcp")
    if model and no_llm:
        raise InputError("--model and --no-llm exclude each other; drop one")
    from ui.mcp.server import serve

    with opening.assistant(archive, model) as assistant:
        if is_screen(sys.stdin):
            tell("Waiting for an MCP client on stdin; docs/doors.md says how one starts this. Ctrl-D ends it.")
        serve(assistant, extractive=no_llm, tell=tell)
