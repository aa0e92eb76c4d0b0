"""What the tests of the page have."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.ui.visiting import Visit, open_page


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
