"""How long the steps of an answer take."""

from __future__ import annotations

import time


class Laps:
    """Laps in milliseconds; several laps of one name add up."""

    def __init__(self) -> None:
        self._begun = self._last = time.perf_counter()
        self._laps = dict.fromkeys(("understand", "retrieve", "answer", "verify"), 0.0)

    def lap(self, name: str) -> None:
        """Add the time since the last lap to ``name``."""
        now = time.perf_counter()
        self._laps[name] += (now - self._last) * 1000
        self._last = now

    def timings(self) -> dict[str, float]:
        """Give the laps and, as "total", the time since the beginning."""
        return {**self._laps, "total": (time.perf_counter() - self._begun) * 1000}
