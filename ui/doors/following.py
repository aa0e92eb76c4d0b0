"""Follow a blocking answer from an event loop: each step on a thread, and no further step once nobody waits."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import aclosing
from contextvars import copy_context
from typing import TYPE_CHECKING

from anyio import CancelScope, to_thread

from assistant.events import Answered, Event
from ui import contract
from ui.doors import calls

if TYPE_CHECKING:
    from assistant import Assistant
    from ui.doors.asked import Ask


async def follow(events: Iterator[Event]) -> AsyncGenerator[Event]:
    """Yield the events; closed or cancelled, it ends the stream at the event that is being made.

    Every step runs in one context, for what an answerer sets in it (LangChain's callbacks) it must find again.
    """
    context = copy_context()

    def step() -> Event | None:
        return next(events, None)

    try:
        while (event := await to_thread.run_sync(context.run, step)) is not None:
            yield event
    finally:
        if isinstance(events, Generator):
            with CancelScope(shield=True):
                await to_thread.run_sync(context.run, events.close)


async def answer(assistant: Assistant, given: Ask, *, extractive: bool = False) -> contract.Json:
    """Give the object of ``dateline ask``. Raises DatelineError."""
    async with aclosing(follow(calls.stream(assistant, given, extractive=extractive))) as events:
        async for event in events:
            if isinstance(event, Answered):
                return contract.answer(event.answer)
    raise AssertionError("a stream ends with Answered")
