"""Archive: what it holds, how fresh it is, its articles, what failed, and what is added from here."""

from __future__ import annotations

import streamlit as st

from assistant.settings import Settings
from ui.page import archive_add, archive_browse, archive_held, heads, states
from ui.page.desk import Closed, Desk

HELD, ARTICLES, ADD = "What is held", "Articles", "Add and mend"


def page(desk: Desk | Closed) -> None:
    """Draw the page."""
    heads.heading("Archive", "What is held, from where, and how fresh.")
    if desk.settings is not None:
        archive_add.watch(desk.settings)
    if isinstance(desk, Closed):
        _closed(desk)
        return
    if not desk.status.articles:
        states.empty("The archive is empty.", "Hand in files, or begin with the sample articles.", "archive-empty")
        _first(desk.settings)
        return
    view = st.segmented_control(
        "View", [HELD, ARTICLES, ADD], default=HELD, required=True, key="archive-view", label_visibility="collapsed"
    )
    if view == ARTICLES:
        archive_browse.draw(desk)
    elif view == ADD:
        archive_add.draw(desk)
    else:
        archive_held.draw(desk)


def _closed(desk: Closed) -> None:
    """Say why there is nothing to show; where it is only that there is no archive yet, offer to make one."""
    states.failed(desk.why, "closed")
    if desk.settings is not None and may_be_made(desk.settings):
        _first(desk.settings)


def _first(settings: Settings) -> None:
    if settings.read_only:
        states.empty("Nothing is added from here.", archive_add.READ_ONLY, "archive-read-only")
        return
    states.empty(
        "A first archive takes one press.",
        "The sample is some fifty short articles of invented papers, on talks in Istanbul and on a harbour town, and "
        "is read in under a minute. Or hand in articles of your own below.",
        "archive-first",
    )
    archive_add.sample(settings)
    archive_add.upload(settings)


def may_be_made(settings: Settings) -> bool:
    """Tell whether an archive can be made where the settings say: there is nothing there, or an empty folder."""
    folder = settings.archive
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
