"""How the page is started: the command line and environment of its server process. Imports no Streamlit."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

APP, SERVER = Path(__file__).with_name("app.py"), Path(__file__).with_name("serving.py")
CONFIG = Path(__file__).with_name("config.toml")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
EVERYWHERE = ("0.0.0.0", "::")


def command(archive: Path, host: str, port: int) -> list[str]:
    """Build the command that serves the page; run it with ``environment(archive)``, which is what the page reads.

    The options of config.toml are passed as flags: a file in the user's home or working folder can't undo them, and an
    installed package needs no file anywhere but in itself. The address is always given, because without one Streamlit
    asks an outside service for this machine's. On loopback other host names are refused, against DNS rebinding.
    The archive stands at the end so that a list of processes tells which page serves which.
    """
    flags = [
        f"--server.address={host}",
        f"--server.port={port}",
        f"--browser.serverAddress={'localhost' if host in EVERYWHERE else host}",
        *(f"--server.allowedHosts={name}" for name in LOOPBACK if host in LOOPBACK),
        *options(tomllib.loads(CONFIG.read_text("utf-8"))),
    ]
    return [sys.executable, "-m", "streamlit", "run", str(SERVER), *flags, "--", str(archive)]


def environment(archive: Path, *, read_only: bool = False) -> dict[str, str]:
    """Give the environment for ``command``: this process's, with the archive named."""
    shared = {"DATELINE_READ_ONLY": "1"} if read_only else {}
    return {**os.environ, "DATELINE_ARCHIVE": str(archive.absolute()), **shared}


def options(given: Mapping[str, object], prefix: str = "") -> Iterator[str]:
    """Yield the options of a parsed config.toml as flags: {"theme": {"font": "serif"}} is --theme.font=serif."""
    for name, value in given.items():
        match value:
            case dict():
                yield from options(value, f"{prefix}{name}.")
            case bool():
                yield f"--{prefix}{name}={str(value).lower()}"
            case _:
                yield f"--{prefix}{name}={value}"
