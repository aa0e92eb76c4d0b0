"""Why an answer is as it is: how the question was read, what was searched, what was left out; asking it otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from assistant.domain import Answer, Searched
from assistant.errors import DatelineError
from assistant.question import LONGEST_QUESTION
from assistant.redacting import STRUCK_PARTS
from assistant.search import queries
from ui.page import scope, session
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.session import Question, Turn
from ui.page.wording import answered_by, counted, evidence
from ui.refusal import looked_through

if TYPE_CHECKING:
    from assistant import Assistant


@st.dialog("Why this answer", width=640, position="right")
def explain(desk: Desk, number: int, turn: Turn) -> None:
    """Show how an answer came about, in a drawer, with the fields to ask otherwise below."""
    if turn.answer is not None:
        try:
            blocks = list(reasons(desk.assistant, turn.answer))
        except DatelineError as error:
            blocks = [line("notice", str(error))]
        ink([*blocks, line("label", "Ask it differently")], "reasons")
    _edited(desk, number, turn, asked_as=turn.question)


@st.dialog("Edit and ask again", width=640, position="right")
def edit(desk: Desk, number: int, turn: Turn) -> None:
    """Show a question and its scope to be changed, in a drawer."""
    _edited(desk, number, turn)


def reasons(assistant: Assistant, answer: Answer) -> Iterator[Block]:
    """Yield how the question was read, what was searched, how sure the answer is, and what was left out of it."""
    yield line("label", "The question as it was read")
    yield line("para", answer.standalone_question)
    yield line("label", "Answered from")
    yield scope.chips(answer.as_of, answer.scope, droppable=False)
    if answer.scope.why:
        yield line("meta", f"{answer.scope.why}.")
    yield line("label", "Searched")
    yield line("para", looked_through(_searched(assistant, answer)))
    yield line("label", "How sure")
    word = evidence(answer)
    sure = f"{word}. " if word else "Nothing found answers the question well enough. "
    yield line("para", f"{sure}{answered_by(answer)}.")
    for notice in answer.notices:
        yield line("notice", notice)
    if fallen := [claim.text for claim in answer.claims if not claim.supported]:
        struck = STRUCK_PARTS.search(answer.text) is not None
        count = counted(len(fallen), "claim")
        yield line("label", f"{count} {'struck through' if struck else 'left out'}: not supported by the archive")
        for text in fallen:
            yield Block("rejected", (Run(text, "struck"),))


def _searched(assistant: Assistant, answer: Answer) -> Searched:
    """Give what was looked for and where; a refusal has kept it."""
    if answer.searched:
        return answer.searched
    given = scope.given(answer.as_of, answer.scope)
    asked = assistant.understand(answer.standalone_question, answer.as_of, given.scope)
    return Searched(queries(asked), assistant.archive.extent(answer.scope))


def _edited(desk: Desk, number: int, turn: Turn, asked_as: str = "") -> None:
    """Draw the fields to ask a turn otherwise. ``asked_as`` is what stays the question where only its reading is
    changed.
    """
    answer, asked = turn.answer, turn.asked
    read = asked.read_as or (answer.standalone_question if answer else asked.text)
    key = f"otherwise-{number}"
    with st.form(key, border=False):
        label = "Read as" if asked_as else "The question"
        text = st.text_area(label, read, max_chars=LONGEST_QUESTION, key=f"{key}-question")
        names = scope.offered(desk, tuple(dict.fromkeys(asked.asking.scope.authors)))
        asking = scope.fields(key, names, asked.asking)
        if st.form_submit_button("Ask again", type="primary") and text.strip():
            session.wait_with(Question(asked_as or text.strip(), asking, read_as=text.strip()))
            st.rerun()
