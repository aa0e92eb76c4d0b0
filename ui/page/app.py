"""The page: ask the archive, read the answer, open the words it rests on. Started by ``dateline ui``."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.errors import DatelineError
from assistant.question import LONGEST_QUESTION
from assistant.settings import load
from ui.page import conversation, evidence, examples, judging, scope, session
from ui.page.ink import ink, line

ICON = Path(__file__).with_name("icon.svg")


def page() -> None:
    """Draw the page, once per run."""
    st.set_page_config(page_title="Dateline", page_icon=str(ICON), layout="centered", menu_items={})
    st.title("Dateline", anchor=False)
    try:
        settings = load()
        assistant = session.open_assistant(settings.archive, settings)
        status = session.status(assistant)
    except DatelineError as error:
        ink([line("notice", f"{error} Then reload this page.")], "closed")
        return
    with st.sidebar:
        asking = scope.choose(status, settings)
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


page()
