"""The calls that every door for programs has: checked arguments in, the JSON of the contract out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.ledger import NO_STATEMENTS, speaker_named
from ui import contract
from ui.contract import Json
from ui.doors import asked
from ui.spoken import as_json, spoken, unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event as Flag

    from assistant import Assistant
    from assistant.events import Event


def stream(assistant: Assistant, given: asked.Ask, stopped: Flag, *, extractive: bool = False) -> Iterator[Event]:
    """Give the events of an answer, until ``stopped`` is set; ``extractive`` leaves the model out. Raises InputError
    for a day that is none.
    """
    thread, without = (given.thread, given.no_llm) if isinstance(given, asked.AskInThread) else (None, False)
    return assistant.stream(
        given.question,
        as_of=given.clock(),
        scope=given.scope(),
        thread=thread,
        extractive=extractive or without,
        stopped=stopped,
    )


def search(assistant: Assistant, given: asked.Search) -> Json:
    """Give the object of ``dateline search``."""
    started = time.perf_counter()
    hits = assistant.search(given.query, k=given.k, as_of=given.clock(), scope=given.scope())
    took = 1000 * (time.perf_counter() - started)
    notices = assistant.notices(given.query, as_of=given.clock(), scope=given.scope())
    return contract.search(hits, took, notices)


def said(assistant: Assistant, given: asked.Said) -> Json:
    """Give the object of ``dateline said``. Raises InputError where the archive has no statements at all."""
    directory = assistant.speakers.get()
    if not directory.people:
        raise InputError(NO_STATEMENTS)
    missing = unread(assistant)
    scope = given.scope()
    person = None if given.speaker is None else speaker_named(directory, given.speaker, assistant.archive, scope)
    return as_json(spoken(assistant, person, given.about, scope, given.article, given.k), missing)


def show(assistant: Assistant, given: asked.Show) -> Json:
    """Give the object of ``dateline show``. Raises InputError for an article the archive does not have."""
    return contract.article(assistant.archive.article(given.article_id))


def status(assistant: Assistant) -> Json:
    """Give the object of ``dateline status``."""
    return {"archive": str(assistant.archive.path), **contract.status(assistant.archive.status())}
