"""Thumbs under an answer: what a reader thinks of it becomes a case that ``dateline eval run`` can ask again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from assistant.domain import Answer
from eval.feedback import append
from ui.page.desk import Desk
from ui.page.ink import ink, line
from ui.page.session import Turn, thread

FILE = "judged.jsonl"
"""In the archive's folder."""


def thumbs(number: int, turns: Sequence[Turn], desk: Desk) -> None:
    """Draw the thumbs of an answered turn; the questions before it are its history where it leant on them.

    A page that several people share has none: it writes nothing for them, least of all cases.
    """
    answer = turns[number].answer
    if answer is None or desk.settings.read_only:
        return
    key = f"thumbs-{thread()}-{number}"
    leans = answer.standalone_question != answer.question
    history = [turn.question for turn in turns[:number]] if leans else []
    st.feedback("thumbs", key=key, on_change=partial(_judged, key, answer, history, desk.assistant.archive.path / FILE))
    if said := st.session_state.get(f"{key}-said"):
        ink([line("colophon", said)], f"judged-{number}")


def keep(up: bool, answer: Answer, history: Sequence[str], path: Path) -> str:
    """Keep what a reader thinks, and give the sentence that says so, or that says why it could not be kept."""
    try:
        append(path, answer, "up" if up else "down", history)
    except OSError as error:
        return f"Not kept: {path.name} can't be written ({error.strerror})."
    return "Kept as right." if up else "Kept as wrong, for a person to say what is right."


def _judged(key: str, answer: Answer, history: Sequence[str], path: Path) -> None:
    chosen: int | None = st.session_state.get(key)
    if chosen is not None:
        st.session_state[f"{key}-said"] = keep(chosen == 1, answer, history, path)
