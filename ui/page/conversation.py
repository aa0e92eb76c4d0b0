"""The conversation: what is drawn for each turn, and the asking of a new one as its events arrive."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from assistant.domain import Record
from assistant.errors import DatelineError
from assistant.events import Answered, Notice, Retrieved, Token, Understood
from ui.page import address, hearing, kept, listening, reply, scope, session
from ui.page.desk import Desk
from ui.page.ink import ink, line
from ui.page.notes import notes
from ui.page.said_view import View, query
from ui.page.session import Question, Turn
from ui.page.wording import counted

if TYPE_CHECKING:
    from ui.page.sources import Order

REDRAW_S = 0.08
"""Between two drawings of words that are still arriving."""


def show(number: int, turn: Turn, *, arrived: bool = False) -> None:
    """Draw a turn that has been asked; ``arrived`` brings it to the top of the window."""
    ink([line("question", turn.question)], f"question-{session.thread()}-{number}")
    st.empty()  # where ``ask`` drew its progress: the reply keeps its place on the page
    _show_reply(number, turn, arrived=arrived)


def ask(number: int, question: Question, desk: Desk, turns: list[Turn], key: str) -> None:
    """Ask, draw what arrives as it arrives, and put what came of it into ``turns``; what stands at the end is what
    ``show`` draws. The tab keeps ``key`` until then.
    """
    reading = "Reading the archive."
    ink([line("question", question.text)], f"question-{session.thread()}-{number}", aloud=reading)
    progress = st.empty()
    with progress.container():
        hearing.stop(key)
        _ask(number, question, desk, turns)
    progress.empty()
    _show_reply(number, turns[number], arrived=True)


def _ask(number: int, question: Question, desk: Desk, turns: list[Turn]) -> None:
    assistant = desk.assistant
    within, notices, status, written = st.empty(), st.container(), st.empty(), st.empty()
    status.caption("Reading the archive …")
    text, told, drawn, begun = "", 0, 0.0, time.monotonic()
    found: tuple[Record, ...] = ()
    asking, thread = question.asking, session.thread()
    try:
        with closing(
            listening.heard(
                lambda stopped: assistant.stream(
                    question.text,
                    as_of=asking.as_of,
                    scope=asking.scope,
                    thread=thread,
                    read_as=question.read_as or None,
                    stopped=stopped,
                )
            )
        ) as events:
            for event in events:
                match event:
                    case None:
                        status.caption(_waiting(time.monotonic() - begun, writing=bool(text)))
                    case Understood():
                        with within:
                            ink([scope.chips(event.as_of, event.scope, droppable=False)], f"scope-{thread}-{number}")
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
                            noticed = f"notice-{told}-{thread}-{number}"
                            ink([line("notice", event.text)], noticed, aloud=event.text)
                    case Answered():
                        n = kept.number(desk, thread, event.answer)
                        turns[number] = Turn(question, event.answer, n=n)  # before anything else can be stopped
                        kept.keep(desk, thread)
                        turns[number] = replace(turns[number], notes=notes(assistant, event.answer, found))
    except DatelineError as error:
        if turns[number].failed:
            turns[number] = Turn(question, None, str(error))


def _waiting(seconds: float, *, writing: bool) -> str:
    """Say that something still goes on, and for how long."""
    what = "Provisional until every claim is checked" if writing else "Answering"
    return f"{what} … {seconds:.0f} s. The square at the foot of the page stops it."


def _show_reply(number: int, turn: Turn, *, arrived: bool = False) -> None:
    order: Order = st.session_state.get(f"order-{number}", "relevance")
    thread = session.thread()
    link = address.of(thread, turn.n) if turn.n else ""
    blocks = list(reply.blocks(turn, order, link))
    if number == session.linked():
        blocks.insert(0, line("linked", "The answer this link opens"))
    aloud = reply.aloud(turn) if arrived else ""
    ink(blocks, f"reply-{thread}-{number}", partial(_press, thread, number), arrived=arrived, aloud=aloud)


def _press(thread: str, number: int, pressed: str) -> None:
    """Do what a button of a reply says; the page runs again after."""
    turn = session.turn(thread, number)
    if turn is None:
        return  # another conversation was opened meanwhile
    what, _, which = pressed.partition(" ")
    acts: dict[str, Callable[[], None]] = {
        "source": lambda: session.open_source(number, int(which)),
        "order": lambda: st.session_state.update({f"order-{number}": which}),
        "said": lambda: session.leave_for("said", query(View(speaker=which))),
        "why": lambda: session.ask_why(number),
        "edit": lambda: session.ask_why(number, edit=True),
        "again": lambda: session.wait_with(again(turn)),
        "drop": lambda: session.wait_with(_without(turn, which)),
    }
    acts[what]()


def again(turn: Turn) -> Question:
    """Give a turn's question as it was read then: what leant on the turns before it must not lean on later ones."""
    asked, answer = turn.asked, turn.answer
    if answer is None or answer.standalone_question == answer.question:
        return asked
    within = scope.given(asked.asking.as_of, answer.scope)
    return Question(asked.text, within, read_as=answer.standalone_question)


def _without(turn: Turn, field: str) -> Question:
    """Give a turn's question without one limit of its scope."""
    asked = again(turn)
    within = turn.answer.scope if turn.answer else asked.asking.scope
    return replace(asked, asking=scope.without(asked.asking, field, within, session.outlets()))
