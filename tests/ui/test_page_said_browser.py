"""The Said page in a real browser: from a speaker to a stretch of time to words in their article; hostile words."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains

from assistant.settings import load
from ingest.pipeline import ingest
from tests.ui.chromium import CHROMIUM, DRIVER, Reader, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and its driver"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
HOSTILE = (
    "<img src=x onerror=window.executed=1><script>window.executed=1</script> ![](http://127.0.0.1:9/a.png) "
    "[press](javascript:window.executed=1) **bold** :red[red] $x^2$"
)


def test_from_who_speaks_to_a_stretch_of_time_to_the_words_and_a_file(
    desktop: webdriver.Chrome, sample_archive: Path, tmp_path: Path
) -> None:
    behaviour = {"behavior": "allow", "downloadPath": str(tmp_path)}
    desktop.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
    with served(sample_archive) as server:
        reader = Reader(desktop, server.url)
        desktop.get(f"{server.url}/said")
        reader.press(next(one for one in reader.wait(".speaking") if "Matthis Osgood" in str(one.text)))
        reader.until(lambda: len(reader.all(".pager [aria-pressed]")) == 2, "26 statements have two pages")
        plot = reader.wait("[data-testid=stVegaLiteChart] canvas")[0]
        assert reader.all(".time-row"), "the same in figures, for who has no pointer"
        assert "statements by week" in str(reader.wait("[data-testid=stVegaLiteChart]")[0].get_attribute("aria-label"))
        desktop.execute_script("arguments[0].scrollIntoView({block: 'center'})", plot)
        reader.until(lambda: plot.rect["width"] > 600, "nothing is drawn")
        last_bar = int(plot.rect["width"] / 2) - 8
        ActionChains(desktop).move_to_element_with_offset(plot, last_bar, 0).click().perform()
        reader.until(lambda: "from=" in desktop.current_url, "a click on a bar narrows")
        assert "speaker=Matthis+Osgood" in desktop.current_url
        reader.until(lambda: bool(reader.all(".chips .chosen")), "the time is a limit that can be taken away")
        reader.until(lambda: not reader.all(".pager"), "the list is narrowed to it")
        reader.wait(".said-direct")
        own: list[str] = []

        def opened() -> bool:
            """Press the first statement; the list may be drawn anew just then."""
            statement = reader.all(".said-direct")[0]
            own[:] = [statement.text]
            reader.press(statement)
            return True

        reader.until(opened, "no statement can be pressed")
        (mark,) = reader.wait("mark")
        assert str(mark.get_attribute("textContent")).strip("“”,") in own[0]
        assert "words of Matthis Osgood" in reader.texts(".kicker")[0]
        reader.close()
        shown = len(reader.all(".said-direct, .said-mixed, .said-indirect"))
        reader.press(reader.wait(".st-key-said-file-csv button")[0])
        file = tmp_path / "said-matthis-osgood.csv"
        reader.until(file.exists, "no file came")
        rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
        assert len(rows) == shown
        assert {row["speaker"] for row in rows} == {"Matthis Osgood"}
        assert reader.complaints() == []
        assert reader.outside() == set()


def test_hostile_words_are_shown_and_do_nothing(desktop: webdriver.Chrome, tmp_path: Path) -> None:
    article = {
        "id": "one",
        "title": HOSTILE,
        "outlet": f"Quay {HOSTILE}",
        "url": "javascript:window.executed=1",
        "published": "2025-05-30",
        "text": f"“The quay flooded {HOSTILE},” said Greta Lorne, the harbour master. She said {HOSTILE} was wet.",
    }
    (tmp_path / "hostile.jsonl").write_text(json.dumps(article), "utf-8")
    archive = tmp_path / "archive"
    ingest([str(tmp_path / "hostile.jsonl")], archive, load(), now=datetime(2025, 6, 1, tzinfo=UTC))
    with served(archive) as server:
        reader = Reader(desktop, server.url)
        desktop.get("about:blank")  # the page of a server that has ended goes on looking for it
        reader.requests()  # what an earlier test asked for
        for query, there in (
            ("", ".speaking"),
            ("?speaker=Greta+Lorne", ".paper"),
            (f"?speaker={quote_plus(HOSTILE)}", ".nothing"),
            (
                f"?about={quote_plus(HOSTILE)}&order={quote_plus(HOSTILE)}&outlet={quote_plus(article['outlet'])}",
                ".who",
            ),
        ):
            desktop.get(f"{server.url}/said{query}")
            reader.wait(there)
            assert desktop.execute_script("return window.executed") is None
            assert not reader.all("img[src=x], [onerror], iframe, a[href^=javascript], a[href*='127.0.0.1:9']")
        desktop.get(f"{server.url}/said?speaker=Greta+Lorne")
        reader.press(reader.wait(".said-direct, .said-mixed, .said-indirect")[0])
        reader.wait("mark")
        assert any("<img src=x" in title for title in reader.texts(".paper .title"))
        assert desktop.execute_script("return window.executed") is None
        assert reader.outside() == set()
