"""The conversation: what is drawn for each turn, and the asking of a new one as its events arrive."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from assistant.domain import Record
from assistant.errors import DatelineError
from assistant.events import Answered, Notice, Retrieved, Token, Understood
from ui.page import listening, reply, scope, session
from ui.page.ink import ink, line
from ui.page.notes import notes
from ui.page.session import Question, Turn
from ui.page.wording import counted

if TYPE_CHECKING:
    from assistant import Assistant
    from ui.page.sources import Order

REDRAW_S = 0.08
"""Between two drawings of words that are still arriving."""


def show(number: int, turn: Turn) -> None:
    """Draw a turn that has been asked."""
    ink([line("question", turn.question)], f"question-{number}")
    st.empty()  # where ``ask`` drew its progress: the reply keeps its place on the page
    _show_reply(number, turn)


def ask(number: int, question: Question, assistant: Assistant) -> Turn:
    """Ask, draw what arrives as it arrives, and give the turn; what stands at the end is what ``show`` draws."""
    ink([line("question", question.text)], f"question-{number}")
    progress = st.empty()
    with progress.container():
        turn = _ask(number, question, assistant)
    progress.empty()
    _show_reply(number, turn, arrived=True)
    return turn


def _ask(number: int, question: Question, assistant: Assistant) -> Turn:
    within, notices, status, written = st.empty(), st.container(), st.empty(), st.empty()
    status.caption("Reading the archive …")
    text, told, drawn, begun = "", 0, 0.0, time.monotonic()
    found: tuple[Record, ...] = ()
    asking, thread = question.asking, session.thread()
    try:
        for event in listening.heard(
            lambda _: assistant.stream(
                question.read_as or question.text, as_of=asking.as_of, scope=asking.scope, thread=thread
            )
        ):
            match event:
                case None:
                    status.caption(_waiting(time.monotonic() - begun, writing=bool(text)))
                case Understood():
                    with within:
                        ink([scope.chips(event.as_of, event.scope, droppable=False)], f"scope-{number}")
                case Retrieved():
                    found = tuple({hit.article.id: hit.article for hit in event.hits}.values())
                    status.caption(f"{counted(len(event.hits), 'passage')} found. Answering …")
                case Token():
                    text += event.text
                    if time.monotonic() - drawn > REDRAW_S:
                        status.caption("Provisional until every claim is checked …")
                        written.text(text)
                        drawn = time.monotonic()
                case Notice():
                    text, told = "", told + 1
                    written.empty()
                    with notices:
                        ink([line("notice", event.text)], f"notice-{number}-{told}")
                case Answered():
                    return Turn(question, event.answer, notes=notes(assistant, event.answer, found))
    except DatelineError as error:
        return Turn(question, None, str(error))
    raise AssertionError("a stream ends with Answered")


def _waiting(seconds: float, *, writing: bool) -> str:
    """Say that something still goes on, and for how long."""
    what = "Provisional until every claim is checked" if writing else "Answering"
    return f"{what} … {seconds:.0f} s. The square beside the question stops it."


def _show_reply(number: int, turn: Turn, *, arrived: bool = False) -> None:
    order: Order = st.session_state.get(f"order-{number}", "relevance")
    ink(list(reply.blocks(turn, order)), f"reply-{number}", partial(_press, number), arrived=arrived)


def _press(number: int, pressed: str) -> None:
    """Do what a button of a reply says; the page runs again after."""
    turn = session.turns()[number]
    what, _, which = pressed.partition(" ")
    acts: dict[str, Callable[[], None]] = {
        "source": lambda: session.open_source(number, int(which)),
        "order": lambda: st.session_state.update({f"order-{number}": which}),
        "why": lambda: session.ask_why(number),
        "edit": lambda: session.ask_why(number, edit=True),
        "again": lambda: session.wait_with(turn.asked),
        "drop": lambda: session.wait_with(_without(turn, which)),
    }
    acts[what]()


def _without(turn: Turn, field: str) -> Question:
    """Give a turn's question without one limit of its scope."""
    within = turn.answer.scope if turn.answer else turn.asked.asking.scope
    asking = scope.without(turn.asked.asking, field, within, session.outlets())
    return Question(turn.asked.text, asking, turn.asked.read_as)
