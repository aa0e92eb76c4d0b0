"""What stands around every page: the title bar, the way to the other pages, the nameplate."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from ui.page import archive, ask, said, session, settings, states
from ui.page.desk import Closed, Desk, opened
from ui.page.heads import nameplate

ICON = Path(__file__).with_name("icon.svg")
FIRST = ". Or build the sample archive on the page Archive."
Reading = Callable[[Desk], None]
"""A page that reads the archive; it is not drawn where there is none."""
Always = Callable[[Desk | Closed], None]
"""A page that is of use without an archive too."""


def draw() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="Dateline", page_icon=str(ICON), layout="centered", menu_items={})
    desk = opened()
    pages = [
        st.Page(partial(reading, ask.page, desk), title="Ask", url_path="ask", default=True),
        st.Page(partial(reading, said.page, desk), title="Said", url_path="said"),
        st.Page(partial(always, archive.page, desk), title="Archive", url_path="archive"),
        st.Page(partial(always, settings.page, desk), title="Settings", url_path="settings"),
    ]
    st.navigation(pages, position="top").run()


def reading(page: Reading, desk: Desk | Closed) -> None:
    """Draw a page that reads the archive, or the plain line that says why it can't be read."""
    session.came_to(page.__module__)
    nameplate(desk)
    match desk:
        case Desk():
            page(desk)
        case Closed():
            begin = desk.missing and desk.settings is not None and not desk.settings.read_only
            states.failed(f"{desk.why}{FIRST if begin else ' Then reload this page.'}", "closed")


def always(page: Always, desk: Desk | Closed) -> None:
    """Draw a page that is there whether or not the archive can be read."""
    session.came_to(page.__module__)
    nameplate(desk)
    page(desk)
