"""The keys of the Ask page that Streamlit has no name for: Alt+Q goes to the line a question is typed in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st


def listen() -> None:
    """Hear the keys while the page is open."""
    st.components.v2.component("dateline.keys", html="<span></span>", js=_script())(key="keys", height=1)


@cache
def _script() -> str:
    return Path(__file__).with_suffix(".js").read_text("utf-8")
