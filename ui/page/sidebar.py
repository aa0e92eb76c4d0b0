"""The sidebar of the Ask page: a new conversation, what the archive holds, who writes the answers."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from assistant.archive.entries import Status
from assistant.settings import Settings
from ui.page import session
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.wording import counted, day


def draw(desk: Desk) -> None:
    """Draw it."""
    with st.sidebar:
        st.button("New conversation", on_click=session.start_again, width="stretch", shortcut="Alt+N")
        ink([line("label", "The archive"), *facts(desk.status)], "facts")
        ink([line("meta", answerer(desk.settings))], "answerer")


def facts(status: Status) -> Iterator[Block]:
    """Yield what the archive holds and how fresh it is."""
    yield _fact("Holds", f"{counted(status.articles, 'article')} of {counted(len(status.outlets), 'outlet')}")
    yield _fact("Oldest article", str(status.first_published or "none has a date"))
    yield _fact("Newest article", str(status.last_published or "none has a date"))
    if status.last_run:
        yield _fact("Last ingest", day(status.last_run.started))


def answerer(settings: Settings) -> str:
    """Say who writes the answers."""
    if settings.model is None:
        return "No model is set: answers quote the archive, word for word."
    return f"Answers are written by {settings.model} and checked against the archive, claim by claim."


def _fact(name: str, value: str) -> Block:
    return Block("fact", (Run(name, "name"), Run(value, "value")))
