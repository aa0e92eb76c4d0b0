"""Who is waiting for an answer: what nobody waits for is done when nobody does, by one visit at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition

BEAT_S = 0.2
"""How often somebody who waits for quiet looks up; Streamlit can stop a page only then."""
PATIENCE_S = 15.0


class Quiet:
    """Counts the visits that wait for an answer; safe to share between threads."""

    def __init__(self, patience: float = PATIENCE_S) -> None:
        self._patience = patience
        self._changed = Condition()
        self._waiting, self._taken = 0, False

    @contextmanager
    def disturbed(self) -> Iterator[None]:
        """Have the others hold back while somebody waits for an answer."""
        with self._changed:
            self._waiting += 1
        try:
            yield
        finally:
            with self._changed:
                self._waiting -= 1
                self._changed.notify_all()

    def comes(self, beat: Callable[[], object] = lambda: None) -> bool:
        """Wait until nobody waits for an answer, and tell whether that came about.

        ``beat`` is called while it does not; what it raises ends the waiting.
        """
        return self._until(lambda: self._waiting == 0, beat)

    @contextmanager
    def turn(self, beat: Callable[[], object] = lambda: None) -> Iterator[bool]:
        """Wait for quiet and for one's turn, and keep it; gives whether it came."""
        mine = self._until(lambda: self._waiting == 0 and not self._taken, beat, take=True)
        try:
            yield mine
        finally:
            if mine:
                with self._changed:
                    self._taken = False
                    self._changed.notify_all()

    def _until(self, true: Callable[[], bool], beat: Callable[[], object], *, take: bool = False) -> bool:
        end = time.monotonic() + self._patience
        while True:
            with self._changed:
                if self._changed.wait_for(true, max(0.0, min(BEAT_S, end - time.monotonic()))):
                    self._taken = self._taken or take
                    return True
            if time.monotonic() >= end:
                return False
            beat()


quiet = Quiet()
"""That of this server."""
