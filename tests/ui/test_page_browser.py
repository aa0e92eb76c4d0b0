"""The page in a real browser."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant.settings import load
from ingest.pipeline import ingest
from tests.fake_endpoint import fake_endpoint, saying

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.ui.chromium import NEEDS_BROWSER, Reader, Server, browser, free_port, served

pytestmark = NEEDS_BROWSER

PESKOV = "What did Peskov say about the memorandum?"
NO_MACRON = "The archive has no statements by “Macron”."
MEMORY_LIMIT_MB = 450


def test_from_a_first_visit_to_the_quoted_words_in_their_article(
    desktop: webdriver.Chrome, page: Server, tmp_path: Path
) -> None:
    reader = Reader(desktop, page.url)
    reader.visit()
    reader.ask(PESKOV)
    assert "not constructive" in " ".join(reader.texts(".answer"))
    reader.wait(".onward")
    reader.until(lambda: rests_at_the_top(reader), "the answer's beginning is out of sight")
    quote = reader.texts(".source .quote")[0]
    reader.press(reader.wait(".cite")[0])
    assert reader.texts("mark") == [quote]
    assert "29 May 2025" in reader.texts(".masthead")[0]
    desktop.save_screenshot(str(tmp_path / "cited.png"))
    reader.close()
    reader.press(reader.wait(".source")[0])
    assert reader.texts("mark") == [quote], "the same source opens again"
    assert reader.outside() == set()
    assert reader.complaints() == []


def test_a_first_visit_ends_above_the_line_to_ask_in(desktop: webdriver.Chrome, page: Server) -> None:
    reader = Reader(desktop, page.url)
    reader.visit()
    reader.wait("[data-test-script-state=notRunning]")
    edge = "return arguments[0].getBoundingClientRect()"
    last, foot = reader.wait(".welcome", 3)[-1], reader.wait("[data-testid=stBottom]")[0]
    reader.until(
        lambda: desktop.execute_script(f"{edge}.bottom", last) <= desktop.execute_script(f"{edge}.top", foot),
        "its last line lies under the line to ask in",
    )


def test_a_follow_up_and_a_refusal_stand_below_the_first_answer(desktop: webdriver.Chrome, page: Server) -> None:
    reader = Reader(desktop, page.url)
    reader.visit()
    reader.press(reader.wait(".example")[0])
    reader.wait(".colophon")
    reader.ask("What did Macron say about the memorandum?", answered=2)
    assert len(reader.texts(".question")) == 2
    assert reader.texts(".abstained") == [NO_MACRON]


@pytest.mark.parametrize(("width", "dark"), [(390, False), (390, True), (1280, True)])
def test_nothing_is_cut_off_on_a_phone_or_in_the_dark(page: Server, tmp_path: Path, width: int, dark: bool) -> None:
    with browser(width, 844, dark=dark, phone=width < 500) as driver:
        reader = Reader(driver, page.url)
        reader.visit()
        reader.wait("[data-test-script-state=notRunning]")
        reader.until(lambda: rests_at_the_top(reader, ".front"), "a first visit begins below its own head")
        reader.ask(PESKOV)
        reader.press(reader.wait(".cite")[0])
        (mark,) = reader.wait("mark")
        assert driver.execute_script("return document.documentElement.scrollWidth") <= width
        reader.until(lambda: 0 <= mark.rect["x"] <= width - mark.rect["width"], "the drawer is wider than the window")
        assert luminance(driver, ".stApp") < 0.1 if dark else luminance(driver, ".stApp") > 0.9
        driver.save_screenshot(str(tmp_path / "page.png"))


def test_hostile_words_are_shown_and_do_nothing(desktop: webdriver.Chrome, tmp_path: Path) -> None:
    with canary() as (bait, visits), fake_endpoint() as endpoint:
        hostile = attack(bait)
        endpoint.script(saying(f"{hostile} The quay flooded [1]. {hostile}"))
        archive = hostile_archive(tmp_path, hostile, bait)
        model = {"DATELINE_MODEL": f"fake {hostile}", "OPENAI_API_KEY": "canary-key", "OPENAI_BASE_URL": endpoint.url}
        with served(archive, model) as server:
            reader = Reader(desktop, server.url)
            reader.visit()
            reader.ask(f"What flooded the quay? {hostile}")
            reader.press(reader.wait("[data-testid=stBottom] [data-testid=stPopover] button")[0])
            reader.press(reader.wait("[data-testid=stMultiSelect] input")[0])
            desktop.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
            for position in range(len(reader.wait(".source"))):
                reader.press(reader.wait(".source")[position])
                reader.wait("mark")
                links = {str(link.get_attribute("href")) for link in reader.all("a[href]")}
                assert all(link.startswith(("https://quay.example/", server.url)) for link in links)
                reader.close()
            assert hostile in reader.texts(".question")[0]
            assert any("<svg onload" in credit for credit in reader.texts(".paper .credit"))
            assert any(title.startswith("<script>") for title in reader.texts(".paper .title"))
            assert desktop.execute_script("return window.executed") is None
            assert not reader.all("img[src*=canary], [onerror], [onload], iframe, object, embed, a[href^=javascript]")
            assert reader.outside() == set()
            assert "canary-key" not in desktop.page_source
        assert endpoint.requests, "the model was asked"
        assert visits == []


def test_a_dead_endpoint_leaves_the_quoted_answer_and_a_notice(desktop: webdriver.Chrome, sample_archive: Path) -> None:
    dead = {
        "DATELINE_MODEL": "fake",
        "OPENAI_API_KEY": "canary-key",
        "OPENAI_BASE_URL": f"http://127.0.0.1:{free_port()}/v1",
    }
    with served(sample_archive, dead) as server:
        reader = Reader(desktop, server.url)
        reader.visit()
        reader.ask(PESKOV)
        assert "not constructive" in " ".join(reader.texts(".answer"))
        assert "quotes the archive instead" in reader.texts(".notice")[0]
        assert "canary-key" not in desktop.page_source


def test_without_an_archive_there_is_one_plain_line(desktop: webdriver.Chrome, tmp_path: Path) -> None:
    with served(tmp_path / "nothing") as server:
        reader = Reader(desktop, server.url)
        desktop.get(server.url)
        (notice,) = reader.texts(".notice")
        assert "dateline ingest" in notice
        assert "Traceback" not in desktop.page_source


def test_five_questions_leave_the_page_small(desktop: webdriver.Chrome, page: Server) -> None:
    reader = Reader(desktop, page.url)
    reader.visit()
    for asked in range(5):
        reader.ask(f"{PESKOV[:-1]} on day {asked}?", answered=asked + 1)
    assert page.memory_mb() <= MEMORY_LIMIT_MB


def test_a_reader_who_scrolls_without_wheel_or_key_is_not_brought_back(desktop: webdriver.Chrome, page: Server) -> None:
    reader = Reader(desktop, page.url)
    reader.visit()
    reader.ask(PESKOV)
    reader.until(lambda: rests_at_the_top(reader), "the answer's beginning is out of sight")
    reader.wait(".onward")
    apart = "const done = arguments[0]; setTimeout(done, 1500)"  # the page has stood still, and is held still
    desktop.execute_async_script(apart)
    top = "document.getElementById('stMain').scrollTop"
    where = desktop.execute_script(f"return {top} = {top} > 150 ? {top} - 150 : {top} + 150, {top}")
    desktop.execute_async_script(apart)
    assert desktop.execute_script(f"return {top}") == where


def test_questions_to_go_on_with_leave_the_answer_where_it_is(page: Server) -> None:
    with browser(1280, 900) as driver:
        reader = Reader(driver, page.url)
        reader.visit()
        reader.ask("Who paid for the repair of the bell?")  # its answer, and what is asked next, fill one window
        reader.wait(".onward")
        settled = "const done = arguments[0]; setTimeout(done, 2500)"  # the page slid for 1.5 s, each time put back
        driver.execute_async_script(settled)
        top = "return arguments[0].getBoundingClientRect().top"
        bottom = "return document.querySelector('header').getBoundingClientRect().bottom"
        asked = driver.execute_script(top, reader.all(".question")[-1])
        assert driver.execute_script(bottom) <= asked < 160, "the question above the answer is out of sight"


def rests_at_the_top(reader: Reader, what: str = ".question") -> bool:
    """Tell whether the last question (or what else) stands at the top of the window, and stays there."""
    top = "return arguments[0].getBoundingClientRect().top"
    seen = [reader.driver.execute_script(top, reader.all(what)[-1]) for _ in range(10)]
    return max(seen) - min(seen) < 1 and 0 < seen[0] < 160


@contextmanager
def canary() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a server that must not be visited, and the visits it had."""
    visits: list[str] = []

    class Watch(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visits.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Watch) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/canary", visits
        server.shutdown()


def attack(bait: str) -> str:
    """Give words that run or fetch something wherever they are taken for markup."""
    return (
        "<script>window.executed=1</script>"
        f"<img src={bait}.png onerror=window.executed=1><svg onload=window.executed=1>"
        f"![]({bait}/a.png) ![x][r] [press](javascript:window.executed=1) "
        f"<a href=javascript:window.executed=1>press</a> <iframe src={bait}></iframe> "
        f"{bait}/bare **bold** :red[red] :material/home: $x^2$ &lt;b&gt; `code` \u202egnp.x [r]: {bait}/r.png"
    )


def hostile_archive(folder: Path, hostile: str, bait: str) -> Path:
    said = "The quay flooded at noon, said the harbour master."
    articles = [
        {"id": "one", "title": hostile, "text": f"{said} {hostile}\n\n{hostile}", "url": "https://quay.example/1"},
        {
            "id": "two",
            "title": "The quay flooded",
            "text": f"{said[:-1]} twice. {hostile}",
            "url": f"javascript:fetch('{bait}')",
        },
    ]
    dressed = [
        {
            **article,
            "outlet": f"Quay {hostile}",
            "authors": [hostile],
            "section": hostile,
            "tags": [hostile],
            "published": "2025-05-30",
        }
        for article in articles
    ]
    source = folder / "hostile.jsonl"
    source.write_text("\n".join(json.dumps(article) for article in dressed), "utf-8")
    ingest([str(source)], folder / "archive", load(), now=datetime(2025, 6, 1, tzinfo=UTC))
    return folder / "archive"


def luminance(driver: webdriver.Chrome, selector: str) -> float:
    """Give how light an element's background is: 0 is black, 1 is white."""
    colour = driver.find_element(By.CSS_SELECTOR, selector).value_of_css_property("background-color")
    red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
