"""Hear an answer, or whatever else takes its time, without being held up by it: a press on Stop is heard at once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextvars import copy_context
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Thread
from typing import TypeVar

T = TypeVar("T")

BEAT_S = 0.2
"""How often the page looks up from waiting; Streamlit can stop it only then."""


def heard(begin: Callable[[Flag], Iterator[T]]) -> Generator[T | None, None, None]:
    """Yield what a stream yields as it comes, and None at every beat at which none came.

    ``begin`` is given a flag and makes the stream, on a thread of its own. Whoever stops listening sets the flag: no
    further step is taken then. What the stream raises is raised here.
    """
    told: SimpleQueue[T | BaseException | None] = SimpleQueue()
    stopped = Flag()

    def work() -> None:
        try:
            for event in begin(stopped):
                told.put(event)
                if stopped.is_set():
                    return
            told.put(None)
        except BaseException as error:  # noqa: BLE001  # raised again where it is heard
            told.put(error)

    Thread(target=copy_context().run, args=(work,), name="answer", daemon=True).start()
    try:
        while True:
            try:
                event = told.get(timeout=BEAT_S)
            except Empty:
                yield None
                continue
            if event is None:
                return
            if isinstance(event, BaseException):
                raise event
            yield event
    finally:
        stopped.set()
