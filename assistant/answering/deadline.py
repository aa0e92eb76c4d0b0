"""Read a model's stream that may stall: limited in time, and ended the moment that nobody reads on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Generator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

from assistant.errors import Stopped

T = TypeVar("T")

_NOTICED_S = 0.05
"""How long a reader's stop may go unseen."""
_CANCELS = 20
"""How often a request is told to end, every 0.05 s: of 200 that were told right after a word, httpx2 let half go on,
and none when told again."""


class Late(TimeoutError):
    """A stream did not end, or did not go on, within ``seconds``."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"nothing more within {seconds:g} s")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a model may take: all the models of a question together until ``until`` (by the monotonic clock), and
    none of them silent for longer than leaves the ``after`` that may be asked next as much. ``stopped`` is set by a
    reader who no longer waits.
    """

    until: float
    after: int = 0
    stopped: Event | None = None

    @property
    def left(self) -> float:
        """Give the seconds that are left, 0 where none are."""
        return max(self.until - time.monotonic(), 0.0)

    @property
    def ended(self) -> bool:
        """True once nobody waits any longer."""
        return self.stopped is not None and self.stopped.is_set()


@dataclass(frozen=True, slots=True)
class _Piece(Generic[T]):
    value: T


def within(
    seconds: float,
    source: Callable[[], AsyncIterator[T]],
    *,
    silence_s: float | None = None,
    stopped: Event | None = None,
) -> Generator[T, None, None]:
    """Yield what ``source()`` yields, as it comes.

    Raises Late when the whole takes longer than ``seconds`` or no piece comes for ``silence_s``; Stopped soon after
    ``stopped`` is set; and whatever ``source`` raises. A socket's own timeout starts anew with every byte, so a server
    that drips would never run into it. However the reading ends, also by closing this generator, the source is
    cancelled there and then: it closes its connection, and nothing of it is left running.
    """
    pieces: SimpleQueue[_Piece[T] | Exception | None] = SimpleQueue()
    ended = Event()
    tasks: list[asyncio.Task[None]] = []

    async def read() -> None:
        try:
            async for value in source():
                pieces.put(_Piece(value))
        except Exception as error:  # noqa: BLE001  # crosses to the reading thread, which raises it
            pieces.put(error)
        else:
            pieces.put(None)

    def begin() -> None:
        tasks.append(loop.create_task(read()))
        tasks[0].add_done_callback(lambda _: ended.set())

    loop = _loop()
    deadline = time.monotonic() + seconds
    loop.call_soon_threadsafe(begin)
    try:
        while True:
            piece = _next(pieces, deadline, seconds, silence_s, stopped)
            if piece is None:
                return
            if isinstance(piece, Exception):
                raise piece
            yield piece.value
    finally:
        for _ in range(_CANCELS):
            loop.call_soon_threadsafe(lambda: tasks[0].cancel())
            if ended.wait(_NOTICED_S):
                break


def _next(
    pieces: SimpleQueue[_Piece[T] | Exception | None],
    deadline: float,
    seconds: float,
    silence_s: float | None,
    stopped: Event | None,
) -> _Piece[T] | Exception | None:
    silent_at = deadline if silence_s is None else time.monotonic() + silence_s
    while True:
        if stopped is not None and stopped.is_set():
            raise Stopped
        left = min(deadline, silent_at) - time.monotonic()
        if left <= 0:
            raise Late(seconds if silence_s is None or deadline <= silent_at else silence_s)
        try:
            return pieces.get(timeout=left if stopped is None else min(left, _NOTICED_S))
        except Empty:
            continue


_starting = Lock()
_running: list[asyncio.AbstractEventLoop] = []


def _loop() -> asyncio.AbstractEventLoop:
    """Give the one loop on which every request of this process runs.

    LangChain's integrations keep their HTTP clients for the whole process, and a client belongs to the loop that first
    used it: with a loop for each answer the second answer would meet connections of a loop that is gone.
    """
    with _starting:
        if not _running:
            loop = asyncio.new_event_loop()
            Thread(target=loop.run_forever, name="model-endpoints", daemon=True).start()
            _running.append(loop)
        return _running[0]
