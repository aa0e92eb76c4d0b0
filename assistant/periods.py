"""The time expressions of a question as periods: "last week", "in March 2024", "since May 20", "from 2015 to 2018".

A date without its year is the latest one not after the asking date, or the coming one where the sentence looks ahead;
weeks start on Monday; today is the asking date in UTC. What may be no time ("may resign", "the fall of Kabul") is left
alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from assistant.clock import almanac
from assistant.clock.events import in_side_clause, measures_a_record, owned_or_described, recurs
from assistant.clock.reading import Reading, TimeWord
from assistant.clock.timewords import time_words
from assistant.clock.yearly import beside
from assistant.domain import Period, Span

Kind = Literal["deictic", "named", "bounded"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: its span in the question, the period it means and what kind of words it is made of.

    "deictic" counts from the asking date, "named" has a name or number of its own, "bounded" gives a side or both.
    ``binding`` is False where the words leave open when the news was published: they date an event ("the 2020
    election", "Monday's debate", "first since 2006"), lie ahead, or are vague ("recently"). ``event`` is the title of
    the article that an event's day was read from ("since the council vote").
    """

    span: Span
    period: Period
    kind: Kind
    binding: bool = True
    event: str = ""


_CUE = re.compile(
    r"\b(?P<cue>since|after|before|until|till|by|through|from|between|week\s+(?:of|beginning|starting))\s+"
    r"(?:(?:around|about|at\s+least|on)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:as\s+of|in|at|during|over|throughout|within|around)\s+(?:the\s+)?$", re.IGNORECASE)
_ON = re.compile(r"\b(?:as\s+of|on|over|during|around)\s+(?:the\s+)?$", re.IGNORECASE)
_OVER = re.compile(r"\b(?:over|during|throughout|within)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINS = re.compile(r",?\s*(?:[-–—]|\b(?:up\s+to|to|until|till|through|and)\b)\s*(?:the\s+)?", re.IGNORECASE)
_ASKS_BACK = re.compile(
    r"(?:\b(?:did|has|have|had)\s[^?.,;]*\s(?:say|said|tell|told|speak|spoken|write|written|announced?|do|done)|\bhappened|\bsaid)\s+$",
    re.IGNORECASE,
)
"""Before a time: what was said or done is asked for, of a time that the asker takes to be over, if it is or not."""
_ONWARDS = re.compile(r"\s+(?:onwards?\b|on\b(?=\s*(?:[?!.,;]|$)))", re.IGNORECASE)


def find_periods(question: str, as_of: datetime) -> list[TimeExpression]:
    """Find the time expressions of a question, in order and disjoint, as read on the day ``as_of`` (timezone-aware).

    Time grows with the length of the question. No text raises.
    """
    if as_of.tzinfo is None:
        raise ValueError("as_of needs a timezone-aware datetime")
    reading = Reading.of(question, as_of.astimezone(UTC).date())
    words = list(time_words(reading))
    found: list[TimeExpression] = []
    position = 0
    while position < len(words):
        word, following = words[position], words[position + 1] if position + 1 < len(words) else None
        expression = (following and _range(reading, word, following)) or None
        position += 2 if expression else 1
        if expression is None and not word.needs_cue:
            expression = _bounded(reading, word) or _single(reading, word)
        if expression is not None and not _empty(expression.period):
            free = found[-1].span.end if found else 0
            found.append(replace(expression, span=Span(max(expression.span.start, free), expression.span.end)))
    return found


def _range(reading: Reading, first: TimeWord, last: TimeWord) -> TimeExpression | None:
    """Join two time words: from March to May 2024, between Monday and Thursday, 2015 to 2018."""
    joint = _JOINS.fullmatch(reading.text, first.end, last.start)
    cue = _CUE.search(reading.before(first.start))
    opened = cue is not None and cue["cue"].lower() in ("from", "between")
    if (
        joint is None
        or "vague" in (first.shape, last.shape)
        or (not opened and (joint[0].strip().lower() == "and" or first.needs_cue))
    ):
        return None
    begins, ends = first.period, last.period
    if first.yearless and ends.start:
        begins = beside(*first.yearless, ends.start, later=False) or begins
    elif last.yearless and begins.start:
        ends = beside(*last.yearless, begins.start, later=True) or ends
    if begins.start and ends.start and begins.start > ends.start and first.shape == last.shape == "weekday":
        begins = almanac.shifted(begins, -1, "week")
    if not (begins.start and begins.end and ends.start and ends.end):
        return None
    start = first.start - len(cue[0]) if cue and opened else first.start
    return _judged(
        reading,
        replace(first, start=start, end=last.end),
        Period(min(begins.start, ends.start), max(begins.end, ends.end)),
        "bounded",
    )


def _bounded(reading: Reading, word: TimeWord) -> TimeExpression | None:
    """Read what stands before a time word and opens or closes a side: since May 20, before March, by 2030."""
    cue = _CUE.search(reading.before(word.start))
    past = reading.text[word.start : word.start + 4].lower() in ("past", "last")
    if word.shape == "deictic" and past and (over := _OVER.search(reading.before(word.start))):
        return _judged(reading, replace(word, start=word.start - len(over[0])), word.period, "bounded")
    dates_event = owned_or_described(reading, word)
    if cue is None or word.shape == "vague" or (dates_event and word.shape in ("year", "decade")):
        return None
    onwards = _ONWARDS.match(reading.text, word.end)
    whole = replace(word, start=word.start - len(cue[0]), end=onwards.end() if onwards else word.end)
    sides = _sides(
        " ".join(cue["cue"].lower().split()),
        word,
        dates_event,
        onwards is not None or _lies_ahead(reading, word.period),
    )
    return _judged(reading, whole, sides, "bounded") if sides else None


def _sides(cue: str, word: TimeWord, dates_event: bool, goes_on: bool) -> Period | None:
    """Give what a preposition makes of a period; the day of an event ("after Monday's vote") still counts."""
    start, end = word.period.start, word.period.end
    days = (end - start).days if start and end else 0
    match cue:
        case "since":
            return Period(start, None)
        case "after":
            return Period(start if dates_event else end, None)
        case "before":
            return Period(None, end if dates_event else start)
        case "until" | "till" | "by" | "through":
            return Period(None, end)
        case "from" if goes_on:
            return Period(start, None)
        case "from" | "between" if word.shape == "day" and days > 1:
            return word.period
        case "week of" | "week beginning" | "week starting" if start and days == 1:
            return almanac.week(start.date())
        case _:
            return None


def _single(reading: Reading, word: TimeWord) -> TimeExpression:
    kind: Kind = "deictic" if word.shape in ("vague", "deictic", "weekday") else "named"
    if word.shape == "vague" or owned_or_described(reading, word):
        return TimeExpression(Span(word.start, word.end), word.period, kind, binding=False)
    within = (_ON if word.shape in ("day", "weekday") else _WITHIN).search(reading.before(word.start))
    return _judged(reading, replace(word, start=word.start - len(within[0])) if within else word, word.period, kind)


def _judged(reading: Reading, word: TimeWord, period: Period, kind: Kind) -> TimeExpression:
    """Give the expression, binding unless its words stand where they say nothing about when the news was published."""
    binding = not (
        (_lies_ahead(reading, period) and not _ASKS_BACK.search(reading.before(word.start)))
        or in_side_clause(reading, word.start, word.end)
        or recurs(reading, word)
        or (kind == "bounded" and period.end is None and measures_a_record(reading, word.start))
    )
    return TimeExpression(Span(word.start, word.end), period, kind, binding)


def _lies_ahead(reading: Reading, period: Period) -> bool:
    tomorrow = almanac.days(reading.today).end
    edge = period.start or period.end
    if edge is None or tomorrow is None:
        return False
    return edge >= tomorrow if period.start else edge > tomorrow


def _empty(period: Period) -> bool:
    return period.start is not None and period.end is not None and period.start >= period.end
