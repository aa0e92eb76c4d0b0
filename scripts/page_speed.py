"""Time the page in a browser, quiet and while an ingest runs: ``python -m scripts.page_speed ARCHIVE``.

Printed, each as median and longest: a warm page from its address to the line that can be typed in; from enter to the
first words of the answer, and to the whole of it with its sources. Times are taken by the browser's own clock.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from scripts.ten_readers import from_the_command_line, make
from tests.ui.chromium import Reader, browser, served

VISITS = 8
ASKED = (
    "What did Peskov say about the memorandum?",
    "What did Renwold say about the gate?",
    "How many people were injured by storm Brannoc?",
    "Who said the barrier was too expensive?",
)
WATCH = """
const count = (selector) => { let found = 0; const walk = (root) => { for (const one of root.querySelectorAll('*')) {
  if (one.matches(selector) && one.textContent.trim()) found += 1;
  if (one.shadowRoot) walk(one.shadowRoot);
} }; walk(document); return found; };
window.stood = {};
const [wanted, asking] = arguments, before = {};
for (const name in wanted) before[name] = asking ? count(wanted[name]) : 0;
let begun = asking ? null : 0;
const pressed = (event) => { if (event.key === 'Enter') begun ??= performance.now(); };
if (asking) addEventListener('keydown', pressed, true);
const look = () => {
  if (begun !== null)
    for (const name in wanted)
      if (!(name in stood) && count(wanted[name]) > before[name]) stood[name] = (performance.now() - begun) / 1000;
  if (Object.keys(wanted).some((name) => !(name in stood))) setTimeout(look, 15);
};
look();
"""
ANSWER = {"first words": ".answer, [data-testid=stText]", "whole answer": ".colophon"}
LOADED = {"page": "textarea:enabled, .lead"}


def stood(reader: Reader, wanted: dict[str, str]) -> dict[str, float]:
    """Wait for what is watched for; give the seconds after which each of it stood on the page."""
    reader.until(lambda: len(reader.driver.execute_script("return stood")) == len(wanted), "it never came")
    found: dict[str, float] = reader.driver.execute_script("return stood")
    return found


def visits(driver: webdriver.Chrome, url: str) -> dict[str, list[float]]:
    """Come to the page and ask, again and again; give the seconds each thing took."""
    times: dict[str, list[float]] = {}
    reader = Reader(driver, url)
    for visit in range(VISITS):
        driver.get(url)
        driver.execute_script(WATCH, LOADED, False)
        found = stood(reader, LOADED)
        line = reader.wait("textarea:enabled")[0]
        reader.wait(".lead")
        reader.until(lambda: not reader.all("[data-testid=stStatusWidget]"), "the page is never done")
        driver.execute_script(WATCH, ANSWER, True)
        line.send_keys(ASKED[visit % len(ASKED)], Keys.ENTER)
        for name, seconds in {**found, **stood(reader, ANSWER)}.items():
            times.setdefault(name, []).append(seconds)
    return times


def row(times: dict[str, list[float]]) -> str:
    """Give the row of a table."""
    return " | ".join(f"{median(each):.2f}, {max(each):.2f}" for each in times.values())


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--articles", type=int, default=3000, help="read by the ingest beside the reader")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as made, browser(1280, 900) as driver:
        archive = shutil.copytree(given.archive, Path(made) / "archive")
        make(archive, Path(made) / "articles", given.articles)
        with served(archive) as server:
            visits(driver, server.url)  # what loads with the first of everything
            print(f"load of the machine {os.getloadavg()[0]:.1f}; seconds, median and longest of {VISITS}")
            found = visits(driver, server.url)
            print(f"| | {' | '.join(found)} |\n|---|{'---|' * len(found)}\n| quiet | {row(found)} |", flush=True)
            with from_the_command_line(archive, Path(made) / "articles") as runs:
                print(f"| an ingest beside it | {row(visits(driver, server.url))} |")
                print("the ingest was still at work" if runs() else "the ingest had done before")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
