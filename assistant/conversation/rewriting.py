"""A follow-up rewritten by a model, where the settings ask for that; held against rules before it is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from threading import Event

from assistant.answering import budget
from assistant.answering.budget import MARGIN
from assistant.answering.deadline import within
from assistant.answering.faults import explain
from assistant.answering.heard import Heard
from assistant.answering.models import endpoint, load_chat_model
from assistant.answering.spending import NOTHING, counted, spent_on
from assistant.asking.names import names
from assistant.conversation.reading import Reading
from assistant.conversation.thread import ASKS
from assistant.conversation.turns import Turn
from assistant.errors import DatelineError, EndpointError
from assistant.events import Spent
from assistant.prompts import prompt_text
from assistant.settings import Settings
from assistant.text import STOPWORDS, words

PROMPT = "rewrite_v1"
"""The prompt in use: ``prompts/PROMPT_system.txt`` and ``prompts/PROMPT_user.txt``. New wording gets a new version."""
SHOWN_TURNS = 40
"""Turns of a thread that are fetched for a model; the prompt keeps those of them that fit."""
LONGEST = 400
"""Characters of a rewritten question; what is longer is no question."""
ANSWER_SHOWN = 300
"""Characters of each answer that the model is shown."""
_LABEL = re.compile(r"\s*(?:rewritten|question|standalone\s+question|last\s+question)\s*:\s*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


READ_BY_RULES = "The question was read by rules instead."


class Misread(EndpointError):
    """What a model made of a question can't be asked; the message says why."""


def rewritten(
    by_rules: Reading, question: str, turns: Sequence[Turn], settings: Settings, stopped: Event | None = None
) -> Reading:
    """Give the question as the model ``settings.model`` reads it after ``turns``, within what the rules narrowed it to,
    and the tokens that took. Where the model fails, or writes what is no question or names what nobody named, it is
    the rules' reading, with a notice.

    ``stopped`` is set by a reader who no longer waits, upon which it raises Stopped.
    """
    spent: Spent | None = None
    try:
        said, spent = _asked(question, turns, settings, stopped)
        read = replace(by_rules, question=held(said, question, turns, endpoint(settings).model))
    except EndpointError as error:
        read = replace(by_rules, notice=f"{error}. {READ_BY_RULES}".replace("..", "."))
    return replace(read, spent=spent)


def _asked(question: str, turns: Sequence[Turn], settings: Settings, stopped: Event | None) -> tuple[str, Spent]:
    """Give what the model says, and what that took. Raises EndpointError where it fails."""
    place, limit = endpoint(settings), settings.timeout_s / 2
    asked = [("system", _prompt("system")), ("human", prompt(question, turns, settings.prompt_tokens))]
    model, heard, spent, said = load_chat_model(settings), Heard(), NOTHING, list[str]()
    try:
        with closing(within(limit, lambda: model.astream(asked), stopped=stopped)) as pieces:
            for message in pieces:
                said.append(message.text)
                spent = counted(spent, message)
                heard.add(message.text)
                if len(heard.text) > LONGEST or heard.full:
                    break
    except DatelineError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever a client makes of what an endpoint sends becomes one plain error
        raise explain(error, place, limit, begun=bool(heard.text)) from None
    return heard.text, spent_on(spent, "\n".join(text for _, text in asked), "".join(said))


def prompt(question: str, turns: Sequence[Turn], tokens: int) -> str:
    """Give what the model is asked: the last turn, and those before it that fit into so many tokens."""
    left = tokens - MARGIN * budget.tokens("\n".join((_prompt("system"), _prompt("user"), question)))
    told = [
        f"Question: {_line(turn.standalone)}\nAnswer: {_line(turn.text)[:ANSWER_SHOWN]}" for turn in reversed(turns)
    ]
    shown = budget.fitting(zip(told, told, strict=True), left)
    return _prompt("user").format(turns="\n".join(reversed(shown)), question=_line(question))


def held(said: str, question: str, turns: Sequence[Turn], model: str) -> str:
    """Give what a model wrote if it is one question about what the conversation names. Raises Misread."""
    lines = [line for line in said.strip().splitlines() if line.strip()]
    text = _LABEL.sub("", lines[0], count=1).strip(" \"“”'*") if lines else ""
    if not words(text):
        raise Misread(f"{model} made no question of it")
    if len(lines) > 1 or len(text) > LONGEST:
        raise Misread(f"{model} wrote more than a question")
    if not ASKS.match(text):
        raise Misread(f"{model} wrote what is no question")
    if lost := [name for name in names(question) if name.split()[-1].casefold() not in text.casefold()]:
        raise Misread(f"{model} left out “{lost[0]}”")
    told = " ".join((question, *(part for turn in turns for part in _told(turn)))).casefold()
    known = set(words(told)) | STOPWORDS
    for strange in (*(word for name in names(text) for word in words(name)), *_NUMBER.findall(text)):
        if strange.casefold().removesuffix("’s").removesuffix("'s") not in known:
            raise Misread(f"{model} wrote of “{strange}”, of which nobody had spoken")
    return f"{text.rstrip('?!. ')}?"


def _told(turn: Turn) -> tuple[str, ...]:
    return (turn.question, turn.standalone, turn.text, turn.short_answer, *turn.speakers)


def _prompt(part: str) -> str:
    return prompt_text("assistant.conversation", f"{PROMPT}_{part}")


def _line(text: str) -> str:
    return " ".join(text.split())
