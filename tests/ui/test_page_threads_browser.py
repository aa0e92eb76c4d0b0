"""Conversations, their addresses and the stop button in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.conversation import Threads
from tests.fake_endpoint import FakeEndpoint, Fault, events, fake_endpoint, saying

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.ui.chromium import NEEDS_BROWSER, Reader, browser, served

pytestmark = NEEDS_BROWSER

PESKOV = "What did Peskov say about the memorandum?"
RENWOLD = "What did Renwold say about the gate?"
STORM = "How many homes did storm Brannoc flood in November 2024?"


@pytest.fixture
def archive(sample_archive: Path, tmp_path: Path) -> Path:
    copy = shutil.copytree(sample_archive, tmp_path / "archive")
    (copy / "threads.sqlite3").unlink(missing_ok=True)
    return copy


@contextmanager
def being_answered(desktop: webdriver.Chrome, archive: Path) -> Iterator[tuple[FakeEndpoint, Reader]]:
    """Ask STORM of a model that drips words, and give the page while it does."""
    with fake_endpoint() as endpoint:
        endpoint.script([*events(), Fault.DRIP_TEXT])
        model = {"DATELINE_MODEL": "fake", "OPENAI_API_KEY": "canary-key", "OPENAI_BASE_URL": endpoint.url}
        with served(archive, model) as server:
            reader = Reader(desktop, server.url)
            reader.visit()
            reader.until(lambda: reader.all("textarea:enabled")[0].is_displayed(), "the page cannot be typed in")
            reader.wait("textarea:enabled")[0].send_keys(STORM, Keys.ENTER)
            reader.until(lambda: "and and" in desktop.find_element(By.TAG_NAME, "body").text, "nothing is dripping")
            yield endpoint, reader


def button(reader: Reader, words: str) -> None:
    """Press a button of Streamlit's by the words on it, once it is there."""
    path = f"//button[starts-with(normalize-space(), '{words}')]"
    reader.until(lambda: bool(reader.driver.find_elements(By.XPATH, path)), f"no button {words}")
    reader.press(reader.driver.find_elements(By.XPATH, path)[0])


def questions(reader: Reader) -> list[str]:
    return [str(element.get_attribute("textContent")) for element in reader.all(".question")]


def test_a_conversation_is_found_again_by_its_list_its_address_and_the_way_back(
    desktop: webdriver.Chrome, archive: Path
) -> None:
    with served(archive) as server:
        reader = Reader(desktop, server.url)
        reader.visit()
        reader.ask(PESKOV)
        reader.until(lambda: "?thread=page-" in desktop.current_url, "the address names nothing")
        first = desktop.current_url
        reader.wait("[data-testid=stSidebar] [data-testid=stPopover]")
        body = desktop.switch_to.active_element
        body.send_keys(Keys.ALT, "n")
        reader.until(lambda: not questions(reader) and desktop.current_url == f"{server.url}/", "nothing new began")
        desktop.switch_to.active_element.send_keys(Keys.ALT, "q")
        assert desktop.switch_to.active_element.get_attribute("aria-label") == "Ask the archive"
        reader.ask(RENWOLD)
        reader.until(lambda: desktop.current_url not in (first, f"{server.url}/"), "the address names the old one")
        assert len(reader.wait(".thread", 2)) == 2

        desktop.back()
        reader.until(lambda: not questions(reader), "the way back leads nowhere")
        desktop.back()
        reader.until(lambda: questions(reader) == [PESKOV], "the way back does not lead to the first")
        desktop.get(f"{first}&answer=1")
        assert reader.texts(".linked")
        quote = reader.texts(".source .quote")[0]
        reader.press(reader.wait(".cite")[0])
        assert reader.texts("mark") == [quote], "a reopened citation opens its words"
        reader.close()

        button(reader, "Rename")
        title = reader.wait("[role=dialog] input")[0]
        title.send_keys(Keys.CONTROL, "a")
        title.send_keys("The **memorandum**", Keys.ENTER)
        reader.until(lambda: "The **memorandum**" in reader.all(".thread")[1].text, "the title stays as it was")
        button(reader, "Delete")
        reader.until(lambda: bool(reader.all("[role=dialog]")), "it was deleted without a question")
        button(reader, "Delete for good")
        reader.until(lambda: not questions(reader) and desktop.current_url == f"{server.url}/", "it was not deleted")
        assert [each.title for each in Threads(archive).every()] == [RENWOLD]
        assert reader.complaints() == []


def test_a_stopped_answer_leaves_nothing_behind_and_can_be_asked_again(
    desktop: webdriver.Chrome, archive: Path
) -> None:
    with being_answered(desktop, archive) as (endpoint, reader):
        (stop,) = reader.wait("[data-testid=stChatInputStopButton]")
        reader.wait("[data-testid=stStatusWidgetRunningIcon]")  # Streamlit's own, which tells of the same
        stops = desktop.find_elements(By.XPATH, "//button[normalize-space()='Stop']")
        assert [each.is_displayed() for each in (stop, *stops)] == [True, False]
        reader.press(stop)
        (notice,) = reader.texts(".notice")
        assert "stopped" in notice
        assert endpoint.hung_up.wait(10)
        assert Threads(archive).every() == []
        assert "thread=" not in desktop.current_url

        endpoint.script(saying("Storm Brannoc injured seven people [1]."))
        reader.press(reader.wait(".action")[0])
        reader.wait(".colophon")
        assert questions(reader) == [STORM]
        assert not any("stopped" in notice.text for notice in reader.all(".notice"))
        assert any("also in " in credit for credit in reader.texts(".paper .credit")), (
            "copies of a story are folded into one source"
        )

        (period,) = reader.all(".chips .inferred")
        assert "November 2024" in period.text
        reader.press(period)
        reader.wait(".colophon", 2)
        assert "of any date" in reader.all(".chips .chosen")[0].text
        assert reader.complaints() == []


def left(reader: Reader) -> list[str]:
    return [words for one in reader.all(".notice") if "loaded anew" in (words := str(one.get_attribute("textContent")))]


def test_a_question_that_was_being_answered_when_the_page_was_loaded_anew_is_offered_again(
    desktop: webdriver.Chrome, archive: Path
) -> None:
    with being_answered(desktop, archive) as (endpoint, reader):
        desktop.refresh()
        assert reader.texts(".notice") == [f"This page was loaded anew while “{STORM}” was being answered."]
        endpoint.script(saying("Storm Brannoc injured seven people [1]."))
        reader.press(next(one for one in reader.wait(".action") if one.text == "Ask it again"))
        reader.wait(".colophon")
        assert questions(reader) == [STORM]
        reader.until(lambda: not left(reader), "it is offered still")
        reader.wait(".onward")
        desktop.refresh()
        reader.until(lambda: questions(reader) == [STORM], "the conversation is not there")
        reader.wait(".onward")
        assert not left(reader), "it was answered"
        assert reader.complaints() == []


def test_a_tab_that_was_not_loaded_anew_is_offered_nothing(desktop: webdriver.Chrome, archive: Path) -> None:
    with being_answered(desktop, archive) as (_, reader):
        kept = "return Object.entries(sessionStorage).filter(([name]) => name.startsWith('dateline'))"
        ((_, key),) = desktop.execute_script(kept)
        assert len(key) == 32, "the tab keeps a key"
        assert STORM not in key
        reader.visit()
        reader.until(lambda: not desktop.execute_script(kept), "the tab keeps it still")
        reader.wait("textarea:enabled")
        assert not left(reader)
        desktop.refresh()
        reader.wait(".lead")
        reader.wait("textarea:enabled")
        assert not left(reader)


def test_on_a_phone_the_menu_goes_once_a_conversation_or_a_page_is_chosen_in_it(archive: Path) -> None:
    with Assistant.open(archive) as assistant:
        assistant.ask(PESKOV, thread="page-" + "1" * 32)
    with served(archive) as server, browser(390, 844, phone=True) as driver:
        reader = Reader(driver, server.url)
        reader.visit()
        edge = "return document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right"
        reader.press(reader.wait("[data-testid=stExpandSidebarButton]")[0])
        reader.until(lambda: driver.execute_script(edge) > 200, "the menu does not open")
        reader.press(reader.wait(".thread")[0])
        reader.until(lambda: driver.execute_script(edge) <= 0, "the menu stays")
        reader.until(lambda: questions(reader) == [PESKOV], "the conversation is not there")
        reader.press(reader.wait("[data-testid=stExpandSidebarButton]")[0])
        reader.until(lambda: driver.execute_script(edge) > 200, "the menu does not open again")
        link = next(one for one in reader.wait("[data-testid=stSidebar] a") if "Said" in one.text)
        reader.press(link)
        reader.wait(".speaking")
        reader.until(lambda: driver.execute_script(edge) <= 0, "the menu stays over the page it led to")
