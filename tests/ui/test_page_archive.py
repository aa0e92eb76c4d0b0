from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.archive.archive import Archive
from assistant.archive.census import DayHeld
from assistant.archive.lock import write_lock
from assistant.settings import load
from tests.ui.arriving import FOUND, File, desk_of, id_of, left_behind, opened, pressed
from tests.ui.visiting import Visit, drawn, texts
from ui.page import archive_held, archive_visit
from ui.page.archive_colours import PALETTE
from ui.page.archive_rhythm import bars, rhythm, window
from ui.page.days import start_of, step_of
from ui.page.intake import intake_of

NOW = datetime(2026, 11, 29, tzinfo=UTC)


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


def test_colours_are_said_to_stay_only_where_they_do() -> None:
    one = {"Gull": PALETTE[0]}
    assert archive_held.keyed(one, 10) == "Its colours, which stay an outlet’s own up to ten outlets: Gull claret."
    assert archive_held.keyed(one, 11) == "Its colours: Gull claret."


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
    by = step_of(min(held.day for held in days), max(held.day for held in days))
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


def test_days_the_wrong_way_round_are_exchanged_and_it_is_said(visit: Visit, sample_archive: Path) -> None:
    page = pressed(visit(sample_archive, page="archive"), archive_visit.ARTICLES)
    page.date_input(key="archive-since").set_value(date(2025, 5, 30))
    page.date_input(key="archive-until").set_value(date(2025, 5, 29)).run()
    assert texts(page, "meta")[0] == "6 articles, newest first"
    assert texts(page, "remedy") == ["The wrong way round: taken as 29–30 May 2025."]


def test_an_open_article_has_every_speaker_before_their_words(visit: Visit, sample_archive: Path) -> None:
    page = pressed(visit(sample_archive, page="archive"), archive_visit.ARTICLES)
    opened(page, id_of(sample_archive, "Washington holds one memorandum"))
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
        whole = stored.article(id_of(sample_archive, "Washington holds one memorandum")).text
    assert " ".join(paragraphs).split() == whole.split()


def test_the_address_names_the_view_and_the_open_article(visit: Visit, sample_archive: Path) -> None:
    id_ = id_of(sample_archive, "Washington holds one memorandum")
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
    id_ = id_of(own, "Five Answers to the Gull")
    opened(page, id_)
    assert [block.text for block in drawn(page, "actions")] == ["Older", "Remove from the archive"]
    desk = desk_of(own)
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
    id_ = id_of(own, "Five Answers to the Gull")
    opened(page, id_)
    assert "Remove from the archive" not in texts(page, "actions")
    assert archive_browse.remove(desk_of(own), id_).startswith("This desk is read-only")
    with pytest.raises(Exception, match="read-only"):
        intake_of(own).upload([File("a.txt", FOUND)], load(archive=own))
    assert left_behind() == []
