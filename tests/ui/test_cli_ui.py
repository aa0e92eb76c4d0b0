from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SERVE = """
import sys
from ui.page import launch
server = "import os; print(os.environ['DATELINE_ARCHIVE'], os.getpid(), flush=True); sys.stdin.read()"
launch.command = lambda archive, host, port: [sys.executable, "-c", "import sys; " + server]
from ui.cli.app import run
sys.exit(run(["ui", "--port", sys.argv[1], "--archive", sys.argv[2]]))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_page_is_served_for_the_archive_until_it_is_stopped(stop: signal.Signals, sample_archive: Path) -> None:
    port = free_port()
    call = [sys.executable, "-c", SERVE, str(port), str(sample_archive)]
    with subprocess.Popen(
        call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as page:
        assert page.stdout
        archive, server = page.stdout.readline().split()
        page.send_signal(stop)
        _, told = page.communicate(timeout=30)
    assert (archive, page.returncode) == (str(sample_archive), 0)
    assert told == f"Open http://127.0.0.1:{port} — Ctrl-C stops the page.\n"
    with pytest.raises(ProcessLookupError):
        os.kill(int(server), 0)


def test_a_taken_port_is_told_with_the_way_out(dateline: Callable[..., Any], sample_archive: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        finished = dateline("ui", "--port", holder.getsockname()[1], "--archive", sample_archive)
    assert finished.code == 2
    assert "choose another with --port" in finished.err


def test_without_an_archive_no_page_is_served(dateline: Callable[..., Any], tmp_path: Path) -> None:
    finished = dateline("ui", "--archive", tmp_path / "nowhere")
    assert (finished.code, finished.err.count("\n")) == (2, 1)
    assert str(tmp_path / "nowhere") in finished.err
