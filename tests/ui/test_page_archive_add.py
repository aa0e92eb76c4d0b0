from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.archive.archive import Archive
from ingest.pipeline import ingest
from tests.ui.arriving import FOUND, File, left_behind, pressed, settings, written
from tests.ui.visiting import Visit, drawn, texts
from ui.page import archive_add, archive_arrival, archive_visit, uploads
from ui.page.intake import Arrival, Intake, intake_of

NOW = datetime(2026, 11, 29, tzinfo=UTC)


def test_handed_in_files_are_stored_their_faults_told_and_nothing_of_them_kept(
    tmp_path: Path, ended: Callable[[Intake], Arrival]
) -> None:
    intake = Intake(tmp_path / "new")
    intake.upload(
        [File("../../ferry.txt", FOUND.format(n=1)), File("picture.txt", b"\x89PNG\r\n\x1a\n\0\0")],
        settings(tmp_path / "new"),
    )
    arrival = ended(intake)
    assert (arrival.counts["added"], arrival.counts["failed"], arrival.fault) == (1, 1, "")
    assert [source for source, _ in arrival.failures] == ["uploaded/picture.txt"]
    assert left_behind() == []
    told = [block for block in archive_arrival.outcome(arrival) if block.kind == "failure"]
    assert told[0].runs[0].text == "picture.txt"
    with Archive.open(tmp_path / "new") as stored:
        (document,) = stored.unread()
        assert not archive_add.can_retry(document, settings(tmp_path / "new"))
        assert "hand it in again" in archive_add.remedy(document)


def test_a_name_leads_nowhere_else() -> None:
    assert uploads.harmless("../../etc/passwd") == "passwd"
    assert uploads.harmless("C:\\news\\a.html") == "a.html"
    assert uploads.harmless("...") == "article"
    assert uploads.harmless(".hidden.md") == "hidden.md"
    assert uploads.harmless("a\0b\u202egpj.txt") == "a_b_gpj.txt"
    assert uploads.harmless("export.jsonl.gz", ["export.jsonl.gz"]) == "export (2).jsonl.gz"
    assert uploads.harmless("~root.txt") == "_root.txt"


@given(some.text(max_size=300), some.lists(some.text(max_size=8), max_size=3))
def test_any_name_is_one_file_in_the_folder(name: str, before: list[str]) -> None:
    taken = [uploads.harmless(each) for each in before]
    given_ = uploads.harmless(name, taken)
    assert given_ not in taken
    assert Path(given_).name == given_
    assert not given_.startswith(".")
    assert len(os.fsencode(given_)) < 255


def test_too_much_at_once_is_refused_before_anything_iswritten() -> None:
    with pytest.raises(Exception, match="too much at once"):
        uploads.put_down([File("a.txt", "x")] * 201)
    assert left_behind() == []


def test_what_a_killed_server_left_behind_is_removed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "dateline-upload-4194305-x" / "uploaded").mkdir(parents=True)  # above the largest process id
    (tmp_path / f"dateline-upload-{os.getpid()}-y").mkdir()
    uploads.sweep()
    assert [folder.name for folder in tmp_path.iterdir()] == [f"dateline-upload-{os.getpid()}-y"]


def test_one_ingest_at_a_time_and_a_stop_keeps_what_was_read(
    tmp_path: Path, ended: Callable[[Intake], Arrival]
) -> None:
    folder, chosen = tmp_path / "new", settings(tmp_path / "new")
    ingest([str(written(tmp_path / "first.txt", 0))], folder, chosen, now=NOW)
    intake = Intake(folder)
    many = [File(f"{n}.txt", FOUND.format(n=n)) for n in range(1, 151)]
    intake.upload(many, chosen)
    with pytest.raises(Exception, match="already"):
        intake.upload(many[:1], chosen)
    assert len(left_behind()) == 1, "the refused files are gone, those being read are not"
    intake.stop()
    arrival = ended(intake)
    assert left_behind() == []
    with Archive.open(folder) as stored:
        held = len(stored.article_ids())
    assert held == 1 + arrival.counts.get("added", 0)
    with sqlite3.connect(folder / "catalogue.sqlite3") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_an_ingest_that_dies_says_so_and_leaves_nothing(tmp_path: Path, ended: Callable[[Intake], Arrival]) -> None:
    intake = Intake(tmp_path / "new")
    intake.upload([File("a.txt", FOUND.format(n=1))], settings(tmp_path / "new"))
    assert intake._process is not None
    intake._process.kill()
    assert "ended without a word" in ended(intake).fault
    assert left_behind() == []


def test_a_document_that_failed_is_tried_again_and_leaves_the_list(
    visit: Visit, own: Path, tmp_path: Path, ended: Callable[[Intake], Arrival]
) -> None:
    broken = tmp_path / "late.jsonl"
    broken.write_text('{"title": "no text"}\n')
    ingest([str(broken)], own, settings(own), now=NOW)
    page = pressed(visit(own, page="archive"), archive_visit.ADD)
    assert [block.runs[0]["text"] for block in drawn(page, "failure")] == [f"{broken}:1"]
    assert texts(page, "actions")[-1] == "Try againStrike off"
    broken.write_text(
        '{"title": "With text", "text": "The ferry sails again, said Iva Renn.", "published": "2025-05-01"}'
    )
    with Archive.open(own) as stored:
        (document,) = stored.unread()
    intake = Intake(own)
    intake.begin([document.file], "1 file", settings(own))
    assert ended(intake).counts["added"] == 1
    assert not drawn(page.run(), "failure")


def test_without_an_archive_the_page_makes_the_sample_with_one_press(
    visit: Visit, tmp_path: Path, ended: Callable[[Intake], Arrival]
) -> None:
    page = visit(tmp_path / "none", page="archive")
    page.button(key="archive-sample").click().run()
    assert texts(page, "standing")[0].startswith("The sample articles")
    assert page.button(key="archive-stop")
    ended(intake_of(tmp_path / "none"))
    page.run()
    assert texts(page, "standing") == ["The sample articles: 49 added."]
    assert texts(page, "figures")[0].startswith("49articles")


def test_a_folder_of_other_things_is_not_offered_to_be_filled(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    page = visit(tmp_path, page="archive")
    assert not page.button
