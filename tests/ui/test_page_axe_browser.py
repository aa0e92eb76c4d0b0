"""axe-core on every page, light and dark: nothing serious or critical of ours."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.ui import axe

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from selenium import webdriver

from tests.ui.chromium import Reader, Server, browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver")),
        reason="no chromium or chromedriver: apt-get install chromium chromium-driver",
    ),
    pytest.mark.skipif(
        axe.source() is None,
        reason="axe-core is not installed: pip install --no-deps axe-playwright-python",
    ),
]

PESKOV = "What did Peskov say about the memorandum?"
GRAVE = {"serious", "critical"}
STREAMLITS: dict[str, tuple[str, str]] = {}
"""What Streamlit itself draws and we can't mend: for a rule of axe's the elements, as a pattern of their HTML, and why.
Empty as of Streamlit 1.67 and axe 4.12: it had nothing on these pages that was serious.
"""
PAGES = (
    ("Narrow", "", "Narrow", "[data-testid=stDateInput]"),
    ("who speaks", "said", "", ".speaking"),
    ("a speaker", "said?speaker=Dmitry+Peskov", "", ".said-direct"),
    ("what is held", "archive", "", "[data-testid=stVegaLiteChart] svg"),
    ("articles", "archive", "Articles", ".entryline"),
    ("add and mend", "archive", "Add and mend", "input[type=file]"),
    ("Settings", "settings", "", "[data-testid=stTextInput] input"),
)
"""Name, address, what is pressed there, and what is there then."""
PLANTED = """
const ink = [...document.querySelectorAll('*')].find((one) => one.shadowRoot?.querySelector('#ink')).shadowRoot;
ink.querySelector('#ink').append(document.createElement('img'));
"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_page_has_a_serious_fault(page: Server, dark: bool) -> None:
    with browser(1280, 900, dark=dark) as driver:
        reader = Reader(driver, page.url)
        reader.visit()
        found = {"Ask": ours(driver)}
        reader.ask(PESKOV)
        reader.wait(".onward")
        found["Ask, answered"] = ours(driver)
        reader.press(reader.wait(".cite")[0])
        reader.wait("mark")
        found["an article open"] = ours(driver)
        reader.close()
        assert pressed(reader, "Why this answer")
        reader.wait("[role=dialog] textarea")
        found["why"] = ours(driver)
        for name, path, press, there in PAGES:
            driver.get(f"{page.url}/{path}")
            reader.wait(".standfirst, .lead")
            if press:
                reader.until(lambda words=press: pressed(reader, words), f"nothing says {press}")
            reader.wait(there)
            reader.until(lambda: not reader.all("[data-stale=true], [data-testid=stStatusWidget]"), "still being drawn")
            found[name] = ours(driver)
        assert reader.complaints() == []
        assert not {where: faults for where, faults in found.items() if faults}
        driver.execute_script(PLANTED)
        assert [each.rule for each in ours(driver)] == ["image-alt"], "axe does not see what is drawn"


def pressed(reader: Reader, words: str) -> bool:
    """Press what begins with these words; False where there is no such thing yet."""
    for one in reader.all("button"):
        if str(one.get_attribute("textContent")).strip().startswith(words):
            reader.press(one)
            return True
    return False


def ours(driver: webdriver.Chrome) -> list[axe.Finding]:
    """Give the grave findings that are not Streamlit's own."""
    return [
        each
        for each in axe.findings(driver)
        if each.impact in GRAVE and not (each.rule in STREAMLITS and re.search(STREAMLITS[each.rule][0], each.html))
    ]
