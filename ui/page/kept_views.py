"""Views of one state of an archive, the last that were asked for: each is made once for all visits."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class KeptViews(Generic[Made]):
    """Keeps ``most`` views; safe to share between threads. Two that ask for the same at once may both make it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._made: OrderedDict[Hashable, Made] = OrderedDict()

    def get(self, view: Hashable, make: Callable[[], Made]) -> Made:
        """Give what ``make`` makes of a view."""
        with self._lock:
            if view in self._made:
                self._made.move_to_end(view)
                return self._made[view]
        made = make()
        with self._lock:
            self._made[view] = made
            self._made.move_to_end(view)
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        return made
