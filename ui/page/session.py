"""What a visit holds: the assistant that every visit of this process shares, and the questions asked in this one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Thread
from uuid import uuid4

import streamlit as st

from assistant import Assistant
from assistant.archive.catalogue import FILE
from assistant.archive.entries import Status
from assistant.domain import Answer, Citation, Scope
from assistant.errors import DatelineError
from assistant.settings import Settings
from ui.page import holdings
from ui.page.notes import NONE, Notes

SHIPPED = "minilm"
UNFINISHED = "The answer was stopped before it was finished; nothing of it was kept."
MADE_HERE = "page-"
"""How the names of the page's threads begin; what follows can't be guessed."""
LEFT_BEHIND = ("order-", "onward-", "otherwise-", "thumbs-", "opened", "why", "waiting", "linked", "land", "earlier")
"""How the names begin of what a visit holds about the conversation that is open."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The day a question is asked on (None is now) and what the reader narrowed it to."""

    as_of: datetime | None = None
    scope: Scope = field(default_factory=Scope)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and within what. ``read_as`` is how the reader wants it read, "" where Dateline is to tell."""

    text: str
    asking: Asking = field(default_factory=Asking)
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it: an answer, or the plain sentence that says why there is none.

    ``n`` is its number among the turns that are kept of its thread, None where it is not kept. ``text`` is all that is
    left of an answer that an older Dateline kept.
    """

    asked: Question
    answer: Answer | None
    failure: str = ""
    notes: Notes = NONE
    n: int | None = None
    text: str = ""

    @property
    def failed(self) -> bool:
        """Tell whether nothing came of it."""
        return self.answer is None and not self.text

    @property
    def question(self) -> str:
        """Give the question as it was typed."""
        return self.asked.text

    @property
    def sources(self) -> tuple[Citation, ...]:
        """What a reader can open: the answer's citations, then the closest coverage."""
        return (*self.answer.citations, *self.answer.closest) if self.answer else ()


def open_assistant(archive: Path, settings: Settings) -> Assistant:
    """Open the archive once for the whole process; it notices by itself what later ingests add. Raises ArchiveError.

    An archive that was removed, or made anew at the same place, is not the one that is open.
    """
    try:
        at = (archive / FILE).stat()
    except OSError:
        return Assistant.open(archive, settings)  # which says what is wrong
    return _opened(archive, (at.st_dev, at.st_ino), settings)


@st.cache_resource(max_entries=1, show_spinner="Opening the archive")
def _opened(archive: Path, file: tuple[int, int], _settings: Settings) -> Assistant:  # noqa: ARG001
    """Open an archive; while it is open its file keeps its number, so that another file has another.

    What loads with the first search (1.2 s) loads while the reader is still typing.
    """
    assistant = Assistant.open(archive, _settings)
    if _settings.embedding_model == SHIPPED:  # an endpoint is asked only what a reader asks
        Thread(target=_warm, args=(assistant,), name="warm-up", daemon=True).start()
    return assistant


def _warm(assistant: Assistant) -> None:
    with suppress(DatelineError):  # the reader's own question will tell
        assistant.search("news", k=1)
        assistant.speakers.get()


def status(assistant: Assistant) -> Status:
    """Count what the archive holds, and keep it for this run of the page."""
    kept = st.session_state["status"] = holdings.status(assistant.archive)
    return kept


def outlets() -> tuple[str, ...]:
    """Name the outlets of the archive, as of the last ``status``."""
    kept: Status | None = st.session_state.get("status")
    return tuple(sorted(kept.outlets)) if kept else ()


def turns() -> list[Turn]:
    """Give this visit's turns, oldest first; the list is the visit's own and is appended to."""
    kept: list[Turn] = st.session_state.setdefault("turns", [])
    return kept


def turn(thread: str, number: int) -> Turn | None:
    """Give a turn of a conversation; None where that is no longer the one that is open, or it went."""
    here = turns() if thread == st.session_state.get("thread") else []
    return here[number] if 0 <= number < len(here) else None


def thread() -> str:
    """Give the name of this visit's thread, which follow-up questions are read in."""
    name: str = st.session_state.get("thread") or begin()
    return name


def begun() -> set[str]:
    """Name the threads that this visit has begun."""
    kept: set[str] = st.session_state.setdefault("begun", set())
    return kept


def start_again() -> None:
    """Begin a new conversation."""
    go_on_with(begin(), [])


def go_on_with(thread: str, turns: list[Turn]) -> None:
    """Take up a conversation where it was left."""
    for name in list(st.session_state):
        if str(name).startswith(LEFT_BEHIND):
            del st.session_state[name]
    st.session_state["thread"], st.session_state["turns"] = thread, turns


def begin() -> str:
    """Give what is asked from now on a thread of this visit's own; what is on the page stays there."""
    name = f"{MADE_HERE}{uuid4().hex}"
    st.session_state["thread"] = name
    begun().add(name)
    return name


def go_to(thread: str) -> None:
    """Have the next run of the page open another conversation."""
    st.session_state["going"] = thread


def going() -> str:
    """Take the conversation chosen by ``go_to``, once; "" where none was."""
    thread: str = st.session_state.pop("going", "")
    return thread


def is_going() -> bool:
    """Tell whether another conversation was chosen for the next run of the page."""
    return "going" in st.session_state


def leave_for(page: str, query: Mapping[str, str | list[str]]) -> None:
    """Have the next run come to another page of the desk, at an address of its own; the visit stays the same."""
    st.session_state["leaving"] = page, dict(query)


def leaving() -> tuple[str, dict[str, str | list[str]]] | None:
    """Take the page chosen by ``leave_for``, once."""
    chosen: tuple[str, dict[str, str | list[str]]] | None = st.session_state.pop("leaving", None)
    return chosen


def came_to(page: str) -> None:
    """Note which page is drawn."""
    st.session_state["pages"] = st.session_state.get("pages", ("", ""))[1], page


def pressed() -> bool:
    """Tell, once, whether it was a press on the page or a question typed there that has it run, not the way back."""
    return bool(st.session_state.pop("pressed", False) or st.session_state.get("typed"))


def stayed() -> bool:
    """Tell whether this page is the one that was drawn before."""
    before, now = st.session_state.get("pages", ("", ""))
    return bool(before) and before == now


def link(number: int) -> None:
    """Mark a turn as the one that the address names, and have the next run of the page begin there."""
    st.session_state["linked"] = number
    land(number)


def unlink() -> None:
    """Mark no turn any more."""
    st.session_state.pop("linked", None)


def linked() -> int | None:
    """Give the turn that the address names."""
    number: int | None = st.session_state.get("linked")
    return number


def land(number: int) -> None:
    """Have the next run of the page bring a turn to the top of the window."""
    st.session_state["land"] = number


def landing() -> int | None:
    """Give the turn chosen by ``land``; a run of the page that is cut short leaves it to the next."""
    number: int | None = st.session_state.get("land")
    return number


def landed() -> None:
    """Bring nothing to the top of the window any more."""
    st.session_state.pop("land", None)


def wait_with(question: Question) -> None:
    """Keep a question that was chosen rather than typed for the next run of the page."""
    st.session_state["waiting"] = question


def waiting() -> Question | None:
    """Take the question kept by ``wait_with``, once."""
    question: Question | None = st.session_state.pop("waiting", None)
    return question


def is_waiting() -> bool:
    """Tell whether a question is kept for the next run of the page."""
    return "waiting" in st.session_state


def open_source(turn: int, source: int) -> None:
    """Have the next run of the page open a source of a turn."""
    st.session_state["opened"] = turn, source


def opened() -> tuple[Turn, Citation] | None:
    """Take the source chosen by ``open_source``, once; None where there is no such source."""
    asked, source = st.session_state.pop("opened", (-1, -1))
    if not 0 <= asked < len(turns()):
        return None
    sources = turns()[asked].sources
    return (turns()[asked], sources[source]) if 0 <= source < len(sources) else None


def ask_why(turn: int, *, edit: bool = False) -> None:
    """Have the next run of the page say why a turn was answered as it was, or ``edit`` its question."""
    st.session_state["why"] = turn, edit


def why() -> tuple[int, bool] | None:
    """Take what was chosen by ``ask_why``, once: the number of the turn, and whether its question is edited."""
    asked, edit = st.session_state.pop("why", (-1, False))
    return (asked, edit) if 0 <= asked < len(turns()) else None
