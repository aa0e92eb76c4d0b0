"""Times counted from that of the question before: "before that", "the week before", "and the next day?"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from assistant.clock.almanac import Unit, days, shifted
from assistant.conversation.thread import Thread
from assistant.conversation.turns import Turn
from assistant.domain import Period
from assistant.periods import find_periods

_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_LENGTHS = {"day": 1, "week": 7, "month": 28, "year": 365}
"""Days that the shortest of each unit has."""
_ONE = frozenset(("the", "a", "an"))
_MANY = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
_COUNT = r"(?P<many>the|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?P<unit>day|week|month|year)s?"
_COUNTED = (
    rf"(?:(?:in|on)\s+)?{_COUNT}\s+(?P<side>before|earlier|previously|after|afterwards|later)(?:\s+(?:that|this|then))?"
)
_NEXT = (
    r"(?:(?:in|on)\s+)?(?:the\s+(?P<way>next|following|previous|preceding)|(?P<bare>following|previous|preceding))"
    r"\s+(?P<step>day|week|month|year)"
)
_AGAIN = (
    r"(?:(?:in|on)\s+)?the\s+same\s+(?:day|week|month|time|period)"
    rf"(?:\s+{_COUNT}\s+(?P<side>before|earlier|after|later))?"
)
_RELATIVE = (
    r"(?P<edge>before|after|since|until)\s+(?:that|then|this|it)"
    r"|(?P<later>later(?:\s+on)?|afterwards?|after|since)|(?P<earlier>earlier|before)"
)
_FORMS = tuple(re.compile(form, re.IGNORECASE) for form in (_COUNTED, _NEXT, _AGAIN, _RELATIVE))
_AT_END = tuple(
    re.compile(rf"(?P<asks>.+?\w),?\s+(?P<time>{form})", re.IGNORECASE) for form in (_COUNTED, _NEXT, _AGAIN)
)
_BESIDE = re.compile(r"(?P<asks>.+?\w),?\s+(?P<time>(?:before|after|since)\s+(?:that|then))", re.IGNORECASE)
_BACK = frozenset("before earlier previously previous preceding".split())
UNCLEAR = "No day is named before, so it is not clear from when “{}” counts: ask it with a date."


def is_relative(text: str) -> bool:
    """Tell whether a phrase is a time counted from that of the question before: "before that", "since then"."""
    return _form(text) is not None


def at_end(question: str, *, beside: bool = False) -> tuple[str, str]:
    """Part a sentence from the time counted from another that it ends with ("what did she say the next day"); the
    time is "" where there is none. ``beside`` where "before that" is a time too.
    """
    for form in (*_AT_END, _BESIDE) if beside else _AT_END:
        if match := form.fullmatch(question):
            return match["asks"], match["time"]
    return question, ""


def counted(text: str, thread: Thread) -> tuple[Period, str]:
    """Give the period that a phrase counts from that of the thread, and its words; nothing where it counts from
    nothing.

    "A week before" a day is a day, "the week before" it the seven days up to it.
    """
    match = _form(text)
    from_ = _period_of(thread) if match is not None else Period()
    if match is None or not from_:
        return Period(), ""
    told = match.groupdict()
    if told.get("edge") or told.get("later") or told.get("earlier"):
        return _beside(told["edge"] or ("after" if told["later"] else "before"), from_), match[0]
    if from_.start is None:
        return Period(), ""
    whole = Period(from_.start, from_.end or from_.start)
    if unit := told.get("step"):
        back = (told["way"] or told["bare"]).lower() in _BACK
        return _next(whole, _UNITS[unit.lower()], back=back), match[0]
    if not told.get("unit"):
        return from_, match[0]
    unit, many, back = _UNITS[told["unit"].lower()], told["many"].lower(), told["side"].lower() in _BACK
    if many == "the":
        return _next(whole, unit, back=back), match[0]
    count = 1 if many in _ONE else _MANY.get(many) or int(many)
    moved = _moved(whole, -count if back else count, unit)
    return moved if from_.end else Period(moved.start, from_.start), match[0]


def _form(text: str) -> re.Match[str] | None:
    return next((match for form in _FORMS if (match := form.fullmatch(text.strip()))), None)


def _next(period: Period, unit: Unit, *, back: bool) -> Period:
    """Give the day, week, month or year that lies against a period; a longer period moves as a whole."""
    if period.start is None or period.end is None:
        return period
    length = (period.end - period.start).days
    if length >= _LENGTHS[unit]:
        if unit != "day":
            return _moved(period, -1 if back else 1, unit)
        edge = period.start - timedelta(days=1) if back else period.end
        return days(edge.date())
    if unit in ("month", "year"):
        far = _moved(period, -1 if back else 1, unit)
        return Period(far.start, period.start) if back else Period(period.end, far.end)
    far_days = timedelta(days=_LENGTHS[unit])
    return Period(period.start - far_days, period.start) if back else Period(period.end, period.end + far_days)


def _moved(period: Period, count: int, unit: Unit) -> Period:
    """Give a period moved by units; single days keep their day of the month."""
    if period.start is None or period.end is None or unit in ("day", "week"):
        return shifted(period, count, unit)
    if period.start.day == 1 and period.end.day == 1:
        return shifted(period, count, unit)
    months = count * (12 if unit == "year" else 1)
    return Period(
        _same_day(period.start, months), _same_day(period.end - timedelta(days=1), months) + timedelta(days=1)
    )


def _same_day(at: datetime, months: int) -> datetime:
    index = at.year * 12 + at.month - 1 + months
    year, month = divmod(index, 12)
    for day in range(at.day, 27, -1):
        try:
            return at.replace(year=year, month=month + 1, day=day)
        except ValueError:  # 31 April
            continue
    return at.replace(year=year, month=month + 1)


def _beside(side: str, period: Period) -> Period:
    side = side.lower()
    edge = period.start if side in ("before", "until", "since") else period.end
    if edge is None:
        return Period()
    return Period(None, edge) if side in ("before", "until") else Period(edge, None)


def _period_of(thread: Thread) -> Period:
    """Give the time that was spoken of last: what a turn was asked within, a date in its words or in its answer; else
    the days that the last answer cites.
    """
    for turn, _ in thread.subject():
        asked = (turn.answer.scope.period if turn.answer is not None else Period()) or turn.narrowed.period
        if asked:
            return asked
        refused = turn.answer is not None and turn.answer.abstained
        for words in (turn.standalone, *(() if refused else (turn.short_answer, turn.text))):
            named = [time.period for time in find_periods(words, thread.as_of)] if len(words) <= _LONGEST else []
            if len(named) == 1 and named[0].start is not None:
                return named[0]
    return _told_in(thread.last)


_LONGEST = 300
"""Characters of an answer that is looked through for its date."""


def _told_in(last: Turn) -> Period:
    """Give the days from the first to the last that an answer cites, each by its article's own calendar."""
    cited = last.answer.citations if last.answer is not None else ()
    told = [
        each.article.published.printed.replace(hour=0, minute=0, second=0, microsecond=0)
        for each in cited
        if each.article.published
    ]
    return Period(min(told), max(told) + timedelta(days=1)) if told else Period()
