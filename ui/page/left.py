"""The questions that are being answered, kept so that a page that is loaded anew meanwhile can offer its own again.

The tab keeps a key that can't be guessed and no words (``hearing.js``); what was asked stays with the server, for the
person who asked it, until MOST others have been asked or the server ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from uuid import uuid4

import streamlit as st

from ui.page import address, kept, scope, session
from ui.page.ink import Block, Run, ink, line
from ui.page.session import Asking, Question, Turn

MOST = 256
"""Questions kept, the newest of all visits."""
_OFFERED = "left-behind"


@dataclass(frozen=True, slots=True)
class Left:
    """A question, the conversation it was asked in ("" where nothing was kept yet), and who was logged in."""

    question: Question
    thread: str
    user: str


class Asked:
    """Questions by their keys; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._left: dict[str, Left] = {}

    def note(self, left: Left) -> str:
        """Keep a question; give its key."""
        key = uuid4().hex
        with self._lock:
            self._left[key] = left
            for old in list(self._left)[:-MOST]:
                del self._left[old]
        return key

    def take(self, key: str, user: str) -> Left | None:
        """Give a question back, once, to whom it is of; where somebody else has come to its tab it is forgotten."""
        with self._lock:
            left = self._left.pop(key, None)
        return left if left is not None and left.user == user else None


asked = Asked()
"""Those of this server."""


def note(question: Question) -> str:
    """Keep what is asked in the conversation on the page; give the key that the tab is to keep."""
    return asked.note(Left(question, address.thread(), kept.user()))


def came_back(key: str) -> None:
    """Have the page offer the question of a key that its tab kept."""
    st.session_state[_OFFERED] = asked.take(key, kept.user())


def forget() -> None:
    """Offer nothing any more."""
    st.session_state.pop(_OFFERED, None)


def offer(turns: Sequence[Turn]) -> None:
    """Offer the question again, within what it was asked, in its own conversation and unless it stands there."""
    left: Left | None = st.session_state.get(_OFFERED)
    if left is None or left.thread != address.thread() or (turns and turns[-1].question == left.question.text):
        return

    def press(pressed: str) -> None:
        forget()
        if pressed == "again":
            session.wait_with(left.question)

    asking = left.question.asking
    words = f"This page was loaded anew while “{left.question.text}” was being answered."
    within = [scope.chips(asking.as_of, asking.scope, droppable=False)] if asking != Asking() else []
    again, leave = Run("Ask it again", "action", "again"), Run("Leave it", "action", "leave")
    ink([line("notice", words), *within, Block("actions", (again, leave))], "left", press, aloud=words)
