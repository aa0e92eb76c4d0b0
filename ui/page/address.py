"""The address of what is open: ``?thread=ID`` and ``?thread=ID&answer=N``; it is followed, and kept true."""

from __future__ import annotations

import re

import streamlit as st

from ui.page import kept, session
from ui.page.desk import Desk
from ui.page.wording import counted

NO_THREAD = "No conversation is kept under this address: it was deleted, or the link is not whole."
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def of(thread: str, answer: int | None = None) -> str:
    """Give the query of an address."""
    return f"?thread={thread}" + (f"&answer={answer}" if answer else "")


def follow(desk: Desk) -> str:
    """Open what the address names where that is not open yet; give a plain line that says why it can't be, else ""."""
    thread, answer = told = _told()
    pressed = session.pressed()
    if told == st.session_state.get("address", ("", "")):
        st.session_state.pop("address-before", None)
        return ""
    if pressed and told == st.session_state.get("address-before"):
        return ""  # a press so soon after the answer that the browser had not heard of its address yet
    st.session_state["address"] = told
    if thread:
        return open_thread(desk, thread, answer)
    if session.stayed() and session.turns():
        session.start_again()  # the reader went back to where nothing had been asked
    return ""


def open_thread(desk: Desk, thread: str, answer: str = "") -> str:
    """Open a conversation at one of its answers, else at its end; give the plain line that says what is not there."""
    listed = kept.found(desk, thread)
    if listed is None:
        session.start_again()
        return NO_THREAD
    number = int(answer) if _NUMBER.fullmatch(answer) else 0
    session.go_on_with(thread, kept.turns(desk, listed, number if number <= listed.turns else 0))
    turns = session.turns()
    at = next((at for at, turn in enumerate(turns) if turn.n == number), None)
    if at is not None:
        session.link(at)
        return ""
    session.land(len(turns) - 1)
    if not answer:
        return ""
    if 0 < number <= listed.turns:
        return f"Answer {number} lies too far back to be drawn; an export of the conversation has it."
    return f"This conversation has no answer {answer[:10]}; it has {counted(listed.turns, 'answer')}."


def thread() -> str:
    """Give the conversation on the page, "" while nothing of it is kept."""
    return session.thread() if any(turn.n for turn in session.turns()) else ""


def name() -> None:
    """Make the address name what is open: nothing, while nothing of it is kept."""
    turns, linked = session.turns(), session.linked()
    n = turns[linked].n if linked is not None and linked < len(turns) else None
    opened = thread()
    here = (opened, str(n or "")) if opened else ("", "")
    st.session_state["address"] = here
    if here != _told():
        st.session_state["address-before"] = _told()
        st.query_params.from_dict({key: value for key, value in zip(("thread", "answer"), here, strict=True) if value})


def _told() -> tuple[str, str]:
    return st.query_params.get("thread", ""), st.query_params.get("answer", "")
