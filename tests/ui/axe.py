"""What axe-core finds on the page as it stands in the browser, shadow roots included."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from selenium import webdriver

RUN = """
const done = arguments[arguments.length - 1];
const rules = { 'label-content-name-mismatch': { enabled: true } }; // off by default; who speaks to the page needs it
axe.run(document, { resultTypes: ['violations'], rules }).then(
  ({ violations }) => done(violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => [
    id, node.impact ?? impact, node.target.flat().join(' >>> '), node.html.slice(0, 300),
    [...node.any, ...node.all, ...node.none].map(({ message }) => message).join('; '),
  ]))), (error) => done(String(error)));
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One element that breaks one rule; ``where`` is its selector, `` >>> `` where it goes into a shadow root."""

    rule: str
    impact: str
    where: str
    html: str
    why: str


def source() -> Path | None:
    """Give axe-core's file as axe-playwright-python ships it; None where that is not installed."""
    found = find_spec("axe_playwright_python")
    file = Path(found.origin).with_name("axe.min.js") if found and found.origin else None
    return file if file and file.is_file() else None


def findings(driver: webdriver.Chrome) -> list[Finding]:
    """Give every violation of axe's default rules on the page, and of its rule for names without the visible words."""
    file = source()
    assert file, "axe-playwright-python is not installed: pip install --no-deps axe-playwright-python"
    driver.execute_script(file.read_text("utf-8"))
    found = driver.execute_async_script(RUN)
    assert isinstance(found, list), found
    return [Finding(*each) for each in found]
