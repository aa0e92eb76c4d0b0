"""The states a page has beside its content: nothing there yet, something under way, something gone wrong.

Each is words, never a picture; all of them go through ``ink``, so a file name or a fault may stand in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from ui.page.ink import ink, line

BROKEN = (
    "This page could not be drawn; what was kept is there still. Reload it. If that does not help, whoever runs "
    "Dateline finds the reason in its log."
)


def empty(title: str, remedy: str, key: str) -> None:
    """Say that there is nothing here, and what would change that."""
    ink([line("nothing", title), line("remedy", remedy)], key, aloud=title)


def failed(what: str, key: str) -> None:
    """Say in one plain line what is wrong, where, and how to mend it."""
    ink([line("notice", what)], key, aloud=what)


def broken(_error: Exception) -> bool:
    """Say that a page could not be drawn, in place of Streamlit's own words; the server's log has the reason."""
    failed(BROKEN, "broken")
    return True


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show the page's own words (never a stranger's: Streamlit parses them) while something goes on."""
    place = st.empty()
    place.caption(f"{what} …")
    try:
        yield
    finally:
        place.empty()
