"""Ask: put a question to the archive, read the answer, open the words it rests on."""

from __future__ import annotations

import streamlit as st

from assistant.errors import DatelineError
from assistant.question import LONGEST_QUESTION
from ui.page import (
    address,
    conversation,
    evidence,
    examples,
    hearing,
    judging,
    keeping,
    kept,
    onward,
    scope,
    session,
    sidebar,
    states,
    why,
)
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.quiet import quiet
from ui.page.session import Question, Turn


def page(desk: Desk) -> None:
    """Draw the page."""
    lost = _opened(desk)
    with st.bottom:
        asking = scope.bar(desk, _authors(session.turns()))
    hearing.keys()
    typed = st.chat_input("Ask the archive", max_chars=LONGEST_QUESTION, submit_mode="stop", key="typed")
    question = Question(typed.strip(), asking) if typed and typed.strip() else session.waiting()
    place = sidebar.draw(desk, question.text if question else "")

    turns, landing = session.turns(), session.landing()
    if question and turns and turns[-1].failed and turns[-1].asked.text == question.text:
        turns.pop()  # asked again after a failure: the failure need not stand above it
    if lost:
        states.failed(lost, "lost")
    if not turns and not question:
        examples.show(desk.settings, desk.status, asking)
    for number, turn in enumerate(turns):
        conversation.show(number, turn, arrived=number == landing)
        judging.thumbs(number, turns, desk)
    if question:
        _ask(desk, turns, question)
    elif turns:
        _onward(desk, len(turns) - 1, turns[-1])
    with place:
        keeping.draw(desk)
    session.landed()
    address.name()
    _drawer(desk)


def _opened(desk: Desk) -> str:
    """Open the conversation that was chosen or that the address names; give a plain line that says why it can't be."""
    chosen = session.going()
    try:
        lost = address.open_thread(desk, chosen) if chosen else address.follow(desk)
        kept.settle(desk)
    except DatelineError as error:
        return f"{error}."
    return lost


def _ask(desk: Desk, turns: list[Turn], question: Question) -> None:
    """Ask, with the turn in its place from the start: a page that is stopped half-way says so."""
    session.unlink()
    turns.append(Turn(question, None, session.UNFINISHED))
    number = len(turns) - 1
    try:
        if not kept.mine(desk, session.thread()):
            kept.take_over(desk)
    except DatelineError as error:
        turns[number] = Turn(question, None, str(error))
    else:
        with quiet.disturbed():
            conversation.ask(number, question, desk, turns)
    judging.thumbs(number, turns, desk)
    _onward(desk, number, turns[number])


@st.fragment
def _onward(desk: Desk, number: int, turn: Turn) -> None:
    """Offer questions to go on with under the last answer.

    They are looked for once the page has drawn the answer and can be typed in, by one visit at a time and while nobody
    waits for an answer; a press on anything ends that.
    """
    key = f"onward-{number}"
    if turn.answer is not None and key in st.session_state and st.session_state[key] is None:
        place = st.empty()

        def beat() -> None:
            place.caption("Looking for what to ask next …")  # Streamlit can stop the page here

        def still() -> bool:
            beat()
            return quiet.comes(beat)

        with quiet.turn(beat) as mine:
            st.session_state[key] = list(onward.questions(desk.assistant, turn.answer, still)) if mine else []
        place.empty()
    offered: list[str] | None = st.session_state.get(key)
    blocks = [Block("onward", (Run(question),), f"ask {at}") for at, question in enumerate(offered or ())]

    def press(pressed: str) -> None:
        if pressed == "look":
            st.session_state[key] = None
        elif offered:
            question = Question(offered[int(pressed.removeprefix("ask "))], turn.asked.asking)
            session.wait_with(question)

    heads = [line("label", "The archive can also answer")] if blocks else []
    ink([*heads, *blocks], f"further-{number}", press, then="look" if turn.answer and offered is None else "")
    if session.is_waiting():
        st.rerun()


def _drawer(desk: Desk) -> None:
    """Open what a button asked for."""
    if (chosen := session.opened()) is not None:
        turn, citation = chosen
        evidence.open_article(desk.assistant, citation, turn.notes, turn.sources)
    elif (asked := session.why()) is not None:
        number, edit = asked
        (why.edit if edit else why.explain)(desk, number)


def _authors(turns: list[Turn]) -> tuple[str, ...]:
    """Name the authors of the articles met so far."""
    return tuple(dict.fromkeys(name for turn in turns for one in turn.sources for name in one.article.authors))
