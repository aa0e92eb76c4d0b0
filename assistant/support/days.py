"""The days that a claim names, held against those of its article: "Tuesday" is a day of the week it appeared in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.clock.almanac import MONTHS, WEEKDAYS
from assistant.support.asides import without_asides
from assistant.support.elapsed import is_done
from assistant.support.forms import weighty
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
    rf"|\b(?P<bare>{_YEAR})\b|\b(?P<when>today|yesterday|tomorrow|(?:last|this|next) year)\b"
)
_RANGE = re.compile(r"(?<![\w.,:-])(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s?(?:to|and|or|until|–|-)\s?\Z")
"""Before a date, the day from which it counts: "from 10 to 24 August"."""
_BEGUN = 12
"""Characters that hold that day and what joins it: "10th until "."""
_REPORTING = re.compile(
    r"(?:report(?:s|ed)?|writes|wrote|published|says|said|article|story|letter|issue|edition) (?:on|of|dated)?\s*"
    r"(?:the )?$"
    r"|[\w’](?<!\bend)(?<!\bstart)(?<!\bbeginning)(?<!\bmiddle)(?<!\bhalf) of $|\(\s*$|, $",
    re.IGNORECASE,
)

_TOLD_ON = re.compile(
    rf"(?<!\bbe )\b(?:{SAYS}|told (?:the )?[\w’-]+|confirmed|ruled|decided|voted) (?:on )?\Z", re.IGNORECASE
)
"""Before a day of the week, says that it is past: "announced on Sunday"."""
_ROOM = 60
"""Characters that hold that."""
_BINDS = 0.6
"""The share of a claim's words with which one sentence is what it tells."""
_TOLD_APART = re.compile(r"\w{3,},? (?:because|while|whereas|although)\b|, (?:as|since|and|but|after|when)\b|;\s")
"""Parts two things that a claim tells, of which either may have its day in a sentence of its own."""
_TELLS = re.compile(rf"\A,? (?:(?!that\b|who\b|which\b)[\w’-]+,? ){{1,8}}?{SAYS}\b(?! to\b)")
_TOLD = re.compile(rf"\b(?:{SAYS}|[Ss]peaking|[Ii]nterview(?: published)?) (?:(?:early|late|back) )?in \Z")
_IN = ("In ", "Late in ", "Early in ", "Back in ")
"""A month or year in which somebody told it: "In May Ada Quay said"."""
_REPORTED = re.compile(r",? (?:[Tt]he )?(?:[A-Z][\w’-]* ){1,4}(?:reported|wrote|writes|reports)\b")


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


@dataclass(frozen=True, slots=True)
class Dated:
    """What an article says: the cited sentences, that which says most of the claim first, the words around them, the
    day it appeared, and the share of the claim's words that the first sentence has.
    """

    sentences: tuple[str, ...]
    around: str
    published: date | None
    share: float = 1.0


def strange(claim: str, cited: Sequence[Dated]) -> str | None:
    """Give a date of ``claim`` that none of the cited articles has there; None where there is none.

    The sentence that says most of the claim binds, the others are asked where it has no date as exact, or the claim has
    two; the words around where no cited sentence has one. The day of publication holds where the claim says that it
    is, or where the cited sentences name no day at all.
    """
    named = list(days(claim, None))
    best = max(cited, key=lambda article: article.share, default=None)
    for said in named:
        before, behind = claim[max(0, said.start - 40) : said.start], claim[said.end : said.end + 80]
        reporting = _REPORTING.search(before) is not None or _REPORTED.match(behind) is not None
        if _grain(said) != "day":
            reporting |= _TOLD.search(before) is not None or (before in _IN and _TELLS.match(behind) is not None)
        others = [other for other in named if other is not said and _grain(other) == _grain(said)]
        alone = not others and not _TOLD_APART.search(claim)
        if not any(_backed(said, article, others, reporting=reporting, alone=alone) for article in cited):
            return said.written
        bound = best is not None and best.share >= _BINDS and not _has_there(said, claim, best, cited)
        if best and bound and len(named) == 1 and not reporting and _elsewhen(said, claim, best):
            return said.written
    return None


def _has_there(said: Day, claim: str, best: Dated, cited: Sequence[Dated]) -> bool:
    """Tell whether a date stands in the article of the sentence that says most of a claim, or is that of another cited
    sentence which says what that one leaves out.
    """
    left = weighty(without_days(claim)) - weighty(best.sentences[0])
    return any(
        _holds(said, day)
        for article in cited
        for text in article.sentences
        if article is best or left & weighty(text)
        for day in days(text, article.published)
    )


def _elsewhen(said: Day, claim: str, article: Dated) -> bool:
    """Tell whether the sentence that says most of a claim has one date, and that is another than the one said; a date
    beside what the claim tells is none of it.
    """
    there = list(days(without_asides(article.sentences[0], claim), article.published))
    if len(there) != 1:
        return False
    other = there[0]
    pairs = ((said.year, other.year), (said.month, other.month), (said.day, other.day), (said.weekday, other.weekday))
    if any(one is not None and two is not None and one != two for one, two in pairs):
        return True
    return said.day is not None and other.weekday is not None and not any(_holds(said, _of(on)) for on in other.may_be)


def _backed(said: Day, article: Dated, others: Sequence[Day], *, reporting: bool, alone: bool) -> bool:
    """Tell whether an article has a date of a claim there; one that is another's of the claim tells nothing of it."""
    published = article.published
    if reporting and published and _holds(said, _of(published)):
        return True
    whole = "\n".join(article.sentences)
    unsaid = not any(_grain(other) == _grain(said) for other in days(article.sentences[0], published))
    if unsaid and published and _holds(said, _of(published)):
        return True
    for text in (article.sentences[0], whole) if alone and article.share >= _BINDS else (whole,):
        there = list(days(text, published))
        exact = [other for other in there if _grain(other) == _grain(said)]
        if any(_holds(said, other) for other in exact):
            return True
        if not all(any(_holds(one, other) for one in others) for other in exact):
            return False
        if any(_holds(said, other) for other in there):
            return True
    if any(_holds(said, other) for other in days(article.around, published)):
        return True
    return published is not None and _holds(said, _of(published))


def _of(on: date) -> Day:
    return Day("", 0, 0, on.weekday(), on.day, on.month, on.year, may_be=(on,))


def _grain(day: Day) -> str:
    if day.day is not None or day.weekday is not None:
        return "day"
    return "month" if day.month is not None else (day.season and "season") or "year"


def _holds(said: Day, other: Day) -> bool:
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
        past = _TOLD_ON.search(match.string, max(0, at[0] - _ROOM), at[0]) is not None
        return Day(written, *at, weekday=lone, may_be=_near_weekday(lone, published, past=past))
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


def _near_weekday(weekday: int, published: date | None, *, past: bool = False) -> tuple[date, ...]:
    if published is None:
        return ()
    back = (published.weekday() - weekday) % 7
    last = published - timedelta(days=back)
    return (last,) if past or not back else (last, last + timedelta(days=7))


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
