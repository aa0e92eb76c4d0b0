"""What the tests of the page have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from tests.ui.visiting import Visit, open_page


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    """Open a page as a new visitor: ``visit(archive)``, ``visit(archive, page="said")``."""
    import streamlit as st

    yield partial(open_page, monkeypatch=monkeypatch)
    st.cache_resource.clear()
