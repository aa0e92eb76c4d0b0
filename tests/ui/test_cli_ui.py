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
shown = "os.environ['DATELINE_ARCHIVE'], os.getpid(), os.environ.get('DATELINE_READ_ONLY', '0')"
server = f"import os; print({shown}, flush=True); sys.stdin.read()"
launch.command = lambda archive, host, port: [sys.executable, "-c", "import sys; " + server]
from ui.cli.app import run
sys.exit(run(["ui", "--port", sys.argv[1], "--archive", *sys.argv[2:]]))
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
        archive, server, _ = page.stdout.readline().split()
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


@pytest.mark.parametrize("option", [[], ["--read-only"]])
def test_a_page_is_served_for_several_people_if_asked_for(option: list[str], sample_archive: Path) -> None:
    call = [sys.executable, "-c", SERVE, str(free_port()), str(sample_archive), *option]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as page:
        assert page.stdout
        *_, read_only = page.stdout.readline().split()
        page.send_signal(signal.SIGTERM)
    assert read_only == ("1" if option else "0")


def test_where_there_is_no_archive_yet_the_page_is_served_to_make_one(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    call = [sys.executable, "-c", SERVE, str(free_port()), str(folder)]
    with subprocess.Popen(
        call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as page:
        assert page.stdout
        assert page.stdout.readline().startswith(str(folder))
        page.send_signal(signal.SIGTERM)
        _, told = page.communicate(timeout=30)
    assert told.startswith(f"There is no archive in {folder} yet: the page offers to build the sample archive there.\n")
    assert not folder.exists()


@pytest.mark.parametrize(
    ("options", "holds", "told"), [([], "a letter", "holds other things"), (["--read-only"], "", "nowhere")]
)
def test_no_page_is_served_where_none_can_be_made(
    dateline: Callable[..., Any], tmp_path: Path, options: list[str], holds: str, told: str
) -> None:
    folder = tmp_path / "nowhere"
    if holds:
        folder.mkdir()
        (folder / holds).touch()
    finished = dateline("ui", *options, "--archive", folder)
    assert (finished.code, finished.err.count("\n")) == (2, 1)
    assert told in finished.err
    assert str(folder) in finished.err


def test_a_damaged_archive_is_told_and_not_served(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite3").write_bytes(b"no database at all" * 100)
    finished = dateline("ui", "--archive", tmp_path)
    assert (finished.code, finished.err.count("\n")) == (1, 1)
