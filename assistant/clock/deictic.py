"""Time words that count from the day they are read on: today, last week, the past three months, two years ago."""

from __future__ import annotations

import re

from assistant.clock import almanac
from assistant.clock.almanac import Unit
from assistant.clock.reading import Reading, TimeWord
from assistant.domain import Period

_UNITS: dict[str, Unit] = {
    "hour": "day", "day": "day", "week": "week", "fortnight": "fortnight", "month": "month", "year": "year",
    "decade": "decade",
}  # fmt: skip
_COUNTS = {
    "one": 1, "two": 2, "couple of": 2, "three": 3, "four": 4, "few": 5, "five": 5, "six": 6, "several": 7, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty":
    40, "fifty": 50, "hundred": 100,
}  # fmt: skip
_UNCOUNTED = {"hour": 1, "day": 7, "week": 4, "fortnight": 2, "month": 6, "year": 5, "decade": 3}
"""How many "recent days", "recent weeks" … are."""
_RECENT_DAYS = 30
"""How far back "recently" reaches."""

_COUNT = r"\d{1,3}|" + "|".join(_COUNTS)
_UNIT = "|".join(_UNITS)
_SPAN = re.compile(
    r"(?:this\s+)?(?P<which>this|last|past|next|previous|coming)\s+"
    r"(?P<unit>morning|afternoon|evening|night|weekend|week|fortnight|month|quarter|year|decade|"
    rf"{'|'.join(almanac.WEEKDAYS)})(?![\w-])",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    rf"(?P<which>last|past|next|recent|coming|previous)\s+(?:(?P<count>{_COUNT})\s+)?(?P<unit>{_UNIT})(?P<plural>s?)\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(r"(?P<which>earlier|later)\s+(?:today|this\s+(?P<unit>week|month|year))\b", re.IGNORECASE)
_AGO = re.compile(rf"(?<![\w.,])(?:(?:an?\s+)?(?P<count>{_COUNT})|an?)\s+(?P<unit>{_UNIT})s?\s+$", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"\s+(?:morning|afternoon|evening|night)\b", re.IGNORECASE)
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_OVER_THE = re.compile(r"\b(?:over|at|on|during)\s+the\s+$", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"\bthe\s+day\s+before\s+$", re.IGNORECASE)

_NAMED_DAYS = re.compile(
    r"\b(?:black|good|ash|cyber|super|bloody|giving|fat|ruby|freaky|palm|easter|boxing|shrove|maundy|holy|sheffield|casual|spy"
    r"|small business)"
    r"\s+$",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"\s+(?:times|telegraph|express|mirror|mail|post|world|herald|night\s+(?:football|live|lights)|the\s+13th)\b",
    re.IGNORECASE,
)
_MEDIA = re.compile(r"\b(?:usa|russia|india)\s+$", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|since|until|till|by|before|after|from|to|through|and|did|has|have)\s+$", re.IGNORECASE)
_CAPITAL_NEXT = re.compile(r"\s+[A-Z]")


def day_word(reading: Reading, at: int, end: int) -> TimeWord | None:
    """Read today, tonight, yesterday, tomorrow, the day before yesterday; not USA Today."""
    before, word = reading.before(at), reading.text[at:end].lower()
    if _MEDIA.search(before) or (reading.capitals and reading.text[at].isupper() and not reading.starts_sentence(at)):
        return None
    earlier = _DAY_BEFORE.search(before) if word == "yesterday" else None
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0) - (earlier is not None)
    start = at - (len(earlier[0]) if earlier else 0)
    day = almanac.shifted(almanac.days(reading.today), shift, "day")
    return TimeWord(start, _past_time_of_day(reading, end), day, "deictic")


def weekday(reading: Reading, at: int, end: int) -> TimeWord | None:
    """Read a weekday's name: the latest one, or the coming one where the sentence looks ahead; not Black Friday."""
    before = reading.before(at)
    if (
        (reading.capitals and not reading.text[at].isupper())
        or _NAMED_DAYS.search(before)
        or _TITLES.match(reading.text, end)
    ):
        return None
    end = _past_time_of_day(reading, end)
    if (
        reading.capitals
        and _CAPITAL_NEXT.match(reading.text, end)
        and not _ON.search(before)
        and not reading.starts_sentence(at)
    ):
        return None
    which = "on" if not reading.looks_ahead(at) else "coming"
    return TimeWord(at, end, _weekday(reading, reading.text[at : at + 3], which), "weekday")


def relative(reading: Reading, at: int, _end: int) -> TimeWord | None:
    """Read this, last, past, next … with a unit or a weekday, or with a number of units."""
    if match := _SPAN.match(reading.text, at):
        which, unit = match["which"].lower(), match["unit"].lower()
        if which in ("last", "next") and _OF.match(reading.text, match.end()):
            return None  # the last week of the campaign
        rolling = which == "past" or (which in ("last", "next") and _THE.search(reading.before(at)) is not None)
        if unit.title() in almanac.WEEKDAYS:
            return TimeWord(at, _past_time_of_day(reading, match.end()), _weekday(reading, unit, which), "weekday")
        period = _rolling(reading, unit, which) if rolling and unit in _UNITS else _calendar(reading, unit, which)
        return TimeWord(at, match.end(), period, "deictic")
    if (match := _STRETCH.match(reading.text, at)) and (
        match["count"] or match["plural"] or match["which"].lower() == "past"
    ):
        unit = match["unit"].lower()
        count = _counted(match["count"]) if match["count"] or not match["plural"] else _UNCOUNTED[unit]
        count = -(-count // 24) if unit == "hour" else count
        ahead = match["which"].lower() in ("next", "coming")
        stretch = (almanac.stretch_from if ahead else almanac.stretch_to)(reading.today, count, _UNITS[unit])
        return TimeWord(at, match.end(), stretch, "deictic")
    if match := _PARTLY.match(reading.text, at):
        today = almanac.days(reading.today)
        whole = _calendar(reading, match["unit"].lower(), "this") if match["unit"] else today
        if match["unit"] and match["which"].lower() == "later":
            return TimeWord(at, match.end(), Period(today.end, whole.end), "deictic")
        return TimeWord(at, match.end(), Period(whole.start, today.end), "deictic")
    return None


def ago(reading: Reading, at: int, end: int) -> TimeWord | None:
    """Read "three days ago", "a year ago" from its last word: the day, week, month or year that lies so far back."""
    match = _AGO.search(reading.before(at))
    if match is None:
        return None
    unit, count = match["unit"].lower(), _counted(match["count"])
    if unit == "hour":
        unit, count = "day", count // 24
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit == "decade":
        unit, count = "year", 10 * count
    whole = almanac.days(reading.today) if unit == "day" else _calendar(reading, unit, "this")
    return TimeWord(at - len(match[0]), end, almanac.shifted(whole, -count, _UNITS[unit]), "deictic")


def weekend(reading: Reading, at: int, end: int) -> TimeWord | None:
    """Read "over the weekend": the latest one begun, or the coming one where the sentence looks ahead."""
    if not _OVER_THE.search(reading.before(at)):
        return None
    begun_or_coming = reading.today.weekday() >= 5 or reading.looks_ahead(at)
    return TimeWord(at, end, _calendar(reading, "weekend", "this" if begun_or_coming else "last"), "deictic")


def vague(reading: Reading, at: int, end: int) -> TimeWord | None:
    """Read recently, latest, now …: a leaning towards the present, not a period to keep to."""
    return TimeWord(at, end, almanac.stretch_to(reading.today, _RECENT_DAYS, "day"), "vague")


def _past_time_of_day(reading: Reading, end: int) -> int:
    match = _TIME_OF_DAY.match(reading.text, end)
    return match.end() if match else end


def _counted(written: str | None) -> int:
    if written is None:
        return 1
    return int(written) if written.isdecimal() else _COUNTS[written.lower()]


def _step(which: str) -> int:
    return {"this": 0, "next": 1, "coming": 1}.get(which, -1)


def _rolling(reading: Reading, unit: str, which: str) -> Period:
    if which == "next":
        return almanac.stretch_from(reading.today, 1, _UNITS[unit])
    return almanac.stretch_to(reading.today, 1, _UNITS[unit])


def _calendar(reading: Reading, unit: str, which: str) -> Period:
    """Give the calendar's own week, weekend, month, quarter, year or decade: this one, the last or the next."""
    today, step = reading.today, _step(which)
    match unit:
        case "week":
            return almanac.shifted(almanac.week(today), step, "week")
        case "fortnight":
            return almanac.shifted(almanac.week(today), 2 * step, "week")
        case "weekend":
            monday_after = almanac.shifted(almanac.week(today), step, "week")
            return Period(almanac.shifted(monday_after, 5, "day").start, monday_after.end)
        case "month":
            return almanac.shifted(almanac.months(today.year, today.month), step, "month")
        case "quarter":
            return almanac.shifted(almanac.months(today.year, (today.month - 1) // 3 * 3 + 1, 3), 3 * step, "month")
        case "year":
            return almanac.shifted(almanac.year(today.year), step, "year")
        case "decade":
            return almanac.shifted(almanac.months(today.year // 10 * 10, 1, 120), step, "decade")
        case _:
            return almanac.shifted(almanac.days(today), step, "day")


def _weekday(reading: Reading, name: str, which: str) -> Period:
    """Give the day of that name: the latest ("on"), the one before today ("last"), of this week, or yet to come."""
    day = next(number for number, full in enumerate(almanac.WEEKDAYS) if full.lower().startswith(name[:3].lower()))
    distance = day - reading.today.weekday()
    match which:
        case "this":
            pass
        case "next":
            distance = distance % 7 or 7
        case "coming":
            distance %= 7
        case "on":
            distance = -(-distance % 7)
        case _:
            distance = -(-distance % 7 or 7)
    return almanac.shifted(almanac.days(reading.today), distance, "day")
