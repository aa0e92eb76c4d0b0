"""The real command as a process of its own, and an API in this process over an assistant that a test scripts."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from assistant.events import Event
from tests.conftest import ROOT
from ui.http.access import access
from ui.http.app import api
from ui.http.serving import listening

COMMAND = [sys.executable, "-c", "from ui.cli.app import main; main()"]


@dataclass(slots=True)
class Served:
    """A running `dateline serve`; ``told`` is what it wrote to stderr, once it has ended."""

    url: str
    process: subprocess.Popen[str]
    told: str = ""
    out: str = ""

    def stop(self, by: signal.Signals = signal.SIGTERM) -> None:
        """End it and keep what it told."""
        if self.process.poll() is None:
            self.process.send_signal(by)
            self.out, rest = self.process.communicate(timeout=30)
            self.told += rest


@contextmanager
def served(archive: Path, *options: str, **environment: str) -> Iterator[Served]:
    """Run `dateline serve` on a free port."""
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", "--archive", str(archive), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    with process:
        assert process.stderr
        first = process.stderr.readline()
        address = re.search(r"on (http://\S+),", first)
        assert address, first + process.stderr.read()
        running = Served(address[1], process, first)
        try:
            yield running
        finally:
            running.stop()


class Readable:
    """Stands for an open archive."""

    generation = 1


class Scripted:
    """Stands for an open assistant: every answer is what the script does."""

    archive = Readable()

    def __init__(self, script: Callable[[], Iterator[Event]]) -> None:
        self._script = script

    def stream(self, *given: object, **named: object) -> Iterator[Event]:
        """Give the scripted events."""
        return self._script()


@dataclass(frozen=True, slots=True)
class Serving:
    """An API in this process; ``told`` is what its log was told, ``stop`` stops it as a signal does."""

    url: str
    told: list[str]
    stop: Callable[[], None]


@contextmanager
def serving(script: Callable[[], Iterator[Event]]) -> Iterator[Serving]:
    """Serve a scripted assistant from a thread."""
    told: list[str] = []
    app = api(Scripted(script), access("127.0.0.1", None), extractive=False, tell=told.append)  # type: ignore[arg-type]  # a stand-in
    with listening("127.0.0.1", 0) as listener:
        server = uvicorn.Server(
            uvicorn.Config(
                app, loop="asyncio", lifespan="off", ws="none", log_level="critical", timeout_graceful_shutdown=1
            )
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()

        def stop() -> None:
            server.should_exit = True
            thread.join()

        try:
            yield Serving(f"http://127.0.0.1:{listener.getsockname()[1]}", told, stop)
        finally:
            stop()
