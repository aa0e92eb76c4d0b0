"""Kill -9 at random moments of a real ``dateline ingest``: what was stored stays, the next run completes, nothing
doubles.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

from assistant.archive import doctor
from assistant.archive.archive import Archive
from assistant.errors import ArchiveMissing

KILLS = int(os.environ.get("DATELINE_TEST_KILLS", "20"))
SAMPLE = Path(__file__).parents[2] / "ingest" / "sample" / "articles"
LONGEST_S = 2.5


def articles(archive: Path) -> list[str]:
    """List the ids of the stored articles, one for each passage found."""
    try:
        with Archive.open(archive) as opened:
            return [hit.article.id for hit in opened.hits([(id_, 0.0) for id_ in range(1, 2_000)])]
    except ArchiveMissing:
        return []


def test_an_ingest_killed_at_random_loses_and_doubles_nothing(tmp_path: Path) -> None:
    moments, archive, completed = random.Random(7), tmp_path / "archive", 0
    command = [sys.executable, "-c", "from ui.cli.app import main; main()", "ingest", str(SAMPLE)]
    command += ["--archive", str(archive), "--json"]
    stored: set[str] = set()
    for _ in range(KILLS):
        try:
            subprocess.run(command, capture_output=True, timeout=moments.uniform(0.2, LONGEST_S), check=True)
        except subprocess.TimeoutExpired:  # subprocess.run has killed it, by SIGKILL
            assert set(articles(archive)) >= stored
            stored = set(articles(archive))
        else:
            completed += 1
            shutil.rmtree(archive)
            stored = set()
    assert completed < KILLS
    finished = subprocess.run(command, capture_output=True, check=True, text=True)
    summary = json.loads(finished.stdout)
    assert summary["added"] + summary["unchanged"] == summary["read"] == 49
    assert summary["unchanged"] >= len(stored)
    assert len(set(articles(archive))) == 49
    with Archive.open(archive) as opened:
        held = opened.status()
        texts = [hit.text for hit in opened.hits([(id_, 0.0) for id_ in range(1, 2_000)])]
    assert (held.articles, held.passages) == (49, len(texts))
    assert [finding.what for finding in doctor.check(archive) if not finding.ok] == []
