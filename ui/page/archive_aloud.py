"""What is said of an ingest to those who hear the page: that it goes on, not every number."""

from __future__ import annotations

from dataclasses import dataclass

from ui.page.intake import Arrival

EVERY_S = 15.0
"""The longest that nothing is said while documents are read, and the shortest between two words where their number is
not known."""
QUARTERS = ("", "a quarter", "half", "three quarters", "all")


@dataclass(frozen=True, slots=True)
class Told:
    """What was said last of which ingest: how far it was then, in quarters and documents, and when, in seconds."""

    number: int
    quarter: int
    read: int
    stopping: bool
    at: float
    words: str


def told(now: Arrival, before: Told | None, at: float) -> Told:
    """Give what is to be said of an ingest under way, the same as before where there is nothing to add yet."""
    quarter = min(4, 4 * now.read // now.total) if now.total else 0
    if before is None or before.number != now.number:
        words = f"Being read in: {now.what}."
    elif now.stopping and not before.stopping:
        words = "Stopping: what has been read is being stored."
    elif now.stopping or now.read == before.read:
        return before
    elif quarter > before.quarter:
        words = f"{now.what}: {QUARTERS[quarter]} of {now.total:,} documents read."
    elif at - before.at >= EVERY_S:
        words = f"{now.what}: {now.read:,} documents read."
    else:
        return before
    return Told(now.number, quarter, now.read, now.stopping, at, words)
