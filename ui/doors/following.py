"""Follow a blocking answer from an event loop: each step on a thread, and no further step once nobody waits."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import aclosing
from contextvars import copy_context
from threading import Lock
from typing import TYPE_CHECKING

from anyio import CancelScope, CapacityLimiter, to_thread

from assistant.events import Answered, Event
from ui import contract
from ui.doors import calls

if TYPE_CHECKING:
    from assistant import Assistant
    from ui.doors.asked import Ask

AT_ONCE = 32
"""Answers that are worked on at once. They have threads of their own: where all of them wait for a model that hangs,
searches are still answered.
"""


async def follow(events: Iterator[Event], room: CapacityLimiter | None = None) -> AsyncGenerator[Event]:
    """Yield the events, each made on a thread out of ``room``; closed or cancelled, end with the one being made.

    Every step runs in one context, for what an answerer sets in it (LangChain's callbacks) it must find again. A server
    that stops cancels a task without waiting for its thread, so a lock keeps the closing behind the step.
    """
    context, one_at_a_time = copy_context(), Lock()

    def step() -> Event | None:
        with one_at_a_time:
            return context.run(next, events, None)

    def close() -> None:
        with one_at_a_time:
            if isinstance(events, Generator):
                context.run(events.close)

    try:
        while (event := await to_thread.run_sync(step, limiter=room)) is not None:
            yield event
    finally:
        with CancelScope(shield=True):
            await to_thread.run_sync(close)


async def answer(
    assistant: Assistant, given: Ask, *, extractive: bool = False, room: CapacityLimiter | None = None
) -> contract.Json:
    """Give the object of ``dateline ask``. Raises DatelineError."""
    async with aclosing(follow(calls.stream(assistant, given, extractive=extractive), room)) as events:
        async for event in events:
            if isinstance(event, Answered):
                return contract.answer(event.answer)
    raise AssertionError("a stream ends with Answered")
