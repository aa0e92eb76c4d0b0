"""The list of conversations in the sidebar: the newest first, looked through by words, the open one marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import streamlit as st

from assistant.conversation import Listed
from assistant.errors import DatelineError
from ui.page import kept, session
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.wording import counted, day

AT_FIRST = 12
"""Conversations shown before a reader asks for older ones."""


@st.fragment
def draw(desk: Desk, asked: str, number: int) -> None:
    """Draw the list; ``asked`` is the question that is being asked, the conversation's ``number``th: it is counted,
    and a conversation that is not kept yet has it for a title.
    """
    words: str = st.text_input(
        "Search conversations",
        key="threads-words",
        placeholder="Search conversations",
        label_visibility="collapsed",
        type="search",
        live=True,
    )
    try:
        found = kept.listed(desk, words)
    except DatelineError as error:
        ink([line("notice", str(error))], "threads")
        return
    if asked and not words:
        found = with_asked(found, Listed(session.thread(), asked, number, datetime.now(UTC), datetime.now(UTC)))
    shown = found if st.session_state.get("threads-all") else found[:AT_FIRST]
    drawn = list(blocks(shown, session.thread(), datetime.now(UTC).date()))
    if len(shown) < len(found):
        drawn.append(Block("action", (Run(f"All {counted(len(found), 'conversation')}"),), "all"))
    ink(drawn or [line("meta", nothing(words, shared=kept.shared(desk), known=bool(kept.user())))], "threads", _press)
    if session.is_going():
        st.rerun()


def with_asked(listed: Sequence[Listed], asking: Listed) -> list[Listed]:
    """Give the list as it is once the question that is being asked is kept: its conversation first, and no shorter."""
    kept = next((each for each in listed if each.id == asking.id), asking)
    longer = replace(kept, turns=max(kept.turns, asking.turns), last=asking.last)
    return [longer, *(each for each in listed if each.id != asking.id)]


def blocks(listed: Sequence[Listed], opened: str, today: date) -> Iterator[Block]:
    """Yield conversations under the days they were last asked in; their buttons are named "open ID"."""
    above = ""
    for each in listed:
        when = since(each.last.date(), today)
        if when != above:
            yield line("label", when)
        above = when
        about = counted(each.turns, "question")
        if when == "Earlier":
            about = f"{about} · {day(each.last)}"
        yield Block(
            "thread",
            (Run(each.title or "Untitled", "title"), Run(about, "credit")),
            f"open {each.id}",
            current=each.id == opened,
        )


def since(last: date, today: date) -> str:
    """Say how long ago a day is, as far as a list is parted by it."""
    if last >= today:
        return "Today"
    return "Yesterday" if last == today - timedelta(days=1) else "Earlier"


def nothing(words: str, *, shared: bool, known: bool = False) -> str:
    """Say why no conversation is listed."""
    if words.strip():
        return "No conversation has these words."
    if shared and known:
        return "Your own conversations are kept and listed here."
    return "Conversations of this visit are listed here." if shared else "Conversations are kept and listed here."


def _press(pressed: str) -> None:
    what, _, thread = pressed.partition(" ")
    if what == "all":
        st.session_state["threads-all"] = True
        return
    session.go_to(thread)
