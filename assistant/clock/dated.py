"""Time words with a number or a month's name: 19 May 2025, March 5, in March, 2025-05-19, in 2015, the 1990s."""

from __future__ import annotations

import re

from assistant.clock import almanac
from assistant.clock.reading import Reading, TimeWord
from assistant.clock.yearly import Which, day_of, turn
from assistant.domain import Period

_ABBREVIATED = (
    r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
)
_NUMBER_ENDS = r"(?![\w%]|[.,:]\d)"
_MONTH = rf"(?P<month>{_ABBREVIATED})(?!\w)"
_DAY = rf"(?P<day>0?[1-9]|[12]\d|3[01])(?P<ordinal>st|nd|rd|th)?{_NUMBER_ENDS}"
_LAST = rf"(?P<last>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?{_NUMBER_ENDS}"
YEAR = rf"(?P<year>1[5-9]\d\d|20\d\d){_NUMBER_ENDS}"
_COUNTED = (
    "people|persons|men|women|children|kids|residents|voters|votes|jobs|workers|employees|staff|members|soldiers|troops|migrants"
    "|refugees|passengers|patients|students|prisoners|miles|kilometers|kilometres|km|meters|metres|feet|acres|hectares|pounds|tons"
    "|tonnes|dollars|euros|rubles|roubles|cases|deaths|injuries|homes|houses|flights|cars|vehicles|words|points|times|hours|minutes"
    "|seconds|days|weeks|months|years|drones|missiles|degrees|calories|steps"
)

_OF_ANY = rf"(?P<year>1[5-9]\d\d|20\d\d|[1-9]\d{{3}}(?!\s+(?:{_COUNTED})\b)){_NUMBER_ENDS}"
"""A year behind its month: any four digits, where they don't count something ("in March 4200 jobs")."""

_MONTH_DAY = re.compile(
    rf"{_MONTH}\s+(?:the\s+)?{_DAY}(?:\s*(?:-|–|—|to\b|through\b)\s*{_LAST}(?!\s+(?:of\s+)?(?:{_ABBREVIATED})\b))?(?:,?\s+{_OF_ANY})?",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(
    rf"{_DAY}(?:\s*(?:-|–|—|to\b|and\b|through\b)\s*{_LAST})?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_OF_ANY})?", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"{_MONTH}(?:,|\s+of)?\s+{_OF_ANY}", re.IGNORECASE)
_BARE_MONTH = re.compile(
    rf"(?P<month>{'|'.join(almanac.MONTHS)}|(?P<short>jan|feb|apr|aug|sept?|oct|nov|dec)\b\.?(?!['’]s|\s+(?-i:[A-Z])))(?!\w)",
    re.IGNORECASE,
)
_LAST_MONTH = re.compile(
    rf"(?:this\s+)?(?P<which>this|last|past|previous|next|coming)\s+(?P<month>{'|'.join(almanac.MONTHS)})\b(?!-)",
    re.IGNORECASE,
)
_WEEKDAY_FIRST = re.compile(rf"(?:{'|'.join(almanac.WEEKDAYS)}),?\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\w)")
_EUROPEAN = re.compile(r"(?P<day>\d\d?)(?P<mark>[./])(?P<month>\d\d?)(?P=mark)(?P<year>\d{4})(?!\w)")
_YEARS = re.compile(r"(?P<first>(?:1[5-9]|20)\d\d)[-–—/](?P<last>\d\d(?:\d\d)?)(?![\w-]|[.,]\d)")
_DECADE = re.compile(r"(?P<year>(?:1[5-9]|20)\d0)['’]?s\b")
_SHORT_DECADE = re.compile(r"(?P<year>\d0)s\b")
_PLAIN_YEAR = re.compile(rf"{YEAR}(?!-\w|\s+(?:{_COUNTED})\b)", re.IGNORECASE)

_QUANTITY = re.compile(
    r"(?:[\w$£€#.,:/+–]|(?<!early)(?<!mid)(?<!late)-|\b(?:than|nearly|almost|roughly|approximately|least|most|some|only"
    r"|up to|flight|room|highway|route|no\.)\s+)$",
    re.IGNORECASE,
)
GOVERNS = re.compile(
    r"\b(?:in|since|by|until|till|before|after|of|during|throughout|through|from|early|mid|late)(?:\s+(?P<the>the)\s+|\s+|-)$",
    re.IGNORECASE,
)
GOVERNS_FIRMLY = re.compile(
    r"\b(?:in|since|until|during|early|mid|late|last|next)(?:\s+(?P<the>the)\s+|\s+|-)$", re.IGNORECASE
)
_MARCH_OF = re.compile(r"\s+of\s+(?:the|a|an|all)\b", re.IGNORECASE)
_HOLIDAY = re.compile(r"\b(?:fourth|4th)\s+of\s+$", re.IGNORECASE)
_GOVERNS_DAY = re.compile(r"\b(?:on|since|before|after|until|till|by|from|to|between|the|of)\s+$", re.IGNORECASE)
_VERBS = frozenset(("may", "march"))
_PEOPLE = frozenset(("march", "april", "may", "june", "august"))
_CAPITAL_NEXT = re.compile(r"\s+[A-Z]")
_POSSESSIVE = re.compile(r"['’]s\b")
_CLOSES = re.compile(r"\s*(?:[?!.,;:)]|$)")


def named(reading: Reading, at: int, _end: int) -> TimeWord | None:
    """Read what begins with a month's name: March 5, May 19 2025, March 2024, or a March that something governs."""
    text = reading.text
    if (match := _MONTH_DAY.match(text, at)) and _is_month(reading, match):
        return _day(reading, match)
    if (match := _MONTH_YEAR.match(text, at)) and _is_month(reading, match):
        return TimeWord(at, match.end(), almanac.months(int(match["year"]), _month_number(match)), "month")
    if not (match := _BARE_MONTH.match(text, at)) or not _is_month(reading, match, bare=True):
        return None
    name = match["month"].lower()
    before = reading.before(at)
    if name in _PEOPLE and reading.capitals and _CAPITAL_NEXT.match(text, match.end()):
        return None  # April O'Neil, March Madness
    if _HOLIDAY.search(before) or _MARCH_OF.match(text, match.end()):
        return None
    governed = GOVERNS.search(before) or (
        not match["short"] and name not in _PEOPLE and _POSSESSIVE.match(text, match.end())
    )
    return _month(reading, match, "coming" if reading.looks_ahead(at) else "latest", needs_cue=not governed)


def last_month_named(reading: Reading, at: int, _end: int) -> TimeWord | None:
    """Read last March, this October, next May."""
    match = _LAST_MONTH.match(reading.text, at)
    if match is None:
        return None
    which = WHICH[match["which"].lower()]
    if not _is_month(reading, match, bare=which == "this"):
        return None
    return _month(reading, match, which, needs_cue=False)


def numbered(reading: Reading, at: int, _end: int) -> TimeWord | None:
    """Read what begins with a digit: 2025-05-19, 19 May, 19.05.2025, 2017–2021, the 1990s, 2015."""
    text, before = reading.text, reading.before(at)
    if before.endswith(("'", "’", "‘")) and (match := _SHORT_DECADE.match(text, at)):
        century = 2000 if int(match["year"]) <= reading.today.year % 100 else 1900
        return TimeWord(at - 1, match.end(), almanac.months(century + int(match["year"]), 1, 120), "decade")
    if _QUANTITY.search(before):
        return None
    if match := _ISO.match(text, at) or _EUROPEAN.match(text, at):
        return _all_numbers(match)
    if (match := _DAY_MONTH.match(text, at)) and _is_month(reading, match):
        return _day(reading, match)
    if match := _DECADE.match(text, at):
        return TimeWord(at, match.end(), almanac.months(int(match["year"]), 1, 120), "decade")
    if match := _YEARS.match(text, at):
        first, last = int(match["first"]), int(match["first"][: 4 - len(match["last"])] + match["last"])
        return (
            TimeWord(at, match.end(), almanac.months(first, 1, 12 * (last - first + 1)), "year")
            if last > first
            else None
        )
    if match := _PLAIN_YEAR.match(text, at):
        return TimeWord(at, match.end(), almanac.year(int(match["year"])), "year")
    return None


def weekday_dated(reading: Reading, at: int, _end: int) -> TimeWord | None:
    """Read a date that gives its weekday first: Sunday, Jan. 7, 2024."""
    match = _WEEKDAY_FIRST.match(reading.text, at)
    if match is None:
        return None
    read = numbered if reading.text[match.end()].isdecimal() else named
    word = read(reading, match.end(), match.end())
    return TimeWord(at, word.end, word.period, "day", yearless=word.yearless) if word and word.shape == "day" else None


WHICH: dict[str, Which] = {
    "this": "this",
    "last": "last",
    "past": "last",
    "previous": "last",
    "next": "next",
    "coming": "next",
}


def _is_month(reading: Reading, match: re.Match[str], *, bare: bool = False) -> bool:
    """Tell a month from the verbs "may" and "march": by its capital, or else by the words around it."""
    if reading.capitals:
        return match["month"][0].isupper()
    if match["month"].lower() not in _VERBS:
        return True
    before = reading.before(match.start())
    if bare:
        return GOVERNS_FIRMLY.search(before) is not None
    found = match.groupdict()
    settled = found.get("year") or found.get("ordinal") or match.start("month") == match.start()
    return bool(settled or _CLOSES.match(reading.text, match.end()) or _GOVERNS_DAY.search(before))


def _month_number(match: re.Match[str]) -> int:
    prefix = match["month"][:3].lower()
    return next(number for number, name in enumerate(almanac.MONTHS, start=1) if name.lower().startswith(prefix))


def _month(reading: Reading, match: re.Match[str], which: Which, *, needs_cue: bool) -> TimeWord | None:
    number = _month_number(match)
    period = turn(reading.today, which, lambda year: almanac.months(year, number))
    return TimeWord(match.start(), match.end(), period, "month", needs_cue, (number, 0)) if period else None


def _day(reading: Reading, match: re.Match[str]) -> TimeWord | None:
    month, first, last = _month_number(match), int(match["day"]), int(match["last"] or match["day"])
    if last < first:
        return None

    def of(year: int) -> Period | None:
        return day_of(year, month, first, last - first + 1)

    if match["year"]:
        period = of(int(match["year"]))
        return TimeWord(match.start(), match.end(), period, "day") if period else None
    period = turn(reading.today, "coming" if reading.looks_ahead(match.start()) else "latest", of)
    return TimeWord(match.start(), match.end(), period, "day", yearless=(month, first)) if period else None


def _all_numbers(match: re.Match[str]) -> TimeWord | None:
    month, day = int(match["month"]), int(match["day"])
    if match.groupdict().get("mark") == "/":
        if max(month, day) <= 12:
            return None  # 05/06/2025 is a day of May or of June
        month, day = min(month, day), max(month, day)
    period = day_of(int(match["year"]), month, day)
    return TimeWord(match.start(), match.end(), period, "day") if period else None
