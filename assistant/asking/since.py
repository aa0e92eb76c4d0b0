"""Periods that an event opens: "since the council vote", "since Storm Brannoc". The archive tells when it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.domain import Period, Span
from assistant.periods import TimeExpression

_SINCE = re.compile(
    r"\b(?:ever\s+)?[Ss]ince\s+(?P<event>(?:the|his|her|their|its|this|that|an?)\s+[^,;:?!()“”\"]+?|[A-Z][^,;:?!()“”\"]*?)"
    r"(?=[\s?!.]*$|,|\s+(?:about|regarding|concerning)\b)"
)
_LONGEST = 8
"""Words of an event's name; more is a clause that tells a story."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event as the archive has it: the start of the day, UTC, that an article about it was published, and its
    title.
    """

    at: datetime
    title: str


FindEvent = Callable[[str, datetime], Event | None]
"""Gives the event that some words name, as known at a time; None where nothing in the archive is about it."""


def since_event(text: str, times: Sequence[TimeExpression], as_of: datetime, find: FindEvent) -> TimeExpression | None:
    """Read "since …" with an event as a period that binds; None where a date stands there or no article tells it."""
    found = _SINCE.search(text)
    if found is None or any(time.span.start < found.end() and found.start() < time.span.end for time in times):
        return None
    words = found["event"].rstrip(" .")
    event = find(words, as_of) if len(words.split()) <= _LONGEST else None
    if event is None:
        return None
    span = Span(found.start(), found.start("event") + len(words))
    return TimeExpression(span, Period(event.at, None), "bounded", event=event.title)
