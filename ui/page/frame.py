"""What stands around every page: the title bar, the way to the other pages, the nameplate."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from ui.page import archive, ask, heads, said, session, settings, states
from ui.page.desk import Closed, Desk, opened
from ui.page.ink import Block, Run, ink

ICON = Path(__file__).with_name("icon.svg")
GO_THERE = Block("actions", (Run("Go to Archive", "action", press="go"),))
Reading = Callable[[Desk], None]
"""A page that reads the archive; it is not drawn where there is none."""
Always = Callable[[Desk | Closed], None]
"""A page that is of use without an archive too."""


def draw() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_icon=str(ICON), layout="centered", menu_items={})
    desk = opened()
    pages = {
        "ask": st.Page(partial(reading, ask.page, desk), title="Ask", url_path="ask", default=True),
        "said": st.Page(partial(reading, said.page, desk), title="Said", url_path="said"),
        "archive": st.Page(partial(always, archive.page, desk), title="Archive", url_path="archive"),
        "settings": st.Page(partial(always, settings.page, desk), title="Settings", url_path="settings"),
    }
    chosen = st.navigation(list(pages.values()), position="top")
    if (left := session.leaving()) is not None:
        page, query = left
        st.switch_page(pages[page], query_params=query)
    st.set_page_config(page_title=heads.tab(chosen.title))
    chosen.run()


def reading(page: Reading, desk: Desk | Closed) -> None:
    """Draw a page that reads the archive, or the plain line that says why it can't be read."""
    session.came_to(page.__module__)
    heads.nameplate(desk, alone=page is ask.page)
    match desk:
        case Desk():
            page(desk)
        case Closed():
            if desk.missing and desk.settings is not None and not desk.settings.read_only:
                states.empty(
                    "There is nothing to ask yet.",
                    "The Archive page builds a sample archive with one press, or takes in files of your own.",
                    "closed-missing",
                )
                ink([GO_THERE], "closed-way", lambda _: session.leave_for("archive", {}))
                states.failed(f"{desk.why}.", "closed")
            else:
                states.failed(f"{desk.why} Then reload this page.", "closed")


def always(page: Always, desk: Desk | Closed) -> None:
    """Draw a page that is there whether or not the archive can be read."""
    session.came_to(page.__module__)
    heads.nameplate(desk)
    page(desk)
