"""The conversation: what is drawn for each turn, and the asking of a new one as its events arrive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from assistant.answering.compose import lead_in
from assistant.domain import Answer, Citation
from assistant.errors import DatelineError
from assistant.events import Answered, Notice, Retrieved, Token, Understood
from ui.page.ink import Block, Run, ink, line
from ui.page.scope import Asking
from ui.page.session import Turn, open_source, thread
from ui.page.wording import answered_by, counted, credit, scope_line
from ui.refusal import looked_through

if TYPE_CHECKING:
    from assistant import Assistant

UNBROKEN = "\u00a0"
"""Keeps a marker on the line of the word before it."""

_MARKER = re.compile(r"\[(\d{1,3})\]")


def show(number: int, turn: Turn) -> None:
    """Draw a turn that has been asked."""
    ink([line("question", turn.question)], f"question-{number}")
    st.empty()  # where ``ask`` drew its progress: the reply keeps its place on the page
    _show_reply(number, turn)


def ask(number: int, question: str, assistant: Assistant, asking: Asking) -> Turn:
    """Ask, draw what arrives as it arrives, and give the turn; what stands at the end is what ``show`` draws."""
    ink([line("question", question)], f"question-{number}")
    progress = st.empty()
    with progress.container():
        turn = _ask(number, question, assistant, asking)
    progress.empty()
    _show_reply(number, turn, arrived=True)
    return turn


def _ask(number: int, question: str, assistant: Assistant, asking: Asking) -> Turn:
    scope, notices, status, written = st.empty(), st.container(), st.empty(), st.empty()
    status.caption("Reading the archive …")
    text, told = "", 0
    try:
        for event in assistant.stream(question, as_of=asking.as_of, scope=asking.scope, thread=thread()):
            match event:
                case Understood():
                    with scope:
                        ink([line("scope", scope_line(event.as_of, event.scope))], f"scope-{number}")
                case Retrieved():
                    status.caption(f"{counted(len(event.hits), 'passage')} found. Answering …")
                case Token():
                    text += event.text
                    status.caption("Provisional until every claim is checked …")
                    written.text(text)
                case Notice():
                    text, told = "", told + 1
                    written.empty()
                    with notices:
                        ink([line("notice", event.text)], f"notice-{number}-{told}")
                case Answered():
                    return Turn(question, event.answer)
    except DatelineError as error:
        return Turn(question, None, str(error))
    raise AssertionError("a stream ends with Answered")


def _show_reply(number: int, turn: Turn, *, arrived: bool = False) -> None:
    ink(list(reply(turn)), f"reply-{number}", partial(open_source, number), arrived=arrived)


def reply(turn: Turn) -> Iterator[Block]:
    """Yield the blocks of a turn's reply; its buttons are named "source 3" after positions in ``turn.sources``."""
    answer = turn.answer
    if answer is None:
        yield line("notice", turn.failure)
        return
    yield line("scope", scope_line(answer.as_of, answer.scope))
    if answer.standalone_question != answer.question:
        yield line("scope", f"Read as: {answer.standalone_question}")
    for notice in answer.notices:
        yield line("notice", notice)
    if answer.short_answer:
        yield line("short", f"Probably: {answer.short_answer}")
    yield from _paragraphs(answer)
    if answer.citations:
        yield line("label", "Sources")
        yield from _sources(turn, 0, len(answer.citations))
    if answer.searched:
        yield line("scope", looked_through(answer.searched))
    if answer.closest:
        yield line("label", "The closest coverage")
        yield from _sources(turn, len(answer.citations), len(turn.sources))
    yield line("colophon", answered_by(answer))


def _paragraphs(answer: Answer) -> Iterator[Block]:
    positions = {citation.n: position for position, citation in enumerate(answer.citations)}
    for paragraph in re.split(r"\n\s*\n", answer.text.strip()):
        runs: list[Run] = []
        at = 0
        for marker in _MARKER.finditer(paragraph):
            if (position := positions.get(int(marker[1]))) is not None:
                if not runs:
                    at = _lead_in(paragraph, answer.citations[position], runs)
                runs.append(Run(paragraph[at : marker.start()].rstrip() + UNBROKEN))
                runs.append(Run(marker[1], "cite", press=f"source {position}", title=f"Open source {marker[1]}"))
                at = marker.end()
        yield Block("abstained" if answer.abstained else "answer", (*runs, Run(paragraph[at:])))


def _lead_in(paragraph: str, first: Citation, runs: list[Run]) -> int:
    """Set off the words with which the extractive answer names a source; give where the paragraph goes on."""
    words = lead_in(first.article, first.speaker)
    if not paragraph.startswith(words):
        return 0
    runs.append(Run(words.removesuffix(":"), "leadin"))
    return len(words)


def _sources(turn: Turn, first: int, last: int) -> Iterator[Block]:
    """Yield each article once, with the words cited from it below."""
    above: Citation | None = None
    for position in range(first, last):
        citation = turn.sources[position]
        article, speaker = citation.article, citation.speaker
        if above is None or above.article.id != article.id:
            yield Block("paper", (Run(article.title or "Untitled", "title"), Run(credit(article), "credit")))
        elif above.speaker == speaker:
            speaker = None  # named above
        said = (Run(f"{speaker}:", "speaker"),) if speaker else ()
        yield Block(
            "source", (Run(str(citation.n), "number"), *said, Run(citation.quote, "quote")), press=f"source {position}"
        )
        above = citation
