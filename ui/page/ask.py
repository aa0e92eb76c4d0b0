"""Ask: put a question to the archive, read the answer, open the words it rests on."""

from __future__ import annotations

import streamlit as st

from assistant.question import LONGEST_QUESTION
from ui.page import conversation, evidence, examples, judging, scope, session
from ui.page.desk import Desk


def page(desk: Desk) -> None:
    """Draw the page."""
    assistant, status = desk.assistant, desk.status
    with st.sidebar:
        asking = scope.choose(status, desk.settings)
    typed = st.chat_input("Ask the archive", max_chars=LONGEST_QUESTION)
    question = (typed or session.waiting() or "").strip()
    scope.clock(asking, status)

    turns = session.turns()
    if not turns and not question:
        examples.show(status)
    for number, turn in enumerate(turns):
        conversation.show(number, turn)
        judging.thumbs(number, turns, assistant.archive.path)
    if question:
        turns.append(session.Turn(question, None, session.UNFINISHED))
        turns[-1] = conversation.ask(len(turns) - 1, question, assistant, asking)
        judging.thumbs(len(turns) - 1, turns, assistant.archive.path)
    if (citation := session.opened()) is not None:
        evidence.open_article(assistant, citation)
