"""Presses in a real browser: late ones do nothing else than they said, the focus stays, and what came is said aloud."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.settings import load
from ingest.pipeline import ingest

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from tests.ui.chromium import NEEDS_BROWSER, Reader, Server, browser, served

pytestmark = NEEDS_BROWSER

PESKOV = "What did Peskov say about the memorandum?"
FOCUSED = """
let one = document.activeElement;
while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
return one === null ? '' : `${one.tagName} ${one.textContent.trim()}`;
"""
SAID = "return [...document.querySelectorAll('[role=status] p')].map((one) => one.textContent)"
PAGES = ("What is held", "Articles", "Add and mend")
"""The views of Archive."""


@pytest.fixture(scope="module")
def archive(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with documents that failed, and an article whose id has two underscores."""
    folder = tmp_path_factory.mktemp("more")
    for number in range(3):
        (folder / f"picture-{number}.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0" + bytes([number]))
    told = {"id": "tide__one", "title": "The tide clock stopped", "text": "The tide clock stopped, said Ada Quill."}
    (folder / "tide.jsonl").write_text(json.dumps({**told, "published": "2026-01-02", "outlet": "Quay"}), "utf-8")
    archive = shutil.copytree(sample_archive, folder / "archive")
    files = [str(file) for file in sorted(folder.iterdir()) if file.is_file()]
    ingest(files, archive, load(), now=datetime(2026, 1, 3, tzinfo=UTC))
    return archive


@pytest.fixture(scope="module")
def page(archive: Path) -> Iterator[Server]:
    with served(archive) as server:
        yield server


@pytest.fixture(scope="module")
def reader(page: Server) -> Iterator[Reader]:
    with browser(1280, 900) as driver:
        yield Reader(driver, page.url)


def named(reader: Reader, words: str, selector: str = "button") -> WebElement:
    """Wait for what begins with some words."""
    found: list[WebElement] = []

    def there() -> bool:
        found[:] = [one for one in reader.all(selector) if str(one.get_attribute("textContent")).startswith(words)]
        return bool(found)

    reader.until(there, f"nothing says {words}")
    return found[0]


def view(reader: Reader, name: str) -> None:
    """Come to a view of Archive as a new visitor."""
    reader.driver.get(f"{reader.url}/archive")
    reader.press(named(reader, name))


def settled(reader: Reader) -> None:
    """Wait until the page has done."""
    app = "[data-test-script-state=notRunning]"
    reader.until(lambda: bool(reader.all(app)) and not reader.all("[data-stale=true]"), "the page goes on and on")


def enter(reader: Reader, one: WebElement) -> None:
    """Press something by keyboard."""
    reader.driver.execute_script("arguments[0].focus()", one)
    ActionChains(reader.driver).send_keys(Keys.ENTER).perform()


def focused(reader: Reader) -> str:
    return str(reader.driver.execute_script(FOCUSED))


def test_a_press_on_a_list_that_went_opens_nothing_else(reader: Reader) -> None:
    for wait in (0, 60, 200):
        view(reader, "Articles")
        first = reader.wait(".entryline .title")[0].text
        reader.driver.execute_async_script(
            "const [older, entry, wait, done] = arguments; older.click();"
            "setTimeout(() => { entry.click(); done(); }, wait)",
            named(reader, "Older"),
            reader.all(".entryline")[0],
            wait,
        )
        reader.wait(".action")
        named(reader, "Newer")
        settled(reader)
        assert [title.text for title in reader.all(".headline")] in ([], [first])


def test_striking_off_asks_and_one_hand_that_presses_twice_strikes_nothing(reader: Reader) -> None:
    view(reader, "Add and mend")
    assert len(reader.wait(".failure", 3)) == 3
    strike = named(reader, "Strike off")
    reader.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", strike)
    ActionChains(reader.driver).move_to_element(strike).click().pause(0.35).click().perform()
    settled(reader)
    assert len(reader.all(".failure")) == 3

    def struck() -> bool:
        """Ask, and say yes: the second press of the hand may be heard late, and takes the question back."""
        settled(reader)
        asked = [one for one in reader.all(".action") if one.text == "Strike it off"]
        reader.press(asked[0] if asked else named(reader, "Strike off"))
        settled(reader)
        return len(reader.all(".failure")) == 2

    reader.until(struck, "it was not struck off")


def test_a_marker_pressed_after_a_new_conversation_was_begun_is_let_go(reader: Reader) -> None:
    reader.visit()
    reader.ask(PESKOV)
    reader.driver.execute_script(
        "arguments[0].click(); arguments[1].click()", named(reader, "New conversation"), reader.wait(".cite")[0]
    )
    reader.wait(".example")
    settled(reader)
    assert not reader.all("[data-testid=stException]")
    assert not reader.all("mark")
    assert not reader.all(".question")


def test_an_id_that_streamlit_could_not_name_opens(reader: Reader) -> None:
    view(reader, "Articles")
    reader.press(named(reader, "The tide clock stopped", ".entryline"))
    reader.wait(".headline")
    reader.press(named(reader, "Remove from the archive"))
    reader.press(named(reader, "Keep it"))
    named(reader, "Remove from the archive")


def test_the_focus_stays_with_what_was_pressed(reader: Reader) -> None:
    reader.visit()
    reader.ask(PESKOV)
    reader.wait(".onward")
    settled(reader)
    enter(reader, named(reader, "By date"))
    reader.until(lambda: named(reader, "By date").get_attribute("aria-pressed") == "true", "not by date")
    assert focused(reader) == "BUTTON By date"
    for press, drawer in ((reader.wait(".cite")[0], "mark"), (named(reader, "Why this"), "[role=dialog] textarea")):
        words = f"BUTTON {press.text}"
        enter(reader, press)
        reader.wait(drawer)
        reader.until(lambda: "dialog" in inside(reader), "the drawer did not take the focus")
        ActionChains(reader.driver).send_keys(Keys.ESCAPE).perform()
        reader.until(lambda said=words: focused(reader) == said, f"{focused(reader)!r}, not {words!r}")


def inside(reader: Reader) -> str:
    return str(reader.driver.execute_script("return document.activeElement?.closest('[role=dialog]') ? 'dialog' : ''"))


def test_the_focus_goes_on_where_a_list_or_a_page_goes_on(reader: Reader) -> None:
    view(reader, "What is held")
    for name in PAGES[1:]:
        enter(reader, named(reader, name))
        reader.until(lambda said=name: named(reader, said).get_attribute("aria-pressed") == "true", "not turned to")
        assert focused(reader) == f"BUTTON {name}"
    enter(reader, named(reader, "Articles"))
    enter(reader, named(reader, "Older"))
    named(reader, "Newer")
    reader.until(lambda: focused(reader) == " ".join(["BUTTON", reader.texts(".entryline")[0]]), focused(reader))
    reader.driver.get(f"{reader.url}/said")
    enter(reader, reader.wait(".speaking")[0])
    reader.wait(".said-direct")
    reader.until(lambda: focused(reader) == f"H2 {reader.texts('.who')[0]}", focused(reader))


def test_answers_refusals_and_faults_are_said_aloud(reader: Reader) -> None:
    reader.visit()
    reader.ask(PESKOV)
    sources = len(reader.all(".source"))
    assert said(reader)[-2:] == ["Reading the archive.", f"Answered, with {sources} sources."]
    reader.ask("What did Macron say about the memorandum?", 2)
    reader.until(lambda: said(reader)[-1] == "The archive has no statements by “Macron”.", str(said(reader)))
    reader.driver.get(f"{reader.url}/?thread=page-{'0' * 32}")
    reader.until(lambda: any("No conversation is kept" in words for words in said(reader)), "the fault is silent")
    assert len(reader.driver.find_elements("css selector", "[role=status]")) == 1


def said(reader: Reader) -> list[str]:
    found: list[str] = reader.driver.execute_script(SAID)
    return found


def test_tabs_can_be_told_apart_and_every_page_has_one_first_heading(reader: Reader) -> None:
    reader.visit()
    titles = {title(reader, "", ".lead")}
    titles |= {title(reader, path, ".standfirst") for path in ("said", "archive", "settings")}
    assert titles == {"Ask · Dateline", "Said · Dateline", "Archive · Dateline", "Settings · Dateline"}
    reader.visit()
    reader.ask(PESKOV)
    reader.until(lambda: reader.driver.title == f"{PESKOV} · Dateline", reader.driver.title)


def title(reader: Reader, path: str, there: str) -> str:
    reader.driver.get(f"{reader.url}/{path}")
    reader.wait(there)
    assert len(reader.all("h1")) == 1
    assert not reader.all("h3, h4") or reader.all("h2")
    return str(reader.driver.title)
