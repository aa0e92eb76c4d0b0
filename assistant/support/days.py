"""The dates of a text, read from the day that it appeared: "Tuesday" is a day of the week before or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.clock.almanac import MONTHS, WEEKDAYS
from assistant.support.elapsed import is_done
from assistant.support.saying import SAYS

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"\b(?P<iso>{_YEAR}-\d\d-\d\d)\b"
    rf"|\b(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_MONTH})"
    rf"(?![\w-])(?:,?\s+(?P<year>{_YEAR})\b)?"
    rf"|\b(?:(?P<weekday2>{_WEEKDAY}),?\s+)?(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,]\d)"
    rf"(?:,?\s+(?P<year2>{_YEAR})\b)?"
    rf"|\b(?P<lone>{_WEEKDAY})s?\b"
    rf"|\b(?P<season>spring|summer|autumn|winter)\b(?:\s+(?:of\s+)?(?P<year3>{_YEAR})\b)?"
    rf"|\b(?P<month3>(?!May\b){_MONTH}|(?<=\b(?:in|of|by) )May|(?<=\b(?:last|next|this|from|late) )May|(?<=since )May"
    rf"|(?<=until )May|(?<=early )May|May(?= {_YEAR}))(?![\w-])(?:,?\s+(?:of\s+)?(?:(?P<year4>{_YEAR})\b"
    rf"|(?P<relative>last|this|next) year\b))?"
    rf"|\b(?P<bare>{_YEAR})\b|\b(?P<when>(?i:today|yesterday|tomorrow|(?:last|this|next) year))\b"
)
_RANGE = re.compile(r"(?<![\w.,:-])(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s?(?:to|and|or|until|–|-)\s?\Z")
"""Before a date, the day from which it counts: "from 10 to 24 August"."""
_BEGUN = 12
"""Characters that hold that day and what joins it: "10th until "."""
_SPOKE = rf"(?<!\bbe )\b(?:{SAYS}|told (?:the )?[\w’-]+|confirmed|ruled|decided|voted)"
_SPOKE_ON = re.compile(rf"{_SPOKE} (?P<on>on )?\Z", re.IGNORECASE)
"""Before a day of the week, says that it is past: "announced on Sunday"."""
_CLAUSE_ENDS = re.compile(r"\s?(?:[.,;:!?”]|that\b|\Z)")
"""Behind it, where there is no "on": what was ruled may begin with a day, "ruled Friday must be free"."""
_TO_COME = re.compile(
    r"\b(?:will|would|shall|is|are|be|may|might|must|should|can|could|next|until|due|planned|scheduled"
    r"|(?:plans?|wants?|hopes?|agreed|going|has|have|had|was|were) to)\b[^.;:!?]*\Z",
    re.IGNORECASE,
)
"""Before the day of the week on which the article appeared, leaves open whether that of the next week is meant."""
_ROOM = 60
"""Characters that hold each."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date as a text has it, as far as it goes, and the days that it may be."""

    written: str
    start: int
    end: int
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    season: str = ""
    may_be: tuple[date, ...] = ()


def days(text: str, published: date | None) -> Iterator[Day]:
    """Yield the dates of a text; what it leaves open is read from the day that its article was ``published``."""
    for match in _DATE.finditer(text):
        if (read := _read(match, published)) is None:
            continue
        if match["day"] and (begun := _RANGE.search(text, max(0, match.start() - _BEGUN), match.start())):
            near = _near_date(int(begun["day"]), _month(match["month"]), read.year, published)
            yield Day(begun["day"], *begun.span("day"), None, int(begun["day"]), read.month, read.year, may_be=near)
        yield read


def without_days(text: str) -> str:
    """Blank the dates of a text, letter for letter."""
    for found in days(text, None):
        text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    return text


def grain(day: Day) -> str:
    """Tell how exactly a text has a date: "day", "month", "season" or "year"."""
    if day.day is not None or day.weekday is not None:
        return "day"
    return "month" if day.month is not None else (day.season and "season") or "year"


def holds(said: Day, other: Day) -> bool:
    """Tell whether the date in an article is, or lies in, the one a claim names."""
    if said.season or other.season:
        near = said.year is None or other.year in (None, said.year) or any(d.year == said.year for d in other.may_be)
        if said.season == other.season:
            return near
        return not said.season and said.month is None and said.day is None and said.weekday is None and near
    wanted = (said.weekday, said.day, said.month, said.year)
    literal = (other.weekday, other.day, other.month, other.year)
    if all(one is None or one == two for one, two in zip(wanted, literal, strict=True)):
        return True
    return any(
        all(
            one is None or one == two
            for one, two in zip(wanted, (each.weekday(), each.day, each.month, each.year), strict=True)
        )
        and (said.day is None or other.day is not None or other.weekday is not None)
        and (said.weekday is None or other.day is not None or other.weekday is not None)
        and (said.month is None or other.month is not None or other.weekday is not None)
        for each in other.may_be
    )


def _read(match: re.Match[str], published: date | None) -> Day | None:
    written, at = match[0], match.span()
    if match["iso"]:
        try:
            on = date.fromisoformat(match["iso"])
        except ValueError:
            return None
        return Day(written, *at, None, on.day, on.month, on.year, may_be=(on,))
    if match["when"]:
        return _relative(match["when"].lower(), written, at, published)
    if match["bare"]:
        return Day(written, *at, year=int(match["bare"]), may_be=(date(int(match["bare"]), 1, 1),))
    if match["season"]:
        year = _int(match["year3"])
        years = _near_years(year, published)
        return Day(written, *at, year=year, season=match["season"], may_be=tuple(date(each, 1, 1) for each in years))
    if match["lone"]:
        lone = _weekday(match["lone"])
        spoke = _SPOKE_ON.search(match.string, max(0, at[0] - _ROOM), at[0])
        past = spoke is not None and (spoke["on"] is not None or _CLAUSE_ENDS.match(match.string, at[1]) is not None)
        ahead = _TO_COME.search(match.string, max(0, at[0] - _ROOM), at[0]) is not None
        return Day(written, *at, weekday=lone, may_be=_near_weekday(lone, published, past=past, ahead=ahead))
    month = _month(match["month"] or match["month2"] or match["month3"])
    day = _int(match["day"] or match["day2"])
    year = _int(match["year"] or match["year2"] or match["year4"])
    if match["relative"] and published:
        year = published.year + {"last": -1, "this": 0, "next": 1}[match["relative"]]
    named = match["weekday"] or match["weekday2"]
    weekday = _weekday(named) if named else None
    near = _near_date(day, month, year, published)
    if day is not None and year is None and published and near and near[0] > published and is_done(match):
        near = (*_near_date(day, month, near[0].year - 1, published), *near)
    near_dates = tuple(on for on in near if weekday in (None, on.weekday()))
    return Day(written, *at, weekday, day, month, year, may_be=near_dates)


def _relative(word: str, written: str, at: tuple[int, int], published: date | None) -> Day | None:
    if published is None:
        return None
    if word.endswith("year"):
        year = published.year + {"last": -1, "this": 0, "next": 1}[word.split()[0]]
        return Day(written, *at, year=year, may_be=(date(year, 1, 1),))
    on = published + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[word])
    return Day(written, *at, on.weekday(), on.day, on.month, on.year, may_be=(on,))


def _near_years(year: int | None, published: date | None) -> tuple[int, ...]:
    if year is not None:
        return (year,)
    return (published.year - 1, published.year, published.year + 1) if published else ()


def _near_weekday(weekday: int, published: date | None, *, past: bool, ahead: bool) -> tuple[date, ...]:
    if published is None:
        return ()
    back = (published.weekday() - weekday) % 7
    last = published - timedelta(days=back)
    return (last,) if past or not (back or ahead) else (last, last + timedelta(days=7))


def _near_date(day: int | None, month: int, year: int | None, published: date | None) -> tuple[date, ...]:
    found = []
    for each in _near_years(year, published):
        try:
            found.append(date(each, month, day or 1))
        except ValueError:
            continue
    if year or published is None:
        return tuple(found)
    if day is not None:
        return tuple(sorted(found, key=lambda on: abs(on - published))[:1])
    past = [each for each in found if each <= published]
    ahead = [each for each in found if each > published]
    return (*past[-1:], *ahead[:1])


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, start=1) if month.lower().startswith(name.lower().rstrip(".")[:3]))


def _weekday(name: str) -> int:
    return WEEKDAYS.index(name.capitalize())


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None
