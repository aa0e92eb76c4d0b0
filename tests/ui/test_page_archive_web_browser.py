"""The Archive page in a real browser: a feed's address is typed in, its articles asked about, its words never run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from tests.paper import HOME, Paper, item, page, rss
from tests.ui.chromium import NEEDS_BROWSER, Reader, served
from tests.ui.test_page_archive_browser import SCRIPT, go, press

pytestmark = NEEDS_BROWSER


def type_in(reader: Reader, address: str) -> None:
    reader.until(lambda: press(reader, "button", "Add and mend"), "no way to add")
    field = reader.wait("input[aria-label^='Address of an article']")[0]
    field.send_keys(address, Keys.ENTER)


def dismiss(reader: Reader) -> None:
    """Press "Done" until the outcome is put away. A press while the page is drawn may be late, and begins that anew:
    the next is made when the page rests.
    """
    reader.until(lambda: press(reader, "button", "Done"), "the outcome is not shown any more")

    def put_away() -> bool:
        return bool(reader.all("[data-test-script-state=notRunning]")) and not press(reader, "button", "Done")

    reader.until(put_away, "it is not put away")


def test_a_feed_typed_in_is_fetched_asked_about_and_cheap_the_second_time(
    desktop: webdriver.Chrome, sample_archive: Path, paper: Paper, tmp_path: Path
) -> None:
    told = "Odo Pell, the keeper of the lamp, said: “The lamp will be lit on Sunday.” " * 3
    hostile = SCRIPT.replace("<", "&lt;").replace(">", "&gt;")
    paper.put("/1", page(1, title=f"Lighthouse keeper {hostile}", words=told))
    wrong = f"{paper.url}/none?{hostile.replace(' ', '%20')}"
    feed = paper.put("/feed", rss(item(f"{paper.url}/1", 1), item(wrong, 2)), "application/rss+xml")
    allowed = {"DATELINE_FETCH_ALLOW": HOME, "DATELINE_FETCH_DELAY_S": "0"}
    with served(Path(shutil.copytree(sample_archive, tmp_path / "own")), allowed) as server:
        reader = Reader(desktop, server.url)
        reader.visit()
        go(reader, "Archive")
        type_in(reader, feed)
        done = f"{feed}: 1 added, 1 could not be read."
        reader.until(lambda: done in reader.texts(".standing"), "not fetched")
        assert "there is no such page (404)" in reader.texts(".failure")[0]
        go(reader, "Ask")
        reader.ask("What did Odo Pell say about the lamp?")
        assert "Sunday" in " ".join(reader.texts(".answer"))
        go(reader, "Archive")
        dismiss(reader)
        paper.forget()
        type_in(reader, feed)
        again = f"{feed}: 1 held already, 1 could not be read."
        reader.until(lambda: again in reader.texts(".standing"), "not fetched again")
        assert "/1" not in paper.asked, "a page that is held and as it was is not asked for"
        dismiss(reader)
        type_in(reader, "http://169.254.169.254/latest/meta-data/")
        reader.until(lambda: "link-local" in " ".join(reader.texts(".notice")), "not refused")
        assert desktop.execute_script("return window.pwned ?? null") is None
        assert reader.outside() == set()
        assert reader.complaints() == []
