"""What can be done with the open conversation as a whole: give it a title, take it away as a file, delete it."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from pathlib import Path

import streamlit as st

from assistant.conversation import Listed, Threads
from assistant.conversation.threads import LONGEST_TITLE
from assistant.errors import DatelineError, InputError
from ui import exported
from ui.page import kept, session, states
from ui.page.desk import Desk
from ui.page.ink import ink, line
from ui.page.wording import counted

FILES = (("Markdown", "md", "text/markdown"), ("JSON", "json", "application/json"), ("CSV", "csv", "text/csv"))
"""The forms a conversation is taken away in, to read, to work with, for a spreadsheet."""


def draw(desk: Desk) -> None:
    """Draw it, once something of the open conversation is kept."""
    if not any(turn.n for turn in session.turns()):
        return
    try:
        listed = kept.store(desk).listed(session.thread())
        mine = kept.mine(desk, listed.id)
    except DatelineError:
        return  # deleted in another window: the next question keeps it anew; or unreadable: the list says so
    with st.container(horizontal=True, gap="small"):
        with st.popover("Export", help="Take this conversation away as a file"):
            for label, form, mime in FILES:
                st.download_button(
                    label,
                    partial(_file, desk.assistant.archive.path, listed.id, form),
                    file_name(listed, form),
                    mime,
                    key=f"export-{form}",
                    on_click="ignore",
                    width="stretch",
                )
        if mine and st.button("Rename", key="rename"):
            _rename(desk, listed)
        if mine and st.button("Delete", key="delete"):
            _delete(desk, listed)
    if not mine:
        ink([line("meta", "Begun by somebody else: a question of yours goes on with a copy.")], "not-mine")


def file_name(listed: Listed, form: str) -> str:
    """Name a file after a conversation's day and title, in letters every disk takes."""
    plain = unicodedata.normalize("NFKD", listed.title).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-")
    return "-".join(part for part in ("dateline", f"{listed.last:%Y-%m-%d}", words) if part) + f".{form}"


def _file(archive: Path, thread: str, form: str) -> bytes:
    """Write the conversation as it is kept when the button is pressed."""
    threads = Threads(archive)
    return exported.exported(threads.listed(thread), threads.turns(thread), form).encode()


@st.dialog("Rename the conversation")
def _rename(desk: Desk, listed: Listed) -> None:
    with st.form("renaming", border=False):
        title = st.text_input("Title", listed.title, max_chars=LONGEST_TITLE, key=f"title-{listed.id}")
        if not st.form_submit_button("Save", type="primary"):
            return
    try:
        kept.store(desk).rename(listed.id, title)
    except InputError:
        states.failed("A title needs a word.", "no-title")
    except DatelineError as error:
        states.failed(str(error), "no-title")
    else:
        st.rerun()


@st.dialog("Delete the conversation?")
def _delete(desk: Desk, listed: Listed) -> None:
    ink(
        [
            line("lead", listed.title),
            line("meta", f"{counted(listed.turns, 'question')} and what was answered go for good; articles stay."),
        ],
        "deleting",
    )
    with st.container(horizontal=True, gap="small"):
        gone = st.button("Delete for good", type="primary", key="delete-for-good")
        stays = st.button("Keep it", key="delete-not")
    if gone:
        try:
            kept.store(desk).delete(listed.id)
        except DatelineError as error:
            states.failed(str(error), "not-deleted")
            return
        session.start_again()
    if gone or stays:
        st.rerun()
