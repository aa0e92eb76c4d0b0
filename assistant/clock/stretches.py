"""Time words for longer stretches: last summer, Q3 2024, the first half of 2023, mid-March, the end of the year."""

from __future__ import annotations

import re

from assistant.clock import almanac, dated
from assistant.clock.almanac import Third
from assistant.clock.reading import Reading, TimeWord
from assistant.clock.yearly import turn

_SEASON = rf"(?P<season>{'|'.join(almanac.SEASONS)})\b"
_SEASON_YEAR = re.compile(rf"{_SEASON}(?:\s+of)?,?\s+{dated.YEAR}(?P<span>[-–/]\d\d(?:\d\d)?\b)?", re.IGNORECASE)
_BARE_SEASON = re.compile(_SEASON, re.IGNORECASE)
_LAST_SEASON = re.compile(
    rf"(?:this\s+)?(?P<which>this|last|past|previous|next|coming)\s+{_SEASON}(?!-)", re.IGNORECASE
)
_PART = re.compile(
    r"(?P<part>(?:early|mid|late)(?:\s+in)?|(?:beginning|start|middle|end)\s+of)[\s-]+(?:the\s+)?", re.IGNORECASE
)
_PARTS: dict[str, Third] = {
    "early": "early", "start": "early", "beginning": "early", "mid": "mid", "middle": "mid", "late": "late", "end":
    "late", }  # fmt: skip
_THIS_YEAR = re.compile(r"(?:(?P<which>this|last|next|past)\s+)?(?P<unit>month|year)\b", re.IGNORECASE)
_QUARTER = re.compile(
    rf"(?:(?P<kind>[qh])(?P<number>[1-4])|(?P<ordinal>first|second|third|fourth)\s+(?P<unit>quarter|half))\s+(?:of\s+)?{dated.YEAR}",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth")
_AMBIGUOUS = frozenset(("fall", "spring"))
_NOUN_NEXT = re.compile(
    r"\s+(?!(?:and|or|but|to|until|till|through|about|on|when|that|for|by|with|from|did|has|have|the|a)\b)[^\W\d_]",
    re.IGNORECASE,
)


def season(reading: Reading, at: int, _end: int) -> TimeWord | None:
    """Read summer 2023, or "the summer" that something governs; not the fall of Kabul, the spring offensive."""
    text = reading.text
    if match := _SEASON_YEAR.match(text, at):
        number = int(match["year"]) + (match["span"] is not None)  # the winter of 2023-24 is that of 2024
        return TimeWord(at, match.end(), almanac.season(match["season"].lower(), number), "season")
    match = _BARE_SEASON.match(text, at)
    if match is None or (reading.capitals and text[at].isupper()) or _NOUN_NEXT.match(text, match.end()):
        return None
    name = match["season"].lower()
    governs = (dated.GOVERNS_FIRMLY if name in _AMBIGUOUS else dated.GOVERNS).search(reading.before(at))
    if governs is None or not governs["the"]:
        return None
    period = turn(
        reading.today, "coming" if reading.looks_ahead(at) else "latest", lambda year: almanac.season(name, year)
    )
    return TimeWord(at, match.end(), period, "season") if period else None


def last_season(reading: Reading, at: int, _end: int) -> TimeWord | None:
    """Read last summer, this fall, next spring."""
    match = _LAST_SEASON.match(reading.text, at)
    if match is None:
        return None
    if reading.capitals and match["season"][0].isupper():
        return None  # the next Winter Games
    name = match["season"].lower()
    period = turn(reading.today, dated.WHICH[match["which"].lower()], lambda year: almanac.season(name, year))
    return TimeWord(at, match.end(), period, "season") if period else None


def part(reading: Reading, at: int, _end: int) -> TimeWord | None:
    """Read early March, mid-2024, the late 1990s, the end of the year."""
    opening = _PART.match(reading.text, at)
    if opening is None or opening.end() == len(reading.text):
        return None
    inner, which = opening.end(), _PARTS[opening["part"].split()[0].lower()]
    if match := _THIS_YEAR.match(reading.text, inner):
        step = {"last": -1, "past": -1, "next": 1}.get((match["which"] or "this").lower(), 0)
        year, month = reading.today.year, reading.today.month
        whole = almanac.months(year, month + step) if match["unit"].lower() == "month" else almanac.year(year + step)
        return TimeWord(at, match.end(), almanac.third(whole, which), "deictic")
    readers = (
        (dated.numbered,)
        if reading.text[inner].isdecimal()
        else (dated.named, dated.last_month_named, season, last_season)
    )
    word = next((found for read in readers if (found := read(reading, inner, inner))), None)
    if word is None or word.shape in ("day", "deictic"):
        return None
    return TimeWord(at, word.end, almanac.third(word.period, which), "month" if word.shape == "month" else "season")


def quarter(reading: Reading, at: int, _end: int) -> TimeWord | None:
    """Read Q3 2024, the third quarter of 2024, H1 2024, the first half of 2024."""
    match = _QUARTER.match(reading.text, at)
    if match is None:
        return None
    number = int(match["number"]) if match["number"] else _ORDINALS.index(match["ordinal"].lower()) + 1
    size = 3 if (match["kind"] or match["unit"]).lower() in ("q", "quarter") else 6
    if number * size > 12:
        return None
    return TimeWord(at, match.end(), almanac.months(int(match["year"]), (number - 1) * size + 1, size), "month")
