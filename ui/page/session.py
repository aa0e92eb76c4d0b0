"""What a visit holds: the assistant that every visit of this process shares, and the questions asked in this one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from uuid import uuid4

import streamlit as st

from assistant import Assistant
from assistant.archive.entries import Status
from assistant.domain import Answer, Citation
from assistant.errors import DatelineError
from assistant.settings import Settings

SHIPPED = "minilm"
UNFINISHED = "The answer was stopped before it was finished; ask again."


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it: an answer, or the plain sentence that says why there is none."""

    question: str
    answer: Answer | None
    failure: str = ""

    @property
    def sources(self) -> tuple[Citation, ...]:
        """What a reader can open: the answer's citations, then the closest coverage."""
        return (*self.answer.citations, *self.answer.closest) if self.answer else ()


@st.cache_resource(show_spinner="Opening the archive")
def open_assistant(archive: Path, _settings: Settings) -> Assistant:
    """Open the archive once for the whole process; it notices by itself what later ingests add. Raises ArchiveError.

    What loads with the first search (1.2 s) loads while the reader is still typing.
    """
    assistant = Assistant.open(archive, _settings)
    if _settings.embedding_model == SHIPPED:  # an endpoint is asked only what a reader asks
        Thread(target=_warm, args=(assistant,), name="warm-up", daemon=True).start()
    return assistant


def _warm(assistant: Assistant) -> None:
    with suppress(DatelineError):  # the reader's own question will tell
        assistant.search("news", k=1)


def status(assistant: Assistant) -> Status:
    """Count what the archive holds, again only once it has changed: in a large one this is slow."""
    kept: Status | None = st.session_state.get("status")
    if kept is None or kept.generation != assistant.archive.generation:
        kept = st.session_state["status"] = assistant.archive.status()
    return kept


def turns() -> list[Turn]:
    """Give this visit's turns, oldest first; the list is the visit's own and is appended to."""
    kept: list[Turn] = st.session_state.setdefault("turns", [])
    return kept


def thread() -> str:
    """Give the name of this visit's thread, which follow-up questions are read in."""
    name: str = st.session_state.setdefault("thread", f"page-{uuid4().hex}")
    return name


def start_again() -> None:
    """Begin a new conversation."""
    for name in ("turns", "thread", "waiting", "opened"):
        st.session_state.pop(name, None)


def wait_with(question: str) -> None:
    """Keep a question that was chosen rather than typed for the next run of the page."""
    st.session_state["waiting"] = question


def waiting() -> str | None:
    """Take the question kept by ``wait_with``, once."""
    question: str | None = st.session_state.pop("waiting", None)
    return question


def open_source(turn: int, pressed: str) -> None:
    """Have the next run of the page open a source of a turn; ``pressed`` is the name of its button, "source 3"."""
    st.session_state["opened"] = turn, int(pressed.removeprefix("source "))


def opened() -> Citation | None:
    """Take the source chosen by ``open_source``, once; None where there is no such source."""
    asked, source = st.session_state.pop("opened", (-1, -1))
    sources = turns()[asked].sources if 0 <= asked < len(turns()) else ()
    return sources[source] if 0 <= source < len(sources) else None
