"""Logging in with a real provider, in a real browser: what is shut before, who is let in, what logging out does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from selenium import webdriver

from tests.ui.chromium import ALL_TEXT, NEEDS_BROWSER, Reader, Server, free_port, served
from tests.ui.provider import provider, secrets
from tests.ui.wire import wired

pytestmark = NEEDS_BROWSER

PESKOV = "What did Peskov say about the memorandum?"
ADA, BO, CY = "ada@paper.example", "bo@elsewhere.example", "cy@paper.example"
ACCOUNTS = (
    {"sub": "ada", "email": ADA, "email_verified": True, "name": "Ada Quill"},
    {"sub": "bo", "email": BO, "email_verified": True},
    {"sub": "cy", "email": CY, "email_verified": False},
)
DOOR = "Skip to main content Dateline Log in to read this archive. Log in"
NOT_LISTED = "Skip to main content Dateline {} is not on the list of those who may read here."


@contextmanager
def asking_to_log_in(archive: Path, folder: Path, **extra: str) -> Iterator[Server]:
    """Serve a page that asks for a login with a provider of three accounts."""
    port = free_port()
    with provider(ACCOUNTS) as login:
        secrets(folder, f"http://127.0.0.1:{port}", login)
        with served(archive, extra, folder=folder, port=port) as server:
            yield server


@pytest.fixture(scope="module")
def listed(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A page that only Ada and Cy may read."""
    folder = tmp_path_factory.mktemp("listed")
    with asking_to_log_in(sample_archive, folder, DATELINE_READERS=f"{ADA}, {CY}") as server:
        yield server


@pytest.fixture
def nobody(desktop: webdriver.Chrome) -> webdriver.Chrome:
    """A browser that is logged in nowhere; a cookie is for every port of this machine."""
    desktop.execute_cdp_cmd("Network.clearBrowserCookies", {})
    return desktop


def shown(reader: Reader) -> str:
    """Give every word on the page."""
    return str(reader.driver.execute_script(ALL_TEXT)).strip()


def log_in(reader: Reader, account: str) -> None:
    """Press "Log in", then the account on the provider's own page."""
    press(reader, "Log in")
    reader.until(lambda: bool(reader.all(f"button[value={account}]")), "the provider is not shown")
    reader.press(reader.all(f"button[value={account}]")[0])
    reader.until(lambda: reader.driver.current_url.startswith(reader.url), "the provider leads nowhere")


def press(reader: Reader, words: str) -> None:
    """Press a button by its words, once it is there."""

    def pressed() -> bool:
        found = [one for one in reader.all("button") if str(one.get_attribute("textContent")).strip() == words]
        if found:
            reader.press(found[0])
        return bool(found)

    reader.until(pressed, f"no button {words}")


def shut(reader: Reader, page: str) -> None:
    """Hold that a page shows its name and the way in, and nothing else."""
    reader.driver.get(f"{reader.url}/{page}")
    reader.until(lambda: any("Log in" in text for text in reader.texts("button")), f"/{page} is not shut")
    reader.until(lambda: shown(reader) == DOOR, f"/{page} shows something else")
    assert not reader.all("textarea, input, [data-testid=stSidebar], [data-testid=stTopNavLink]"), page


def test_nothing_is_there_before_the_login_all_after_it_and_nothing_once_logged_out(
    sample_archive: Path, nobody: webdriver.Chrome, tmp_path: Path
) -> None:
    with asking_to_log_in(sample_archive, tmp_path) as server:
        reader = Reader(nobody, server.url)
        for page in ("", "said", "said?speaker=Dmitry+Peskov", "archive", "settings"):
            shut(reader, page)
        with wired(reader.url) as anybody:
            sent = [text for blocks in anybody.blocks.values() for _, text in blocks]
        assert sent == ["Dateline", "Log in to read this archive."]
        log_in(reader, "ada")
        reader.wait(".lead")
        reader.ask(PESKOV)
        assert "not constructive" in " ".join(reader.texts(".answer"))
        reader.driver.get(f"{reader.url}/settings")
        reader.until(lambda: f"Logged in as {ADA}." in shown(reader), "who is logged in is not said")
        press(reader, "Log out")
        reader.until(lambda: "end_session" in reader.driver.current_url, "the provider is not told")
        reader.driver.find_element("css selector", "button[type=submit]").click()
        reader.until(lambda: reader.driver.current_url.startswith(reader.url), "the provider leads nowhere")
        for page in ("", "said", "archive", "settings"):
            shut(reader, page)


@pytest.mark.parametrize(("account", "address"), [("bo", BO), ("cy", CY)], ids=["unlisted", "unverified"])
def test_who_is_not_on_the_list_is_told_so_and_shown_nothing(
    listed: Server, nobody: webdriver.Chrome, account: str, address: str
) -> None:
    reader = Reader(nobody, listed.url)
    nobody.get(reader.url)
    log_in(reader, account)
    reader.until(lambda: shown(reader).endswith("Log out"), "no way out")
    told, _, rest = shown(reader).partition(" Whoever runs this page keeps it (DATELINE_READERS).")
    assert told == NOT_LISTED.format(address)
    assert rest.strip() == "Log out"
    assert not reader.all("textarea")


def test_who_is_on_the_list_is_let_in(listed: Server, nobody: webdriver.Chrome) -> None:
    reader = Reader(nobody, listed.url)
    nobody.get(reader.url)
    log_in(reader, "ada")
    reader.wait(".lead")
    reader.wait("textarea:enabled")
