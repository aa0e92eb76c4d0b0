"""Kill -9 at any moment of an ingest: nothing acknowledged is missing, nothing is double, and the next ingest
completes.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.archive import doctor
from assistant.archive.archive import Archive
from tests.assistant.archive.ingesting import BUSY, numbered
from tests.assistant.archive.newsroom import WordEmbedder, near, spoken

ROOT = Path(__file__).parents[3]
COUNT = 600
SECONDS = 2.5
"""The longest an ingest lives: several sessions, each with flushes and publications."""


def start(folder: Path, acks: Path, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.assistant.archive.ingesting", str(folder), str(acks), str(count)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def kill_after(child: subprocess.Popen[str], seconds: float) -> None:
    try:
        _, said = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        _, said = child.communicate()
    assert "Traceback" not in said, said


def check(folder: Path, acks: Path) -> int:
    """Check an archive as a kill left it, before any writer mends it; give the number acknowledged."""
    acknowledged = acks.read_text(encoding="ascii").split() if acks.exists() else []
    if not acknowledged:
        return 0
    numbers = {int(id_[1:]) for id_ in acknowledged}
    with Archive.open(folder, WordEmbedder(), policy=BUSY) as reader:
        stored = reader.status().articles
        assert stored >= len(numbers)
        for number in random.Random(stored).sample(sorted(numbers), min(12, len(numbers))):
            assert reader.article(f"a{number}") == numbered(number)
            hits = reader.hits(reader.lexical(f"unique{number}x", 10))
            assert [hit.article.id for hit in hits] == [f"a{number}"]
            assert near(reader, f"Tide table {number}", 1) == [f"Tide table {number}"]
            [said] = reader.said([id_ for id_, _ in reader.statement_lexical(f"{number}n", 2)][:1])
            assert (said.article.id, said.content) == (f"a{number}", f"Ferry {number}n")
            [(nearest, cosine)] = reader.statement_dense(WordEmbedder().encode([said.content])[0], 1)
            assert (nearest, round(cosine, 4)) == (said.id, 1)
        ferries = reader.hits(reader.lexical("ferry", 3 * COUNT))
        said = reader.said([id_ for id_, _ in reader.statement_lexical("ferry", 3 * COUNT)])
        assert len(said) == len({one.article.id for one in said}) == stored == reader.status().statements
        held = {hit.article.id for hit in ferries}
        assert len(held) == len(ferries) == stored
        assert {f"a{number}" for number in numbers} <= held
    return len(numbers)


@pytest.mark.parametrize("kills", [8, pytest.param(50, marks=pytest.mark.slow)])
def test_a_killed_ingest_loses_and_doubles_nothing(tmp_path: Path, kills: int) -> None:
    folder, acks = tmp_path / "archive", tmp_path / "acks"
    seed = int(os.environ.get("DATELINE_TEST_SEED", "7"))
    moments = random.Random(seed)
    most = 0
    for _ in range(kills):
        kill_after(start(folder, acks, COUNT), moments.uniform(0.2, SECONDS))
        most = max(most, check(folder, acks))
    assert most > 0
    with Archive.open(folder, WordEmbedder(), create=True, policy=BUSY) as archive, archive.writer() as writer:
        outcomes = writer.add([spoken(numbered(number)) for number in range(most, COUNT)])
    assert set(outcomes) <= {"added", "unchanged"}
    assert check(folder, acks) == most
    faults = [finding for finding in doctor.check(folder, WordEmbedder()) if not finding.ok]
    assert faults == []
