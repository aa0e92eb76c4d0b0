"""An address typed in on the Archive page: fetched by the process that reads uploads, told of in the same place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.census import Unread
from assistant.settings import load
from ingest.web.addresses import ROBOTS_SAY_NO, ROBOTS_UNREAD
from tests.paper import Paper, item, page, rss
from tests.ui.arriving import pressed
from tests.ui.test_page_archive_add import NOW
from tests.ui.visiting import Visit, drawn, texts
from ui.page import archive_add, archive_address, archive_arrival, archive_visit
from ui.page.intake import Arrival, Intake, intake_of

FEED = "application/rss+xml"
HOSTILE = "[x](javascript:alert(1)) <b>**bold**</b>"


def test_a_feed_typed_in_is_fetched_and_what_failed_is_told_and_can_be_tried_again(
    visit: Visit, own: Path, paper: Paper, ended: Callable[[Intake], Arrival]
) -> None:
    paper.put("/1", page(1, title=f"Ferry {HOSTILE}"))
    url = paper.put("/feed", rss(item(f"{paper.url}/1", 1), item(f"{paper.url}/2", 2)), FEED)
    desk = pressed(visit(own, page="archive"), archive_visit.ADD)
    desk.text_input(key="archive-address-0").set_value(f"  {url} ")
    desk.button(key="archive-fetch").click().run()
    assert texts(desk, "standing")[0].startswith(url)
    assert desk.button(key="archive-fetch").disabled
    assert ended(intake_of(own)).fault == ""
    desk.run()
    assert texts(desk, "standing") == [f"{url}: 1 added, 1 could not be read."]
    assert [run["text"] for run in drawn(desk, "failure")[0].runs] == [
        f"{paper.url}/2",
        "there is no such page (404); check the address",
    ]
    assert texts(desk, "actions")[-1] == "Try againStrike off"
    assert desk.text_input(key="archive-address-1").value == ""
    paper.put("/2", page(2))
    with Archive.open(own) as stored:
        (document,) = stored.unread()
    desk.session_state[archive_arrival.SEEN] = 1  # what "Done" keeps
    intake_of(own).begin([document.file], "1 document", load(archive=own))
    assert ended(intake_of(own)).counts["added"] == 1
    assert not drawn(desk.run(), "failure")


def test_words_of_a_site_are_never_markup(
    visit: Visit, own: Path, paper: Paper, ended: Callable[[Intake], Arrival]
) -> None:
    url = paper.put("/feed", rss(item(f"{paper.url}/a?{HOSTILE}".replace("<", "&lt;"), 1)), FEED)
    desk = pressed(visit(own, page="archive"), archive_visit.ADD)
    intake_of(own).begin([url], url, load(archive=own))
    ended(intake_of(own))
    desk.run()
    assert "**bold**" in texts(desk, "failure")[0]
    markup = [element.value for kind in ("markdown", "caption", "info", "error") for element in desk.get(kind)]
    assert not any("bold" in str(value) for value in markup)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type an address"),
        ("http://169.254.169.254/latest", "link-local address, where nothing is fetched"),
        ("10.0.0.1/feed", "https://10.0.0.1/feed: 10.0.0.1 is a private or reserved address"),
        ("file:///etc/passwd", "only http and https are fetched, not file"),
        ("javascript:alert(1)", "only http and https are fetched, not javascript"),
        ("two words", "holds a space"),
    ],
)
def test_an_address_that_is_never_fetched_is_one_line_and_begins_nothing(
    visit: Visit, own: Path, typed: str, told: str
) -> None:
    desk = pressed(visit(own, page="archive"), archive_visit.ADD)
    desk.text_input(key="archive-address-0").set_value(typed)
    desk.button(key="archive-fetch").click().run()
    assert told in texts(desk, "notice")[0]
    assert intake_of(own).arrival is None
    assert desk.text_input(key="archive-address-0").value == typed, "what was typed can be mended"


def test_the_beginning_of_an_address_may_be_left_out() -> None:
    assert archive_address.completed(" paper.example/feed ") == "https://paper.example/feed"
    assert archive_address.completed("paper.example:8080/feed") == "https://paper.example:8080/feed"
    assert archive_address.completed("HTTP://paper.example") == "HTTP://paper.example"
    assert archive_address.completed("  ") == ""


def test_a_shared_desk_takes_no_address_and_the_server_refuses_one(
    visit: Visit, own: Path, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_READ_ONLY", "1")
    desk = pressed(visit(own, page="archive"), archive_visit.ADD)
    assert not desk.text_input
    assert "read-only" in archive_address.begin(paper.put("/1", page(1)), load(archive=own))
    assert paper.asked == []


def test_a_page_that_its_site_wants_left_alone_is_not_tried_again_nor_an_address_that_is_never_fetched(
    own: Path,
) -> None:
    page, fault = "https://paper.example/a", "the site has a fault of its own (500)"
    for url, reason, again in (
        (page, f"{ROBOTS_SAY_NO}; save it", False),
        (page, f"{ROBOTS_UNREAD} ({fault}), so its pages are not", False),
        (page, fault, True),
        ("http://paper.example:22/a", fault, False),
        ("http://2130706433/a", fault, False),
    ):
        assert archive_add.can_retry(Unread(url, reason, NOW), load(archive=own)) is again
    assert Unread("http://paper.example:8080", "x", NOW).file == "http://paper.example:8080"


def test_an_address_can_be_the_first_of_an_archive(
    visit: Visit, tmp_path: Path, paper: Paper, ended: Callable[[Intake], Arrival]
) -> None:
    desk = visit(tmp_path / "none", page="archive")
    desk.text_input(key="archive-address-0").set_value(paper.put("/1", page(1)))
    desk.button(key="archive-fetch").click().run()
    ended(intake_of(tmp_path / "none"))
    assert texts(desk.run(), "figures")[0].startswith("1article")
