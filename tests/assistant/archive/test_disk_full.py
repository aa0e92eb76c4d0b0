"""A disk that fills up during an ingest: a message with path and bytes, nothing lost, all well once there is room."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.archive import doctor
from assistant.archive.archive import Archive
from assistant.errors import ArchiveError
from tests.assistant.archive.ingesting import BUSY, numbered
from tests.assistant.archive.newsroom import WordEmbedder, near, spoken


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 40 MB; skips where this user may not mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(disk)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a small file system needs root")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def ingest(folder: Path, first: int, last: int) -> int:
    """Add articles until the disk is full; give the number acknowledged."""
    acknowledged = first
    with Archive.open(folder, WordEmbedder(), create=True, policy=BUSY) as archive, archive.writer() as writer:
        for start in range(first, last, 5):
            writer.add([spoken(numbered(number)) for number in range(start, start + 5)])
            acknowledged = start + 5
    return acknowledged


def check(folder: Path, acknowledged: int) -> None:
    with Archive.open(folder, WordEmbedder(), policy=BUSY) as archive:
        assert archive.status().articles >= acknowledged
        for number in (0, acknowledged // 2, acknowledged - 1):
            assert archive.article(f"a{number}") == numbered(number)
            hits = archive.hits(archive.lexical(f"unique{number}x", 5))
            assert [hit.article.id for hit in hits] == [f"a{number}"]
            assert near(archive, f"Tide table {number}", 1) == [f"Tide table {number}"]


@pytest.mark.parametrize("room", [60_000, 300_000, 1_000_000])
def test_a_full_disk_costs_nothing_acknowledged(small_disk: Path, room: int) -> None:
    folder, filler = small_disk / "archive", small_disk / "filler"
    acknowledged = ingest(folder, 0, 60)
    state = os.statvfs(small_disk)
    filler.write_bytes(bytes(state.f_bavail * state.f_frsize - room))
    with pytest.raises(ArchiveError, match=r"disk is full at .*archive.*: [\d,]+ bytes are free"):
        ingest(folder, acknowledged, 10_000)
    check(folder, acknowledged)
    filler.unlink()
    check(folder, acknowledged)
    ingest(folder, acknowledged, acknowledged + 20)
    assert [finding for finding in doctor.check(folder, WordEmbedder()) if not finding.ok] == []
    check(folder, acknowledged + 20)
