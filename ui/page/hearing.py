"""What the browser hears and Streamlit has no call for: Alt+Q, and that a reader stopped the answer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st


def keys() -> None:
    """Have Alt+Q go to the line a question is typed in."""
    _draw("keys")


def stop() -> None:
    """Have the page drawn again when it is stopped while this stands on it.

    Streamlit stops a page where it is: half an answer would stay there that says it is being written.
    """
    _draw("stop")


def _draw(what: str) -> None:
    heard = st.components.v2.component("dateline.hearing", html='<span class="hearing"></span>', js=_script())
    heard(key=f"hearing-{what}", data={"hear": what, "blocks": []}, on_stopped_change=_again, height=1)


def _again() -> None:
    """Do nothing: that the page runs again is all that was wanted."""


@cache
def _script() -> str:
    return Path(__file__).with_suffix(".js").read_text("utf-8")
