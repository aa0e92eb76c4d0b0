"""The sidebar of the Ask page: a new conversation, those that are kept, what the archive holds, who answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

import streamlit as st

from assistant.archive.entries import Status
from assistant.settings import Settings
from ui.page import scope, session, threads
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.wording import counted, day


def draw(desk: Desk, asked: str) -> AbstractContextManager[object]:
    """Draw it; give the place for what can be done with the open conversation, which may yet have to be answered.

    ``asked`` is the question that is being asked, "" where none is.
    """
    with st.sidebar:
        st.button("New conversation", on_click=_start_again, width="stretch", shortcut="Alt+N")
        place = st.container()
        threads.draw(desk, asked, max((turn.n or 0 for turn in session.turns()), default=0) + 1)
        ink([line("label", "The archive"), *facts(desk.status)], "facts")
        ink([line("meta", answerer(desk.settings)), line("meta", KEYS)], "answerer")
    return place


KEYS = "Alt+N begins a new conversation, Alt+Q goes to the question line, Escape closes a drawer."


def _start_again() -> None:
    session.start_again()
    scope.clear()


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
