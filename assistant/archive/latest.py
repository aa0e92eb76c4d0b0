"""What is made of a whole archive and kept until the archive has changed."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, Protocol, TypeVar

Made = TypeVar("Made")


class Changing(Protocol):
    """Something with a number that grows whenever it changes."""

    @property
    def generation(self) -> int:
        """Give the number as of now."""
        ...


class Latest(Generic[Made]):
    """Gives what ``make`` makes of an archive, made anew when the archive has changed; safe to share between threads.

    One thread makes it, however many ask.
    """

    def __init__(self, archive: Changing, make: Callable[[], Made]) -> None:
        self._archive, self._make = archive, make
        self._lock = Lock()
        self._made: tuple[int, Made] | None = None

    def get(self) -> Made:
        """Give it as of now; while another thread makes it, wait for that."""
        made = self._made
        if made is not None and made[0] == self._archive.generation:
            return made[1]
        with self._lock:
            made, generation = self._made, self._archive.generation
            if made is None or made[0] != generation:
                made = self._made = (generation, self._make())
            return made[1]

    def recent(self) -> Made:
        """Give it as of now; while another thread makes it, the one before."""
        made = self._made
        return made[1] if made is not None and self._lock.locked() else self.get()
