"""The conversations that are kept: which of them a visitor sees and may change, and how one comes to the page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from assistant.conversation import Listed, Threads
from assistant.conversation import Turn as Kept
from assistant.domain import Answer
from assistant.errors import DatelineError, InputError
from ui.page import login, scope, session
from ui.page.desk import Desk
from ui.page.notes import notes
from ui.page.session import Question, Turn

if TYPE_CHECKING:
    from assistant import Assistant

DRAWN = 50
"""Turns of a conversation that are drawn, the last ones; a link to an older one draws from there on."""
DRAWN_AT_MOST = 200
LOOKED_BACK = 4
"""Turns among which an answer is looked for: another window may have asked in the same conversation."""
NOW = timedelta(seconds=60)
"""A clock this near the moment of asking was nobody's choice."""
_UNGUESSABLE = re.compile(rf"{session.MADE_HERE}[0-9a-f]{{32}}")


def store(desk: Desk) -> Threads:
    """Give the threads kept beside the archive."""
    return Threads(desk.assistant.archive.path)


def shared(desk: Desk) -> bool:
    """Tell whether several people have this page, who see their own conversations only."""
    return desk.settings.read_only or login.asked_for()


def listed(desk: Desk, words: str = "") -> list[Listed]:
    """List the conversations a visitor may see, the newest first, in which all of some words stand.

    Where several people share the page these are the visit's own, and those of the person who is logged in.
    """
    every = store(desk).every(words)
    if not shared(desk):
        return every
    theirs = {each.id for each in store(desk).every(owner=name)} if (name := user()) else set()
    return [each for each in every if each.id in theirs | session.begun()]


def found(desk: Desk, thread: str) -> Listed | None:
    """Give a conversation that an address names; None where there is none that may be opened by its address.

    Where several people share the page, only names that can't be guessed open one. Raises ArchiveError where what is
    kept can't be read.
    """
    if shared(desk) and not _UNGUESSABLE.fullmatch(thread):
        return None
    try:
        return store(desk).listed(thread)
    except InputError:
        return None


def gone(desk: Desk) -> bool:
    """Tell whether the conversation on the page was kept and is not any more: another window has deleted it.

    Raises ArchiveError where what is kept can't be read.
    """
    if not any(turn.n for turn in session.turns()):
        return False
    try:
        store(desk).listed(session.thread())
    except InputError:
        return True
    return False


def mine(desk: Desk, thread: str) -> bool:
    """Tell whether a visitor may rename, delete and go on with a conversation."""
    if not shared(desk) or thread in session.begun():
        return True
    name = user()
    return bool(name) and store(desk).owner(thread) == name


def user() -> str:
    """Name who is logged in, "" where nobody is."""
    if not st.user.get("is_logged_in"):
        return ""
    return " ".join(str(st.user[part]) for part in ("iss", "sub", "email") if st.user.get(part))


def turns(desk: Desk, listed: Listed, number: int | None = None) -> list[Turn]:
    """Give the last turns of a conversation as they are drawn, from ``number`` on where that lies further back."""
    last = max(DRAWN, listed.turns - number + 1) if number else DRAWN
    return [drawn(desk.assistant, each) for each in store(desk).turns(listed.id, min(last, DRAWN_AT_MOST))]


def drawn(assistant: Assistant, kept: Kept) -> Turn:
    """Make of a turn that is kept one that is drawn."""
    answer = kept.answer
    if answer is None:
        read_as = kept.standalone if kept.standalone != kept.question else ""
        return Turn(Question(kept.question, read_as=read_as), None, n=kept.n, text=kept.text)
    asking = scope.given(answer.as_of, answer.scope)
    if abs(answer.as_of - kept.asked) < NOW:
        asking = replace(asking, as_of=None)
    return Turn(Question(kept.question, asking), answer, notes=notes(assistant, answer), n=kept.n)


def number(desk: Desk, thread: str, answer: Answer) -> int | None:
    """Give the number under which an answer has just been kept; None where it was not."""
    try:
        last = store(desk).turns(thread, LOOKED_BACK)
    except DatelineError:
        return None
    return next((each.n for each in reversed(last) if each.answer == answer), None)


def settle(desk: Desk) -> None:
    """Put the answer in the place of a turn that was stopped when its answer had just been kept."""
    turns = session.turns()
    if not turns or turns[-1].failure != session.UNFINISHED:
        return
    known = max((turn.n or 0 for turn in turns), default=0)
    for each in store(desk).turns(session.thread(), 1):
        if each.n > known and each.question == turns[-1].question:
            turns[-1] = drawn(desk.assistant, each)


def keep(desk: Desk, thread: str) -> None:
    """Note whose a conversation is, where somebody is logged in."""
    if thread in session.begun() and (name := user()):
        store(desk).own(thread, name)


def take_over(desk: Desk) -> None:
    """Go on with somebody else's conversation in a copy of one's own."""
    theirs = session.thread()
    store(desk).copy(theirs, session.begin())
    keep(desk, session.thread())
