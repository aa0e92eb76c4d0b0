from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.archive.census import DayHeld
from assistant.archive.lock import write_lock
from assistant.settings import Settings, load
from ingest.pipeline import ingest
from tests.ui.visiting import Visit, drawn, texts
from ui.page import archive_add, archive_held, archive_visit, uploads
from ui.page.archive_rhythm import bars, rhythm, start_of, step, window
from ui.page.desk import Desk
from ui.page.intake import Arrival, Intake, intake_of

NOW = datetime(2026, 11, 29, tzinfo=UTC)
FOUND = "Orvenmouth council {n}\nBy Ada Low\n12 May 2025\n\nThe mayor, Iva Renn, said the ferry would sail on day {n}."


class File:
    """A handed-in file."""

    def __init__(self, name: str, words: str | bytes) -> None:
        self.name = name
        self._bytes = words.encode() if isinstance(words, str) else words

    def getbuffer(self) -> memoryview:
        return memoryview(self._bytes)


@pytest.fixture
def own(sample_archive: Path, tmp_path: Path) -> Path:
    """A copy of the sample archive that may be written to."""
    return Path(shutil.copytree(sample_archive, tmp_path / "own"))


@pytest.fixture
def ended() -> Callable[[Intake], Arrival]:
    """Wait until an ingest has ended."""

    def wait(intake: Intake) -> Arrival:
        for thread in threading.enumerate():
            if thread.name == "intake":
                thread.join(60)
        assert intake.arrival is not None
        assert not intake.arrival.running
        return intake.arrival

    return wait


def pressed(page: AppTest, view: str) -> AppTest:
    """Go to another view of the page."""
    page.query_params["view"] = view
    return page.run()


def opened(page: AppTest, id_: str) -> AppTest:
    """Follow the address of an article."""
    page.query_params["article"] = id_
    return page.run()


def settings(folder: Path, **given: object) -> Settings:
    return load(archive=folder, **given)


def left_behind() -> list[Path]:
    import tempfile

    return list(Path(tempfile.gettempdir()).glob(f"dateline-upload-{os.getpid()}-*"))


def test_the_page_says_how_much_is_held_from_where_and_how_fresh(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive, page="archive")
    assert texts(page, "figures")[0].startswith("49articles9outlets")
    assert texts(page, "fresh")[0].startswith("From 14 March 2024 to 30 May 2025. The newest article is ")
    ledger = texts(page, "ledger")
    assert ledger[0].startswith("Orvenmouth Courier18")
    assert sum(int(block.runs[1]["text"]) for block in drawn(page, "ledger")) == 49
    assert "week of 26 May 2025: 7" in texts(page, "row")[-1]
    assert texts(page, "remedy")[-1].startswith("None stands out.")


def test_the_figures_under_the_plot_add_up_to_the_articles(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive, page="archive")
    assert sum(int(row.split(": ")[1].split(" ")[0]) for row in texts(page, "row")) == 48
    assert any("1 article dated to a month or year only" in words for words in texts(page, "meta"))


def test_how_far_the_newest_article_is_behind_the_clock(sample_archive: Path) -> None:
    with Archive.open(sample_archive) as stored:
        status = stored.status()
    assert "3 days older than the clock (2 June 2025)" in archive_held.fresh(status, datetime(2025, 6, 2, tzinfo=UTC))
    assert "is of today" in archive_held.fresh(status, datetime(2025, 5, 30, 23, tzinfo=UTC))
    assert "dated 1 day after the clock" in archive_held.fresh(status, datetime(2025, 5, 29, tzinfo=UTC))


def test_a_gap_is_three_times_the_usual_pause() -> None:
    first = date(2025, 1, 1)
    daily = [first + timedelta(days=n) for n in range(40) if not 20 <= n < 23]
    found = rhythm(daily)
    assert found is not None
    assert found.usual == 1
    assert [(gap.first, gap.last, gap.days) for gap in found.gaps] == [(date(2025, 1, 21), date(2025, 1, 23), 3)]
    weekly = [first + timedelta(days=7 * n) for n in range(30)]
    assert rhythm(weekly) is not None
    assert rhythm(weekly).gaps == ()  # type: ignore[union-attr]  # asserted above
    assert rhythm(daily[:20]) is None, "nineteen pauses are too few"


@given(some.lists(some.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=21, unique=True))
def test_no_article_lies_in_a_gap(days: list[date]) -> None:
    found = rhythm(days)
    assert found is not None
    assert not any(gap.first <= day <= gap.last for gap in found.gaps for day in days)


@given(some.lists(some.builds(DayHeld, some.dates(), some.sampled_from("abc"), some.integers(1, 9)), min_size=1))
def test_bars_hold_every_article_that_is_drawn(days: list[DayHeld]) -> None:
    by = step(min(held.day for held in days), max(held.day for held in days))
    drawn_ = bars(days, by, ["a"], "rest")
    assert sum(bar.articles for bar in drawn_) == sum(held.articles for held in days)
    assert {bar.outlet for bar in drawn_} <= {"a", "rest"}
    assert all(start_of(bar.start, by) == bar.start for bar in drawn_)
    start = window(days)
    early = sum(held.articles for held in days if start is not None and held.day < start)
    assert early <= 0.02 * sum(held.articles for held in days)


def test_an_article_is_found_by_its_title_outlet_and_days(visit: Visit, sample_archive: Path) -> None:
    page = pressed(visit(sample_archive, page="archive"), archive_visit.ARTICLES)
    assert len(drawn(page, "entryline")) == 20
    assert texts(page, "meta")[0] == "49 articles · 1 to 20, newest first"
    page.text_input(key="archive-words").set_value("MEMORANDUM handed").run()
    assert len(drawn(page, "entryline")) == 1
    assert "memorandum has been handed over" in texts(page, "entryline")[0]
    page.text_input(key="archive-words").set_value("").run()
    page.date_input(key="archive-since").set_value(date(2025, 5, 29)).run()
    assert texts(page, "meta")[0] == "6 articles, newest first"
    page.text_input(key="archive-words").set_value("%").run()
    assert len(drawn(page, "entryline")) == 6, "a sign is no word"


def test_an_open_article_has_every_speaker_before_their_words(visit: Visit, sample_archive: Path) -> None:
    page = pressed(visit(sample_archive, page="archive"), archive_visit.ARTICLES)
    opened(page, _id_of(sample_archive, "Washington holds one memorandum"))
    runs = [(run["style"], run["text"]) for block in drawn(page, "para") for run in block.runs]
    own = runs.index(
        ("own", "“You should either confirm if you’re ready to continue negotiations or do the opposite.”")
    )
    assert runs[own - 1] == ("voice", "Dmitry Peskov")
    assert ("own", "“melt them together.”") in runs, "what is quoted in a report is the speaker's own"
    assert ("voice", "Sergei Lavrov, reported") in runs
    paragraphs = (
        "".join(run["text"] for run in block.runs if run["style"] != "voice") for block in drawn(page, "para")
    )
    with Archive.open(sample_archive) as stored:
        whole = stored.article(_id_of(sample_archive, "Washington holds one memorandum")).text
    assert " ".join(paragraphs).split() == whole.split()


def test_the_address_names_the_view_and_the_open_article(visit: Visit, sample_archive: Path) -> None:
    id_ = _id_of(sample_archive, "Washington holds one memorandum")
    page = visit(sample_archive, page="archive", article=id_)
    assert "Washington holds one memorandum" in texts(page, "masthead")[0]
    page.run()
    assert texts(page, "masthead") == [], "closed, it stays closed"
    assert texts(page, "entryline")
    assert texts(visit(sample_archive, page="archive", view="nonsense"), "ledger"), (
        "what says nothing is the first view"
    )


def test_an_article_dated_to_a_month_is_of_no_day(sample_archive: Path) -> None:
    with Archive.open(sample_archive) as stored:
        census = stored.census()
    assert census.vague == 1
    assert sum(held.articles for held in census.days) == 48
    assert [outlet.first for outlet in census.outlets if outlet.name == "thequay.example"] == [date(2024, 6, 18)]


def test_an_article_is_removed_only_after_a_second_press(visit: Visit, own: Path) -> None:
    from ui.page import archive_browse

    page = pressed(visit(own, page="archive"), archive_visit.ARTICLES)
    id_ = _id_of(own, "Five Answers to the Gull")
    opened(page, id_)
    assert [block.text for block in drawn(page, "actions")] == ["Older", "Remove from the archive"]
    desk = _desk(own)
    with write_lock(own):
        assert "is being written by" in archive_browse.remove(desk, id_)
    assert archive_browse.remove(desk, id_) == "Removed: Five Answers to the Gull."
    with Archive.open(own) as stored:
        assert id_ not in stored.article_ids()


def test_a_shared_desk_offers_neither_adding_nor_removing_and_refuses_both(
    visit: Visit, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.page import archive_browse

    monkeypatch.setenv("DATELINE_READ_ONLY", "1")
    page = pressed(visit(own, page="archive"), archive_visit.ADD)
    assert not page.button
    assert not page.get("file_uploader")
    pressed(page, archive_visit.ARTICLES)
    id_ = _id_of(own, "Five Answers to the Gull")
    opened(page, id_)
    assert "Remove from the archive" not in texts(page, "actions")
    assert archive_browse.remove(_desk(own), id_).startswith("This desk is read-only")
    with pytest.raises(Exception, match="read-only"):
        intake_of(own).upload([File("a.txt", FOUND)], load(archive=own))
    assert left_behind() == []


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
    told = [block for block in archive_add.outcome(arrival) if block.kind == "failure"]
    assert told[0].runs[0].text == "picture.txt"
    with Archive.open(tmp_path / "new") as stored:
        (document,) = stored.unread()
        assert not archive_add.can_retry(document)
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


def test_too_much_at_once_is_refused_before_anything_is_written() -> None:
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
    ingest([str(_written(tmp_path / "first.txt", 0))], folder, chosen, now=NOW)
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


def _written(path: Path, n: int) -> Path:
    path.write_text(FOUND.format(n=n))
    return path


def _id_of(folder: Path, title: str) -> str:
    with Archive.open(folder) as stored:
        total, found = stored.browse(title)
    assert total == 1
    return found[0].id


def _desk(folder: Path) -> Desk:
    """Give what a page works with, outside of a visit."""
    settings = load(archive=folder)
    assistant = Assistant.open(folder, settings)
    return Desk(settings, assistant, assistant.archive.status())
