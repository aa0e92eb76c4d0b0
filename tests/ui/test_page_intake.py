"""An ingest that the page started, in whatever way it ends: it has ended, and every visit is told once."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.archive.census import Unread
from assistant.settings import load
from ingest.pipeline import ingest
from tests.ui.visiting import Visit, texts
from ui.page import archive_add, archive_arrival, archive_visit, intake
from ui.page.desk import Desk
from ui.page.intake import BROKE_OFF, Arrival, Intake, intake_of

NOW = datetime(2026, 11, 29, tzinfo=UTC)
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


PROGRESS = '{"progress": {"read": 3, "stored": 2, "total": 9}}\n'


def test_an_ingest_that_has_told_its_end_and_not_ended_yet_is_drawn_as_under_way() -> None:
    arrival = Arrival("My file")
    for words in (PROGRESS, f"{SUMMARY}\n"):
        arrival = intake._after(arrival, intake._message(words))
        standing = [block.runs[0].text for block in archive_arrival.progress(arrival) if block.kind == "standing"]
        assert standing == ["My file: 3 of 9 documents read, 2 stored."]


def test_of_an_ingest_that_was_killed_what_it_had_read_is_told(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(monkeypatch, intake_of(sample_archive), PROGRESS, "My file")
    page = visit(sample_archive, page="archive")
    assert texts(page, "notice")[0] == f"My file: {BROKE_OFF}"
    assert texts(page, "standing")[0] == "My file: 3 of 9 documents read, 2 stored."


def test_what_became_of_an_ingest_is_dismissed_by_each_visit_for_itself(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = visit(sample_archive, page="archive"), visit(sample_archive, page="archive")
    into = intake_of(sample_archive)
    told(monkeypatch, into, f"{SUMMARY}\n", "My file")
    assert texts(theirs.run(), "standing")[0].startswith("My file: 2 added")
    theirs.session_state[archive_arrival.SEEN] = 1  # what "Done" keeps
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


def test_a_shared_page_names_no_file_that_could_not_be_read(
    visit: Visit, sample_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = shutil.copytree(sample_archive, tmp_path / "own")
    (tmp_path / "embargoed.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    ingest([str(tmp_path / "embargoed.txt")], own, load(archive=own), now=NOW)
    monkeypatch.setenv("DATELINE_READ_ONLY", "1")
    page = visit(own, page="archive")
    page.query_params["view"] = archive_visit.ADD
    page.run()
    assert "1 document could not be read; whoever runs this page sees which." in texts(page, "notice")
    assert "embargoed" not in "".join(element.proto.json for element in page.get("bidi_component"))


def test_all_that_can_be_read_again_are_tried_with_one_press_and_no_other_file_is_looked_at(
    visit: Visit, sample_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, folder = shutil.copytree(sample_archive, tmp_path / "own"), tmp_path / "late"
    folder.mkdir()
    for n in range(30):
        (folder / f"{n:02}.jsonl").write_text('{"title": "no text"}\n')
    ingest([str(folder)], own, load(archive=own), now=NOW)
    looked: list[Unread] = []
    real = archive_add.can_retry
    monkeypatch.setattr(archive_add, "can_retry", lambda document, own: looked.append(document) or real(document, own))
    page = visit(own, page="archive")
    page.query_params["view"] = archive_visit.ADD
    page.run()
    assert len(looked) == archive_add.FAILURES_SHOWN
    assert texts(page, "actions")[-1] == "Try all again"
    begun: list[list[str]] = []
    monkeypatch.setattr(Intake, "begin", lambda _, files, *__: begun.append(files))
    with Archive.open(own) as held:
        archive_add._mend(_desk(own), held.unread(), "every")
    assert sorted(Path(file).name for file in begun[0]) == [f"{n:02}.jsonl" for n in range(30)]


def _desk(folder: Path) -> Desk:
    """Give what a page works with, outside of a visit."""
    settings = load(archive=folder)
    assistant = Assistant.open(folder, settings)
    return Desk(settings, assistant, assistant.archive.status())
