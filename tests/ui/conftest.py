"""What the tests of the page have."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.paper import HOME, Paper, printed
from tests.ui.visiting import Visit, open_page

if TYPE_CHECKING:
    from selenium import webdriver

    from tests.ui.chromium import Server
    from ui.page.intake import Arrival, Intake


@pytest.fixture
def paper() -> Iterator[Paper]:
    """A newspaper's site on loopback, which an ingest may fetch from."""
    with pytest.MonkeyPatch.context() as patch, printed() as running:
        patch.setenv("DATELINE_FETCH_ALLOW", HOME)
        patch.setenv("DATELINE_FETCH_DELAY_S", "0")
        yield running


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    """Open a page as a new visitor: ``visit(archive)``, ``visit(archive, page="said")``."""
    import streamlit as st

    yield partial(open_page, monkeypatch=monkeypatch)
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def sample_archive(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample archive for the tests of one module: a page keeps its conversations beside the archive."""
    return shutil.copytree(sample_archive, tmp_path_factory.mktemp("desk") / "archive")


@pytest.fixture(scope="module")
def page(sample_archive: Path) -> Iterator[Server]:
    """The page of the sample archive, served for the tests of one module."""
    from tests.ui.chromium import served  # Selenium is there for the tests in the browser only

    with served(sample_archive) as server:
        yield server


@pytest.fixture(scope="module")
def desktop() -> Iterator[webdriver.Chrome]:
    """A browser as wide as a desk's, for the tests of one module."""
    from tests.ui.chromium import browser

    with browser(1280, 900) as driver:
        yield driver


@pytest.fixture
def own(sample_archive: Path, tmp_path: Path) -> Path:
    """A copy of the sample archive that may be written to."""
    return Path(shutil.copytree(sample_archive, tmp_path / "own"))


@pytest.fixture
def ended() -> Callable[[Intake], Arrival]:
    """Wait until an ingest has ended."""

    def wait(intake: Intake) -> Arrival:
        for thread in threading.enumerate():
            if thread.name == "intake":
                thread.join(60)
        assert intake.arrival is not None
        assert not intake.arrival.running
        return intake.arrival

    return wait
