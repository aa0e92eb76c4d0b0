"""Paths across the desk in a real browser: narrowed by date, on to Said and back, a file, an endpoint that fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fake_endpoint import Fault, chunks, events, fake_endpoint

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from tests.ui.chromium import NEEDS_BROWSER, Reader, Server, served

pytestmark = NEEDS_BROWSER

PESKOV = "What did Peskov say about the memorandum?"


def press(reader: Reader, selector: str, words: str) -> None:
    """Press what begins with these words, once it is there."""

    def pressed() -> bool:
        found = [one for one in reader.all(selector) if str(one.get_attribute("textContent")).strip().startswith(words)]
        if found:
            reader.press(found[0])
        return bool(found)

    reader.until(pressed, f"nothing says {words}")


def test_dates_narrow_what_is_answered_from_and_their_chip_takes_them_away(
    desktop: webdriver.Chrome, page: Server
) -> None:
    reader = Reader(desktop, page.url)
    reader.visit()
    press(reader, "[data-testid=stPopover] button", "Narrow")
    for label, day in (("Published from", "05022024"), ("Published until", "20022024")):
        reader.until(lambda label=label: date_part(reader, label) is not None, f"no field {label}")
        typed = date_part(reader, label)
        assert typed
        typed.click()
        for digit in day:  # the field moves on from the day to the month and the year
            desktop.switch_to.active_element.send_keys(digit)
        desktop.switch_to.active_element.send_keys(Keys.ENTER)
    other = date_part(reader, "Asked as of")
    assert other
    other.click()  # a field that is left is a field filled
    reader.until(lambda: "5–20 February 2024" in " ".join(reader.texts(".chips")), "the dates are no limit")
    for _ in range(2):  # the calendar, then what holds the fields
        desktop.switch_to.active_element.send_keys(Keys.ESCAPE)
    reader.ask(PESKOV)
    assert reader.texts(".abstained"), "nothing of February 2024 has the words of May 2025"
    reader.press(reader.wait(".chips .chosen")[0])
    reader.wait(".colophon", 2)
    assert "not constructive" in " ".join(reader.texts(".answer"))
    assert reader.complaints() == []


def date_part(reader: Reader, label: str) -> WebElement | None:
    """Give the first part of a date field that is there: its day."""
    path = f"//*[@data-testid='stDateInput'][.//*[normalize-space()='{label}']]//*[@role='spinbutton']"
    return next((part for part in reader.driver.find_elements(By.XPATH, path) if part.is_displayed()), None)


def test_a_speaker_leads_to_said_and_the_way_back_to_the_same_conversation(
    desktop: webdriver.Chrome, page: Server
) -> None:
    reader = Reader(desktop, page.url)
    reader.visit()
    reader.ask(PESKOV)
    press(reader, ".action", "Dmitry Peskov")
    reader.until(lambda: desktop.current_url.endswith("/said?speaker=Dmitry+Peskov"), "it does not lead to Said")
    assert "Dmitry Peskov" in reader.texts(".who")[0]
    assert len(reader.wait(".said-direct, .said-mixed, .said-indirect")) > 1
    press(reader, "a", "Ask")
    reader.until(lambda: [one.text for one in reader.all(".question")] == [PESKOV], "the conversation is lost")
    assert reader.complaints() == []
    assert reader.outside() == set()


def test_a_conversation_is_taken_away_as_files(desktop: webdriver.Chrome, page: Server, tmp_path: Path) -> None:
    behaviour = {"behavior": "allow", "downloadPath": str(tmp_path)}
    desktop.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
    reader = Reader(desktop, page.url)
    reader.visit()
    reader.ask(PESKOV)
    quote = reader.texts(".source .quote")[0]
    for label, form in (("Markdown", "md"), ("JSON", "json")):
        press(reader, "[data-testid=stSidebar] [data-testid=stPopover] button", "Export")
        press(reader, "[data-testid=stDownloadButton] button", label)
        reader.until(lambda form=form: bool(list(tmp_path.glob(f"dateline-*.{form}"))), f"no {label} came")
        desktop.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
    (markdown,), (whole,) = tmp_path.glob("*.md"), tmp_path.glob("*.json")
    words = markdown.read_text("utf-8")
    assert PESKOV in words
    assert quote.strip("“”") in words.replace("\\", "")
    assert "29 May 2025" in words
    (turn,) = json.loads(whole.read_text("utf-8"))["asked"]
    assert quote in [cited["quote"] for cited in turn["citations"]]


def test_an_endpoint_that_fails_half_way_leaves_nothing_of_its_half(
    desktop: webdriver.Chrome, sample_archive: Path
) -> None:
    half = "The talks were cancelled by"
    with fake_endpoint() as endpoint:
        endpoint.script([*events(*chunks(half)), Fault.RESET])
        model = {"DATELINE_MODEL": "fake", "OPENAI_API_KEY": "canary-key", "OPENAI_BASE_URL": endpoint.url}
        with served(sample_archive, model) as server:
            reader = Reader(desktop, server.url)
            reader.visit()
            reader.ask(PESKOV)
            assert endpoint.requests
            assert "quotes the archive instead" in reader.texts(".notice")[0]
            assert "not constructive" in " ".join(reader.texts(".answer"))
            assert half not in desktop.find_element(By.TAG_NAME, "body").text
            assert "canary-key" not in desktop.page_source


def test_without_an_archive_one_press_leads_to_where_one_is_made(desktop: webdriver.Chrome, tmp_path: Path) -> None:
    with served(tmp_path / "nothing") as server:
        reader = Reader(desktop, server.url)
        desktop.get(server.url)
        press(reader, ".action", "Go to Archive")
        reader.until(lambda: desktop.current_url.endswith("/archive"), "it leads nowhere")
        assert "A first archive takes one press." in reader.texts(".nothing")


def test_a_first_visit_leads_to_the_other_pages(desktop: webdriver.Chrome, page: Server) -> None:
    reader = Reader(desktop, page.url)
    for name, there in (("Said", ".speaking"), ("Archive", "input[type=file]"), ("Settings", "input[type=password]")):
        reader.visit()
        press(reader, ".welcome .action", name)
        reader.wait(there)
    assert reader.complaints() == []
