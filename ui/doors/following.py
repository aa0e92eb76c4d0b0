"""Follow a blocking answer from an event loop: each step on a thread, and no further step once nobody waits."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from contextlib import aclosing
from contextvars import copy_context
from functools import partial
from threading import Event as Flag
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


async def follow(
    start: Callable[[Flag], Iterator[Event]], room: CapacityLimiter | None = None
) -> AsyncGenerator[Event]:
    """Yield the events that ``start`` makes, each on a thread out of ``room``.

    Closed or cancelled, it sets the flag that ``start`` was given, upon which a wait for a model ends at once, and any
    other step ends as the last. Every step runs in one context, for what an answerer sets in it (LangChain's callbacks)
    it must find again. Nothing here waits for a step that nobody waits for: it closes what makes the events itself.
    """
    stopped, one_at_a_time, context = Flag(), Lock(), copy_context()
    events = start(stopped)

    def step() -> Event | None:
        try:
            with one_at_a_time:
                return context.run(next, events, None)
        finally:
            if stopped.is_set():
                close()

    def close() -> None:
        if one_at_a_time.acquire(blocking=False):  # else the step that holds it closes, for it sees the flag
            try:
                if isinstance(events, Generator):
                    context.run(events.close)
            finally:
                one_at_a_time.release()

    try:
        while (event := await to_thread.run_sync(step, limiter=room, abandon_on_cancel=True)) is not None:
            yield event
    finally:
        stopped.set()
        with CancelScope(shield=True):
            await to_thread.run_sync(close)


async def answer(
    assistant: Assistant, given: Ask, *, extractive: bool = False, room: CapacityLimiter | None = None
) -> contract.Json:
    """Give the object of ``dateline ask``. Raises DatelineError."""
    started = partial(calls.stream, assistant, given, extractive=extractive)
    async with aclosing(follow(started, room)) as events:
        async for event in events:
            if isinstance(event, Answered):
                return contract.answer(event.answer)
    raise AssertionError("a stream ends with Answered")
