"""Read a stream that may stall, with one time limit over the whole of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class _Piece(Generic[T]):
    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value


def within(seconds: float, source: Callable[[], Iterator[T]]) -> Iterator[T]:
    """Yield what ``source()`` yields, as it comes.

    Raises TimeoutError when the whole takes longer than ``seconds``, and whatever ``source`` raises. A socket's own
    timeout starts anew with every byte, so a server that drips would never run into it. The source runs in a thread of
    its own, which ends with its next piece or its own timeout once nobody reads on.
    """
    pieces: SimpleQueue[_Piece[T] | Exception | None] = SimpleQueue()
    abandoned = Event()

    def read() -> None:
        try:
            for value in source():
                if abandoned.is_set():
                    return
                pieces.put(_Piece(value))
        except Exception as error:  # noqa: BLE001  # crosses to the reading thread, which raises it
            pieces.put(error)
        else:
            pieces.put(None)

    deadline = time.monotonic() + seconds
    Thread(target=read, name="model-endpoint", daemon=True).start()
    try:
        while True:
            left = deadline - time.monotonic()
            try:
                piece = pieces.get(timeout=max(left, 0.0))
            except Empty:
                left = 0.0
            if left <= 0:
                raise TimeoutError(f"no end after {seconds:g} s")
            if piece is None:
                return
            if isinstance(piece, Exception):
                raise piece
            yield piece.value
    finally:
        abandoned.set()
