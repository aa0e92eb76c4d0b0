"""What the browser hears and Streamlit has no call for: Alt+Q, that a reader stopped the answer, and that a page was
loaded anew while one was made.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer


KEYS = "hearing-keys"


def keys(left: Callable[[str], None]) -> None:
    """Have Alt+Q go to the line a question is typed in; ``left`` is told the key that ``stop`` gave this tab where the
    page was loaded anew before the answer stood.
    """

    def told() -> None:
        if key := st.session_state.get(KEYS, {}).get("left"):
            left(str(key))

    _heard()(key=KEYS, data={"hear": "keys", "blocks": []}, on_stopped_change=_again, on_left_change=told, height=1)


def stop(key: str) -> None:
    """Have the page drawn again when it is stopped while this stands on it, and ``key`` told after a reload.

    Streamlit stops a page where it is: half an answer would stay there that says it is being written.
    """
    data = {"hear": "stop", "key": key, "blocks": []}
    _heard()(key="hearing-stop", data=data, on_stopped_change=_again, on_left_change=_again, height=1)


def _again() -> None:
    """Do nothing: that the page runs again is all that was wanted."""


@cache
def _heard() -> ComponentRenderer:
    js = Path(__file__).with_suffix(".js").read_text("utf-8")
    return st.components.v2.component("dateline.hearing", html='<span class="hearing"></span>', js=js)
