"""An ingest that the page started, in whatever way it ends: it has ended, and every visit is told once."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.settings import load
from tests.ui.visiting import Visit, texts
from ui.page import archive_add, intake
from ui.page.intake import BROKE_OFF, Arrival, Intake, intake_of

SUMMARY = '{"summary": {"added": 2, "failed": 1, "failures": [{"source": "a.txt", "reason": "empty"}], "notices": []}}'
DIES = "import os, sys; sys.stdout.write(sys.argv[1]); sys.stdout.flush(); os.kill(os.getpid(), 9)"


def told(monkeypatch: pytest.MonkeyPatch, into: Intake, words: str, what: str = "1 file") -> Arrival:
    """Have an ingest's process say some words and be killed; give how it stands after."""
    real = subprocess.Popen
    with monkeypatch.context() as patch:
        patch.setattr(
            intake.subprocess, "Popen", lambda _call, **given: real([sys.executable, "-c", DIES, words], **given)
        )
        into.begin(["a.txt"], what, load())
    for thread in threading.enumerate():
        if thread.name == "intake":
            thread.join(60)
    assert into.arrival is not None
    return into.arrival


@pytest.mark.parametrize(
    "words",
    [SUMMARY[:60], "", "null\n", "[1]\n", '{"summary": [1]}\n'[:9], '{"progress": {"read": 1}}\n{"progr'],
)
def test_an_ingest_killed_in_the_middle_of_a_word_has_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str
) -> None:
    into = Intake(tmp_path / "new")
    arrival = told(monkeypatch, into, words)
    assert (arrival.running, arrival.fault) == (False, BROKE_OFF)
    assert not told(monkeypatch, into, f"{SUMMARY}\n").fault, "the next one can begin"


@pytest.mark.parametrize("failures", ["[1]", '[{"source": 1}]', '[{"source": "a.txt"}]'])
def test_failures_that_say_nothing_are_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, failures: str
) -> None:
    words = f'{{"summary": {{"added": 2, "failures": {failures}}}}}\n'
    arrival = told(monkeypatch, Intake(tmp_path / "new"), words)
    assert (arrival.running, arrival.counts, arrival.failures, arrival.fault) == (False, {"added": 2}, (), "")


def test_what_became_of_an_ingest_is_dismissed_by_each_visit_for_itself(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = visit(sample_archive, page="archive"), visit(sample_archive, page="archive")
    into = intake_of(sample_archive)
    told(monkeypatch, into, f"{SUMMARY}\n", "My file")
    assert texts(theirs.run(), "standing")[0].startswith("My file: 2 added")
    theirs.session_state[archive_add.SEEN] = 1  # what "Done" keeps
    assert not any("My file" in words for words in texts(theirs.run(), "standing"))
    told(monkeypatch, into, f"{SUMMARY}\n", "Their file")
    standing = [words.partition(":")[0] for words in texts(mine.run(), "standing")]
    assert standing[:2] == ["My file", "Their file"], "a next ingest takes nothing away"


def test_an_old_outcome_is_no_news_to_a_visit_that_begins_after_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    into = Intake(tmp_path / "new")
    ended = told(monkeypatch, into, f"{SUMMARY}\n").ended
    assert ended is not None
    assert into.old(ended + timedelta(minutes=59)) == 0
    assert into.old(ended + timedelta(minutes=61)) == 1
    assert [each.number for each in into.outcomes()] == [1]
    for _ in range(6):
        told(monkeypatch, into, f"{SUMMARY}\n")
    assert [each.number for each in into.outcomes(4)] == [5, 6, 7]
    assert [each.number for each in into.outcomes()] == [3, 4, 5, 6, 7]
