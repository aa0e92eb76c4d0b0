"""Which articles a question's time words prefer: near the asking date, of a period, or of any date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from assistant.asking.nouns import AnswerType
from assistant.clock.almanac import day_name, described
from assistant.domain import Period
from assistant.periods import TimeExpression

Recency = Literal["recent", "period", "none"]

_JUST_OVER = timedelta(days=10)
"""A stretch that ended so recently is still this week's news: "on Monday", "last weekend"."""
_SIXTH, _NEAR = 6, timedelta(days=60)
"""A longer stretch stays news for a sixth of its length, up to this; so does an event with a date."""
_HISTORY = timedelta(days=25 * 365)
"""What lies further back is told in articles of any date."""
_YEARLONG = timedelta(days=300)
"""Figures for so long a time are published after it: "how many babies were born last year"."""
_FIGURES: frozenset[AnswerType] = frozenset(("number", "percent", "money"))
_OPEN = Period()
_YEAR = re.compile(r"\d{4}")
_OPENING_CLAUSE = re.compile(
    r"(?:^|[.?!]\s+)(?:after|before|since|while|when|following|having)\s[^,.?!]*$", re.IGNORECASE
)
_NEW_FINDING = re.compile(r"\bnew\s+(?:poll|survey|study|report|research|data|analysis|figures)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Timing:
    """Which articles to prefer, the period that the question implies (empty for none), and why, for readers."""

    recency: Recency
    period: Period = _OPEN
    why: str = ""


def timing(
    text: str, times: Sequence[TimeExpression], asked_from: int, as_of: datetime, answer_type: AnswerType, *, said: bool
) -> Timing:
    """Weigh the time expressions of ``text``; those from ``asked_from`` on, in the sentence that asks, count first.

    ``said`` marks a question about somebody's words: those are wanted from the period itself, not from around it.
    """
    binding = [time for time in times if time.binding]
    if not binding:
        return _leaning(text, times, as_of)
    time = min(binding, key=lambda time: (time.span.start < asked_from, time.kind != "deictic"))
    period, written = time.period, f"“{time.span.of(text)}”"
    edge = period.end or period.start
    if edge is not None and as_of - edge > _HISTORY:
        return Timing("none", why=f"{written} read as the date of an event, reported at any time")
    counted_back = time.kind == "deictic" or (period.end is not None and as_of in period and time.kind == "bounded")
    length = period.end - period.start if period.start and period.end else timedelta(0)
    just_over = period.end is not None and as_of - period.end <= max(_JUST_OVER, min(length / _SIXTH, _NEAR))
    if length >= _YEARLONG and answer_type in _FIGURES and (counted_back or just_over):
        return Timing("recent", why=f"{written} read as the time a figure is for, published since")
    why = f"{written} read as {described(period)}"
    if time.event:
        why += f", the day of “{time.event}”"
    elif time.kind == "deictic" or not _YEAR.search(written):
        why += f", from the asking date {day_name(as_of)}"
    recent = counted_back and (as_of in period or (just_over and not said))
    return Timing("recent" if recent else "period", period, why)


def _leaning(text: str, times: Sequence[TimeExpression], as_of: datetime) -> Timing:
    """Choose where no expression binds: news unless the question dates a past event and nothing else."""
    vague = next(
        (time for time in times if time.kind == "deictic" and time.period.end and time.period.end > as_of), None
    )
    beside = [time for time in times if not _OPENING_CLAUSE.search(text[: time.span.start])]
    if not beside or any(_near(time.period, as_of) for time in times) or _NEW_FINDING.search(text):
        why = f"“{vague.span.of(text)}” read as near the asking date {day_name(as_of)}" if vague else ""
        return Timing("recent", why=why)
    return Timing("none", why=f"“{beside[0].span.of(text)}” read as the date of an event, reported at any time")


def _near(period: Period, as_of: datetime) -> bool:
    """Tell whether a period goes on, lies ahead or ended lately."""
    return period.end is None or period.end >= as_of - _NEAR
