"""The day something was said, as written ("on Tuesday night", "May 3", "on the 14th"), as a Moment."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from assistant.clock import almanac
from assistant.clock.reading import Reading
from assistant.clock.timewords import time_words
from assistant.domain import Moment

_WEEKDAY = "|".join(almanac.WEEKDAYS)
_MONTH = "|".join((*almanac.MONTHS, *(rf"{month[:3]}\." for month in almanac.MONTHS), r"Sept\."))
_TIME_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"
_DATE = (
    rf"(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\w%]|[.,]\d)(?:,?\s+\d{{4}}\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})(?!\w)(?:,?\s+\d{{4}}\b)?|\d{{4}}-\d\d-\d\d\b"
)
_COUNT = r"\d{1,2}|two|three|four|five|six|seven|eight|nine|ten"
_WRITTEN = (
    rf"(?P<day>(?:(?:[Tt]his past|[Ll]ast|[Pp]ast|[Tt]his)\s+)?(?:{_WEEKDAY})(?:,\s+(?:{_DATE}))?{_TIME_OF_DAY}"
    rf"|(?:{_DATE}){_TIME_OF_DAY}|[Tt]he day before yesterday|[Tt]oday|[Tt]onight|[Yy]esterday{_TIME_OF_DAY}"
    rf"|[Ll]ast night|[Tt]his (?:morning|afternoon|evening)|(?:{_COUNT}) days ago"
    r"|(?<=[Oo]n )the \d{1,2}(?:st|nd|rd|th)(?!\s+[a-z]))"
)
DAY = re.compile(rf"(?:(?:[Oo]n|[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater)\s+){{0,3}}{_WRITTEN}(?!\w|['’]s?\b|-\w)")
"""A day by itself, with the words that lead to it: "on Tuesday night", "late Friday"."""
DAY_INSIDE = re.compile(_WRITTEN)
"""A day at the head of other words: "Tuesday’s debate"."""
_ONLY_WEEKDAY = re.compile(
    rf"(?P<last>last\s+)?(?:this\s+past\s+|past\s+|this\s+)?(?P<name>{_WEEKDAY}){_TIME_OF_DAY}", re.IGNORECASE
)
_ONLY_NUMBER = re.compile(r"the (\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_ONE_DAY = timedelta(days=1)
_ANY_DAY = date(2000, 1, 1)
"""A date with its year means the same on every day."""


def resolved(written: str, published: Moment | None) -> Moment | None:
    """Give the day that ``written`` means in an article published then: the latest such day not after it.

    None without a day of publication, unless ``written`` has its year; none for a day yet to come.
    """
    today = None
    if published is not None and published.precision not in ("month", "year"):
        today = published.at.date()
    day = _day(written, today)
    if day is None or (today is not None and day > today):
        return None
    return Moment(datetime(day.year, day.month, day.day, tzinfo=UTC), "day", written)


def _day(written: str, today: date | None) -> date | None:
    if today is None:
        return _read(written, _ANY_DAY) if _YEAR.search(written) else None
    if weekday := _ONLY_WEEKDAY.fullmatch(written):
        back = (today.weekday() - almanac.WEEKDAYS.index(weekday["name"].capitalize())) % 7
        back = back or 7 if weekday["last"] else back
        return date.fromordinal(max(1, today.toordinal() - back))
    if number := _ONLY_NUMBER.fullmatch(written):
        return _of_month(int(number[1]), today)
    return _read(written, today)


def _read(written: str, today: date) -> date | None:
    for word in time_words(Reading.of(written, today)):
        start, end = word.period.start, word.period.end
        if start is not None and end is not None and end - start == _ONE_DAY:
            return start.date()
    return None


def _of_month(day: int, today: date) -> date | None:
    """Give the latest day of that number: the 31st, on the 5th of May, is of March."""
    month = today.year * 12 + today.month - 1
    for index in range(month, max(month - 3, 12), -1):
        try:
            found = date(index // 12, index % 12 + 1, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None
