"""Addresses that lead back: to a conversation, to one answer in it."""

from __future__ import annotations

import re

import streamlit as st

_THREAD = re.compile(r"[A-Za-z0-9._:-]{1,100}")


def address(thread: str, number: int) -> dict[str, str]:
    """Give what the address of an answer says: the thread, and which answer of it, counted from 1."""
    return {"thread": thread, "answer": str(number + 1)}


def asked_for() -> tuple[str, int | None]:
    """Give the thread that the page's address names, "" for none, and the position of the answer in it."""
    thread, answer = st.query_params.get("thread", ""), st.query_params.get("answer", "")
    if not _THREAD.fullmatch(thread):
        return "", None
    return thread, int(answer) - 1 if re.fullmatch(r"[1-9]\d{0,5}", answer) else None


def note(thread: str, *, answer: int | None = None) -> None:
    """Have the address name a conversation, so that a reload of the page finds it again."""
    wanted = {"thread": thread} if answer is None else address(thread, answer)
    if thread and st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    elif not thread and st.query_params:
        st.query_params.clear()
