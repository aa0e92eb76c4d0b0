"""The test of the models that are set: one small question to each, what came of it in plain words, and how soon."""

from __future__ import annotations

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.answering.trial import Tried, tried
from assistant.errors import DatelineError
from assistant.settings import Settings
from ui.page import listening
from ui.page.ink import Block, Run, ink
from ui.page.settings_words import on_page

_WANTED, _FOUND = "settings-wanted", "settings-found"
CANCELLED = "The test was cancelled; nothing is known of what was not answered by then."


def draw(settings: Settings) -> None:
    """Draw the button and what the last test found. While one runs, a press on anything ends it."""
    st.button("Test it", on_click=_begin, help="Sends one short question, without anything of the archive.")
    place = st.empty()
    if st.session_state.pop(_WANTED, False):
        _run(settings, place)
    found: list[Tried | str] = st.session_state.get(_FOUND, [])
    told = [_told(one) for one in found]
    words = " ".join(run.text for block in told for run in block.runs)
    ink(told, "settings-tried", aloud="" if CANCELLED in found else words)


def forget() -> None:
    """Drop what an earlier test found: it was of other settings."""
    st.session_state.pop(_FOUND, None)


def _begin() -> None:
    st.session_state[_WANTED] = True
    st.session_state[_FOUND] = []


def _run(settings: Settings, place: DeltaGenerator) -> None:
    """Ask on a thread of its own, so that this visit hears a press and other visits notice nothing."""
    begun = time.monotonic()
    found: list[Tried | str] = st.session_state[_FOUND]
    found.append(CANCELLED)  # what stands if a press ends this run
    with place.container():
        status = st.empty()
        st.button("Cancel", key="settings-cancel")
        status.caption("Asking …")
        try:
            for one in listening.heard(lambda stopped: tried(settings, stopped)):
                if one is None:
                    status.caption(f"Asking … {time.monotonic() - begun:.0f} s of at most {settings.timeout_s:g}")
                else:
                    found.insert(-1, one)
            found.pop()
        except DatelineError as error:
            found[-1] = str(error)
    place.empty()


def _told(one: Tried | str) -> Block:
    if isinstance(one, str):
        return Block("notice", (Run(on_page(one)),))
    if one.fault:
        return Block("notice", (Run(on_page(one.fault)),))
    took = "under 0.1" if one.seconds < 0.1 else f"{one.seconds:.1f}"
    return Block("works", (Run(f"{one.model} at {one.host} answered in {took} s: "), Run(one.reply, "reply")))
