"""Photograph a report for the documentation: ``python scripts/photograph_report.py report.html docs/screenshots``.

Writes ``report.png`` (1280 pixels wide, light) and ``report-phone-dark.png`` (390 pixels wide, dark). Needs
chromium, its driver and selenium. ``--whole`` takes the pages from top to bottom, to be looked at rather than kept.
"""

from __future__ import annotations

import argparse
import base64
import shutil
from pathlib import Path

from selenium import webdriver

SHOTS = (("report", 1280, 1500, 1, "light"), ("report-phone-dark", 390, 1300, 2, "dark"))
CROSSED = (("report-dark", 1280, 1500, 1, "dark"), ("report-phone", 390, 1300, 2, "light"))


def photograph(page: Path, to: Path, *, whole: bool) -> None:
    """Open the page as a file and take its pictures."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        for name, width, height, scale, scheme in (*SHOTS, *(CROSSED if whole else ())):
            features = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", features)
            size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 600}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            driver.get(page.resolve().as_uri())
            clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
            if whole:
                clip["height"] = driver.execute_script("return document.documentElement.scrollHeight")
            request = {"captureBeyondViewport": whole, "clip": clip}
            taken = driver.execute_cdp_cmd("Page.captureScreenshot", request)
            (to / f"{name}.png").write_bytes(base64.b64decode(taken["data"]))
    finally:
        driver.quit()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("to", type=Path)
    parser.add_argument("--whole", action="store_true")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    photograph(given.page, given.to, whole=given.whole)
