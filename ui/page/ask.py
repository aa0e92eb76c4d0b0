"""Ask: put a question to the archive, read the answer, open the words it rests on."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.errors import DatelineError
from assistant.question import LONGEST_QUESTION
from ui.page import (
    address,
    conversation,
    evidence,
    examples,
    heads,
    hearing,
    judging,
    keeping,
    kept,
    left,
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
from ui.page.wording import counted

GONE = "The conversation was deleted in another window; your question begins a new one."


def page(desk: Desk) -> None:
    """Draw the page."""
    lost = _opened(desk)
    with st.bottom:
        asking = scope.bar(desk, _authors(session.turns()))
    hearing.keys(left.came_back)
    typed = st.chat_input("Ask the archive", max_chars=LONGEST_QUESTION, submit_mode="stop", key="typed")
    question = Question(typed.strip(), asking) if typed and typed.strip() else session.waiting()
    if question and _gone(desk):
        session.start_again()
        lost = GONE
    place = sidebar.draw(desk, question.text if question else "")

    turns, landing = session.turns(), session.landing()
    if question and turns and turns[-1].failed and turns[-1].asked.text == question.text:
        turns.pop()  # asked again after a failure: the failure need not stand above it
    if lost:
        states.failed(lost, "lost")
    if not turns and not question:
        left.offer(turns)
        examples.show(desk.settings, desk.status, asking)
    if turns or question:
        st.set_page_config(page_title=heads.tab(turns[0].question if turns else question.text if question else ""))
    for number in range(_earliest(len(turns), landing), len(turns)):
        conversation.show(number, turns[number], arrived=number == landing)
        judging.thumbs(number, turns, desk)
    if question:
        _ask(desk, turns, question)
    elif turns:
        left.offer(turns)
        _onward(desk, session.thread(), tuple(turns))
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


def _gone(desk: Desk) -> bool:
    """Tell whether the conversation on the page was deleted elsewhere; where that can't be read, asking will say so."""
    try:
        return kept.gone(desk)
    except DatelineError:
        return False


def _ask(desk: Desk, turns: list[Turn], question: Question) -> None:
    """Ask, with the turn in its place from the start: a page that is stopped half-way says so."""
    session.unlink()
    left.forget()
    key = left.note(question)
    turns.append(Turn(question, None, session.UNFINISHED))
    number = len(turns) - 1
    try:
        if not kept.mine(desk, session.thread()):
            kept.take_over(desk)
    except DatelineError as error:
        turns[number] = Turn(question, None, str(error))
    else:
        with quiet.disturbed():
            conversation.ask(number, question, desk, turns, key)
    judging.thumbs(number, turns, desk)
    _onward(desk, session.thread(), tuple(turns))


def _earliest(number: int, landing: int | None) -> int:
    """Give the first turn that is drawn; above it stands how to see those before: all of a long day take a browser
    seconds.
    """
    more_than_at_first: int = st.session_state.get("earlier", 0)
    shown = kept.DRAWN + more_than_at_first
    first = max(min(number - shown, *(at for at in (landing, session.linked()) if at is not None), number), 0)

    def more(_: str) -> None:
        st.session_state["earlier"] = shown

    if first:
        words = f"{counted(first, 'question')} asked before"
        ink([Block("actions", (Run(f"Show the {words}", "action", "earlier"),))], f"earlier-{session.thread()}", more)
    return first


@st.fragment
def _onward(desk: Desk, thread: str, turns: Sequence[Turn]) -> None:
    """Offer questions to go on with under the last answer.

    They are looked for once the page has drawn the answer and can be typed in, by one visit at a time and while nobody
    waits for an answer; a press on anything ends that.
    """
    number, turn = len(turns) - 1, turns[-1]
    key = f"onward-{number}"
    if turn.answer is not None and key in st.session_state and st.session_state[key] is None:
        place = st.empty()

        def beat() -> None:
            place.caption("Looking for what to ask next …")  # Streamlit can stop the page here

        def still() -> bool:
            beat()
            return quiet.comes(beat)

        answers = [each.answer for each in turns if each.answer]
        with quiet.turn(beat) as mine:
            st.session_state[key] = list(onward.questions(desk.assistant, answers, still)) if mine else []
        place.empty()
    offered: list[str] | None = st.session_state.get(key)
    blocks = [Block("onward", (Run(question),), f"ask {question}") for question in offered or ()]

    def press(pressed: str) -> None:
        if session.turn(thread, number) is None:
            return  # another conversation was opened meanwhile
        if pressed == "look":
            st.session_state[key] = None
        else:
            session.wait_with(Question(pressed.removeprefix("ask "), turn.asked.asking))

    above = [line("minor", "The archive can also answer")] if blocks else []
    then = "look" if turn.answer and offered is None else ""
    ink([*above, *blocks], f"further-{thread}-{number}", press, then=then)
    if session.is_waiting():
        st.rerun()


def _drawer(desk: Desk) -> None:
    """Open what a button asked for."""
    if (chosen := session.opened()) is not None:
        turn, citation = chosen
        evidence.open_article(desk.assistant, citation, turn.notes, turn.sources)
    elif (asked := session.why()) is not None:
        number, edit = asked
        (why.edit if edit else why.explain)(desk, number, session.turns()[number])


def _authors(turns: list[Turn]) -> tuple[str, ...]:
    """Name the authors of the articles met so far."""
    return tuple(dict.fromkeys(name for turn in turns for one in turn.sources for name in one.article.authors))
