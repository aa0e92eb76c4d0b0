"""The Archive page in a real browser: an article is handed in, asked about, opened, removed."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from selenium import webdriver

from tests.ui.chromium import NEEDS_BROWSER, Reader, Server, served
from ui.page.archive_aloud import EVERY_S

pytestmark = NEEDS_BROWSER
SCRIPT = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>[x](javascript:window.pwned=1)'
HEAR = """
window.heard = [];
const lines = (nodes) => [...nodes].filter((one) => one.parentElement?.matches('[role=status]'));
new MutationObserver((changes) => changes.forEach((change) => heard.push(...lines(change.addedNodes)
  .map((one) => one.textContent)))).observe(document.body, { childList: true, subtree: true });
"""
NEVER_BLOCKED_S = 3.0
"""The longest that another page of the desk may take to be drawn while articles are read in."""


@pytest.fixture
def page(sample_archive: Path, tmp_path: Path) -> Iterator[Server]:
    with served(shutil.copytree(sample_archive, tmp_path / "own")) as server:
        yield server


def go(reader: Reader, page: str) -> None:
    reader.until(lambda: press(reader, "a", page), f"no way to {page}")


def press(reader: Reader, selector: str, words: str) -> bool:
    """Press what says these words; False where there is nothing to press."""
    for element in reader.all(selector):
        if (element.get_attribute("textContent") or "").strip() == words and element.is_enabled():
            reader.press(element)
            return True
    return False


def hand_in(reader: Reader, *files: Path) -> None:
    reader.until(lambda: press(reader, "button", "Add and mend"), "no way to add")
    reader.wait("input[type=file]")[0].send_keys("\n".join(str(file) for file in files))
    reader.until(lambda: press(reader, "button", "Add to the archive"), "nothing can be added")


def test_what_was_said_aloud_of_a_page_does_not_stay_on_the_next(desktop: webdriver.Chrome, page: Server) -> None:
    reader = Reader(desktop, page.url)
    reader.visit()
    said = "return document.querySelector('[role=status]:has(> p)')?.textContent ?? ''"
    go(reader, "Said")
    reader.until(lambda: "statements" in desktop.execute_script(said), "how many speak is not said")
    go(reader, "Settings")
    reader.wait(".setting, .does")
    reader.until(lambda: "statements" not in desktop.execute_script(said), "it is found on another page")


def test_an_article_handed_in_can_be_asked_about_opened_and_removed(
    desktop: webdriver.Chrome, page: Server, tmp_path: Path
) -> None:
    article = {"title": f"Lighthouse keeper {SCRIPT}", "outlet": f"Gull {SCRIPT}", "published": "2025-05-29"}
    article["text"] = f"Odo Pell, the keeper, said: “The lamp will be lit on Sunday.”\n\n{SCRIPT} The end."
    (tmp_path / "lamp.jsonl").write_text(json.dumps(article))
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    reader = Reader(desktop, page.url)
    reader.visit()
    go(reader, "Archive")
    hand_in(reader, tmp_path / "lamp.jsonl", tmp_path / "picture.txt")
    reader.until(lambda: "1 added, 1 could not be read" in " ".join(reader.texts(".standing")), "not added")
    assert "picture.txt" in reader.texts(".failure")[0]
    press(reader, "button", "What is held")
    reader.until(lambda: "50" in reader.texts(".figures")[0], "the new article is not counted")
    go(reader, "Ask")
    reader.ask("What did Odo Pell say about the lamp?")
    assert "Sunday" in " ".join(reader.texts(".answer"))
    go(reader, "Archive")
    reader.until(lambda: press(reader, "button", "Articles"), "no list")
    reader.until(lambda: press(reader, ".entryline", _line(reader, "Lighthouse keeper")), "not listed")
    assert "Odo Pell" in reader.texts(".voice")[0]
    assert SCRIPT in "".join(reader.texts(".para"))
    reader.until(lambda: press(reader, "button", "Remove from the archive"), "no removing")
    reader.until(lambda: press(reader, "button", "Remove it"), "not asked")
    reader.until(lambda: "Removed: Lighthouse keeper" in " ".join(reader.texts(".notice")), "not removed")
    assert desktop.execute_script("return window.pwned ?? null") is None
    assert reader.outside() == set()
    assert reader.complaints() == []


def test_the_desk_answers_while_articles_are_read_in(desktop: webdriver.Chrome, page: Server, tmp_path: Path) -> None:
    lines = (
        {"title": f"Tide table {n}", "text": f"The tide was high on day {n}.", "outlet": "Tides"} for n in range(6_000)
    )
    (tmp_path / "tides.jsonl").write_text("\n".join(json.dumps(each) for each in lines))
    reader = Reader(desktop, page.url)
    reader.visit()
    go(reader, "Archive")
    hand_in(reader, tmp_path / "tides.jsonl")
    reader.until(lambda: "documents read" in " ".join(reader.texts(".standing")), "no progress is shown")
    begun = time.monotonic()
    go(reader, "Ask")
    reader.wait(".lead")
    assert time.monotonic() - begun < NEVER_BLOCKED_S
    reader.ask("What did Peskov say about the memorandum?")
    assert "not constructive" in " ".join(reader.texts(".answer"))
    go(reader, "Archive")
    reader.until(lambda: press(reader, "button", "Stop"), "it had ended already: it was not answered meanwhile")

    def stopped() -> bool:
        """The progress is drawn anew each second, and a press on a button that goes just then is lost."""
        if any("stopped before the end" in str(one.get_attribute("textContent")) for one in reader.all(".remedy")):
            return True
        press(reader, "button", "Stop")
        return False

    reader.until(stopped, "not stopped")


def test_how_an_ingest_goes_is_said_aloud_but_not_every_number(
    desktop: webdriver.Chrome, page: Server, tmp_path: Path
) -> None:
    lines = ({"title": f"Tide table {n}", "text": f"High tide on day {n}.", "outlet": "Tides"} for n in range(1_500))
    (tmp_path / "tides.jsonl").write_text("\n".join(json.dumps(each) for each in lines))
    reader = Reader(desktop, page.url)
    reader.visit()
    go(reader, "Archive")
    desktop.execute_script(HEAR)
    begun = time.monotonic()
    hand_in(reader, tmp_path / "tides.jsonl")
    done = "Brought in 1 uploaded file: 1,500 added."

    def heard() -> list[str]:
        return [str(each) for each in desktop.execute_script("return window.heard")]

    reader.until(lambda: done in heard(), "the end is not said")
    told = heard()
    assert told[0] == "Being read in: 1 uploaded file."
    assert told[-1] == done
    assert 1 <= len(told[1:-1]) <= 4 + (time.monotonic() - begun) / EVERY_S, told
    assert all("documents read." in each for each in told[1:-1]), told


def _line(reader: Reader, title: str) -> str:
    return next((words.strip() for words in reader.texts(".entryline") if title in words), "")
