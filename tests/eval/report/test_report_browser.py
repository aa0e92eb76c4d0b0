"""The report in a real browser, opened as a file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.report import write
from tests.eval.report.views import VIEW, hostile

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from selenium import webdriver

from tests.ui.chromium import Reader, browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver")),
        reason="no chromium or chromedriver: apt-get install chromium chromium-driver",
    ),
]

# The least contrast of any words with the page behind them (WCAG 2), and which words they are.
CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const rgb = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data]; };
const light = (colour) => rgb(colour).slice(0, 3).map(v => v / 255)
  .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const behind = (element) => { for (; element; element = element.parentElement) {
  const colour = getComputedStyle(element).backgroundColor; if (rgb(colour)[3]) return colour; } return 'white'; };
let worst = [21, ''];
for (const element of document.querySelectorAll('body *')) {
  const words = [...element.childNodes].filter(n => n.nodeType === 3 && n.data.trim());
  if (!words.length || !element.checkVisibility()) continue;
  const style = getComputedStyle(element);
  const [a, b] = [light(element.namespaceURI.endsWith('svg') ? style.fill : style.color), light(behind(element))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < worst[0]) worst = [ratio, words[0].data];
}
return worst;
"""


@pytest.fixture(params=[(1280, False), (390, False), (1280, True), (390, True)], ids=lambda p: f"{p[0]}-{p[1]}")
def driver(request: pytest.FixtureRequest) -> Iterator[webdriver.Chrome]:
    width, dark = request.param
    with browser(width, 900, dark=dark, phone=width < 600) as opened:
        yield opened


def test_the_report_fits_reads_and_asks_nothing_of_anybody(driver: webdriver.Chrome, tmp_path: Path) -> None:
    reader = Reader(driver, write(tmp_path, VIEW)[1].as_uri())
    driver.get(reader.url)
    assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    ratio, words = driver.execute_script(CONTRAST)
    assert ratio >= 4.5, f"{words!r} is at {ratio:.1f}"
    assert driver.execute_script("return document.querySelector('figure svg').getBoundingClientRect().height > 150")
    assert reader.requests() == {reader.url}
    assert reader.complaints() == []


def test_hostile_words_run_nothing_fetch_nothing_and_widen_nothing(driver: webdriver.Chrome, tmp_path: Path) -> None:
    reader = Reader(driver, write(tmp_path, hostile())[1].as_uri())
    driver.get(reader.url)
    driver.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert "onerror=alert(2)" in driver.execute_script("return document.body.textContent")
    assert driver.execute_script("return document.scripts.length + document.images.length") == 0
    outward = "return [...document.links].filter(one => !one.getAttribute('href').startsWith('#')).length"
    assert driver.execute_script(outward) == 0
    assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert reader.requests() == {reader.url}
    assert reader.complaints() == []


def test_filters_hide_other_cases_and_say_when_none_is_left(tmp_path: Path) -> None:
    shown = "return [...document.querySelectorAll('.case')].filter(one => one.checkVisibility()).map(one => one.id)"
    with browser(1280, 900) as driver:
        driver.get(write(tmp_path, VIEW)[1].as_uri())
        driver.execute_script("document.querySelector('.tail-group').open = true")
        assert driver.execute_script(shown) == ["case-1", "case-2", "case-3"]
        driver.execute_script("document.querySelector('#pick-0-1').click()")
        assert driver.execute_script(shown) == ["case-2"], "the verdict wrongly refused"
        driver.execute_script("document.querySelector('#pick-1-0').click()")
        assert driver.execute_script(shown) == [], "no fact was wrongly refused"
        assert driver.execute_script("return document.querySelector('.none').checkVisibility()")
