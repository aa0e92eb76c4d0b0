"""One writer at a time, and the second one is told whom it waits for."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.lock import WAIT_SECONDS, is_locked, write_lock
from assistant.errors import ArchiveLocked
from tests.assistant.archive.newsroom import WordEmbedder, article, near, prepared

ROOT = Path(__file__).parents[3]


def test_a_second_process_is_refused_within_two_seconds_and_readers_are_not(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    with Archive.open(folder, WordEmbedder(), create=True) as archive, archive.writer() as writer:
        writer.add([prepared(article("a1", "Stored before."))])
    command = [sys.executable, "-m", "tests.assistant.archive.ingesting", str(folder), str(tmp_path / "acks"), "0"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "locked\n"
        with Archive.open(folder, WordEmbedder()) as archive:
            started = time.monotonic()
            with (
                pytest.raises(
                    ArchiveLocked, match=rf"written by process {child.pid} on .* since \d{{4}}-.*; wait for it"
                ),
                archive.writer(),
            ):
                pass
            assert time.monotonic() - started < 2
            assert WAIT_SECONDS <= 0.5  # so that it holds on a busy machine too
            assert near(archive, "Stored before.") == ["Stored before."]
            child.communicate("")
            with archive.writer() as writer:
                assert writer.add([prepared(article("a2", "Stored after."))]) == ["added"]


def test_asking_whether_it_is_locked_changes_nothing_and_stops_nobody(tmp_path: Path) -> None:
    assert not is_locked(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with write_lock(tmp_path):
        holder = (tmp_path / "lock.holder").read_bytes()
        assert is_locked(tmp_path)
        assert (tmp_path / "lock.holder").read_bytes() == holder
    (tmp_path / "lock.holder").write_text("left by a kill")
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert not is_locked(tmp_path)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_writers_are_let_in_however_often_somebody_asks(tmp_path: Path) -> None:
    ended = threading.Event()

    def ask() -> None:
        while not ended.is_set():
            is_locked(tmp_path)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for _ in range(20):
            with write_lock(tmp_path):
                pass
    finally:
        ended.set()
        asking.join()


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    command = [sys.executable, "-m", "tests.assistant.archive.ingesting", str(folder), str(tmp_path / "acks"), "0"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "locked\n"
        assert is_locked(folder)
        child.kill()
    assert not is_locked(folder)


def test_a_lock_without_a_label_is_still_a_lock(tmp_path: Path) -> None:
    with write_lock(tmp_path):
        (tmp_path / "lock.holder").write_text("half a la")
        with pytest.raises(ArchiveLocked, match="by another process"), write_lock(tmp_path, wait=0):
            pass
    with write_lock(tmp_path):
        assert str(os.getpid()) in (tmp_path / "lock.holder").read_text()
