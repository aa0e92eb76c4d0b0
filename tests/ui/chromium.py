"""A reader at a real browser, and the page's own server: chromium driven through Selenium, all on loopback."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from ui.page import launch

ROOT = Path(__file__).parents[2]
CHROMIUM, DRIVER = (shutil.which(name) for name in ("chromium", "chromedriver"))
PATIENCE_S = 60
NEEDS_BROWSER = [
    pytest.mark.browser,
    pytest.mark.flaky(reruns=1),  # a press can meet the page just as it is drawn anew; a second red is a fault
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER),
        reason="no chromium or chromedriver: apt-get install chromium chromium-driver",
    ),
]
"""Marks a module of tests that drive a browser."""

IN_SHADOWS = """
const found = [];
const walk = (root) => { for (const element of root.querySelectorAll('*')) {
  if (element.matches(arguments[0])) found.push(element);
  if (element.shadowRoot) walk(element.shadowRoot);
} };
walk(document);
return found;
"""
ALL_TEXT = """
const unseen = ['STYLE', 'SCRIPT', 'NOSCRIPT'];
const text = (node) => unseen.includes(node.nodeName) ? '' : node.nodeType === Node.TEXT_NODE ? node.data
  : [...node.childNodes, ...(node.shadowRoot?.childNodes ?? [])].map(text).join(' ');
return text(document.body).replace(/\\s+/g, ' ');
"""


@dataclass(slots=True)
class Reader:
    """Someone at a browser, on one page."""

    driver: webdriver.Chrome
    url: str

    def all(self, selector: str) -> list[WebElement]:
        """Give the elements of a selector, those in shadow roots too."""
        found: list[WebElement] = self.driver.execute_script(IN_SHADOWS, selector)
        return found

    def wait(self, selector: str, count: int = 1) -> list[WebElement]:
        """Give the elements of a selector as soon as there are so many."""

        def there(_: object) -> list[WebElement] | None:
            found = self.all(selector)
            return found if len(found) >= count else None

        waiting = WebDriverWait(self.driver, PATIENCE_S, 0.05, ignored_exceptions=(StaleElementReferenceException,))
        try:
            return waiting.until(there)
        except TimeoutException:
            shown = self.driver.execute_script(ALL_TEXT)
            raise AssertionError(f"no {selector} on the page: {shown}") from None

    def texts(self, selector: str) -> list[str]:
        """Give the text of elements, hidden or not."""
        return [str(element.get_attribute("textContent")) for element in self.wait(selector)]

    def visit(self) -> None:
        self.driver.get("about:blank")  # the page of a server that has ended goes on looking for it
        self.requests()
        self.complaints()
        self.driver.get(self.url)
        self.wait(".lead")

    def ask(self, question: str, answered: int = 1) -> None:
        """Ask, and wait until so many questions of this conversation have been answered."""
        self.until(lambda: self.all("textarea:enabled")[0].is_displayed(), "the page cannot be typed in")
        self.all("textarea:enabled")[0].send_keys(question, Keys.ENTER)
        self.wait(".colophon", answered)

    def close(self) -> None:
        """Close the drawer with the keyboard."""
        self.wait("[role=dialog]")[0].send_keys(Keys.ESCAPE)
        self.until(lambda: not self.all("mark"), "the drawer stays open")

    def until(self, true: Callable[[], bool], else_say: str) -> None:
        """Wait until something is true."""
        passing = (StaleElementReferenceException, IndexError)  # the page is being drawn anew
        WebDriverWait(self.driver, PATIENCE_S, 0.05, ignored_exceptions=passing).until(lambda _: true(), else_say)

    def complaints(self) -> list[str]:
        """Give what the browser's console complained of since the last call, Streamlit's own left out: where the
        address names a page, it looks for its server under that first, at two addresses (404 each).
        """
        own = re.compile(rf"{re.escape(self.url)}/\w+/_stcore/(health|host-config) - .* status of 404 ")
        told = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]
        return [each for each in told if not own.match(each)]

    def press(self, element: WebElement) -> None:
        self.driver.execute_script("arguments[0].click()", element)

    def requests(self) -> set[str]:
        """Give every URL asked for since the last call, WebSockets included."""
        asked = set()
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.add(message["params"]["request"]["url"])
            elif message["method"] == "Network.webSocketCreated":
                asked.add(message["params"]["url"])
        return asked

    def outside(self) -> set[str]:
        """Give the URLs asked for that are not the page's own."""
        own = urlsplit(self.url).netloc
        return {
            url
            for url in self.requests()
            if urlsplit(url).scheme not in {"blob", "data"} and urlsplit(url).netloc != own
        }


@contextmanager
def browser(width: int, height: int, *, dark: bool = False, phone: bool = False) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
    ):
        options.add_argument(flag)
    options.add_argument(f"--window-size={width},{height}")
    if phone:
        metrics = {"width": width, "height": height, "pixelRatio": 2}
        options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    try:
        if dark:
            scheme = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme)
        yield driver
    finally:
        driver.quit()


@dataclass(frozen=True, slots=True)
class Server:
    """A running page."""

    url: str
    pid: int

    def memory_mb(self) -> float:
        """Give the resident memory of the page's process."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


@contextmanager
def served(
    archive: Path, extra: Mapping[str, str] | None = None, *, folder: Path = ROOT, port: int | None = None
) -> Iterator[Server]:
    """Serve the page of an archive as ``dateline ui`` does in a folder, on a free port where none is given."""
    port = port or free_port()
    call = launch.command(archive, "127.0.0.1", port)
    environment = {**launch.environment(archive), **(extra or {})}
    with subprocess.Popen(call, env=environment, cwd=folder, stdout=subprocess.DEVNULL) as page:
        try:
            WebDriverWait(page, PATIENCE_S, 0.1).until(lambda _: answers(port), "the page's server did not start")
            yield Server(f"http://127.0.0.1:{port}", page.pid)
        finally:
            page.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int) -> bool:
    try:
        with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == 200
    except OSError:
        return False
