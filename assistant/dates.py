"""Publication dates as articles write them, as Moments: with the offset and precision given and where it was read.

An unstated zone is taken as UTC, a zone with a name is kept as the offset it had that day. What a question says about
time is read elsewhere.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from assistant.domain import Moment, Precision

EARLIEST_YEAR, LATEST_YEAR = 1500, 2199
"""Years outside are misprints: newspapers began in 1605."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro января январь січня",
            "february feb februar février febrero febbraio fevereiro февраля февраль лютого",
            "march mar märz mars marzo março марта март березня",
            "april apr avril abril aprile апреля апрель квітня",
            "may mai mayo maggio maio мая май травня",
            "june jun juni juin junio giugno junho июня июнь червня",
            "july jul juli juillet julio luglio julho июля июль липня",
            "august aug août agosto августа август серпня",
            "september sep sept septembre septiembre settembre setembro сентября сентябрь вересня",
            "october oct oktober okt octobre octubre ottobre outubro октября октябрь жовтня",
            "november nov novembre noviembre novembro ноября ноябрь листопада",
            "december dec dezember dez décembre diciembre dicembre dezembro декабря декабрь грудня",
        ),
        start=1,
    )
    for name in names.split()
}
_OFFSETS = {  # hours east; an abbreviation that zones share (IST, CST) means the commoner one
    name: hours
    for hours, names in {
        0: "Z UT UTC GMT WET",
        1: "WEST BST CET MEZ",
        2: "CEST MESZ EET SAST",
        3: "EEST MSK",
        5.5: "IST",
        8: "SGT HKT AWST",
        9: "JST KST",
        10: "AEST",
        11: "AEDT",
        12: "NZST",
        13: "NZDT",
        -3: "ADT BRT",
        -4: "AST EDT",
        -5: "EST CDT",
        -6: "CST MDT",
        -7: "MST PDT",
        -8: "PST",
    }.items()
    for name in names.split()
}
_REGIONS = {
    "ET": "America/New_York",
    "EASTERN": "America/New_York",
    "CT": "America/Chicago",
    "CENTRAL": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "PACIFIC": "America/Los_Angeles",
}

_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR, _DAY, _NTH = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})", r"(?P<nth>\d{1,2})"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}(?P<sep>[-/.]){_NTH}(?P=sep){_DAY}(?!\d)",
        rf"\b{_YEAR}(?P<nth>\d{{2}})(?P<day>\d{{2}})(?=\b|T)",
        rf"\b{_MONTH}[\s-]+{_DAY}(?:st|nd|rd|th)?,?[\s-]+{_YEAR}\b",
        rf"\b{_DAY}(?:st|nd|rd|th|er|º|\.)?[\s-]*(?:of\s+|de\s+)?{_MONTH},?[\s-]*(?:de\s+)?{_YEAR}\b",
        rf"\b{_DAY}\.{_NTH}\.{_YEAR}\b",
        rf"\b{_YEAR}年{_NTH}月{_DAY}日",
        rf"\b(?P<a>\d{{1,2}})(?P<sep>[/-])(?P<b>\d{{1,2}})(?P=sep){_YEAR}\b",
        rf"\b{_MONTH},?\s+(?:of\s+|de\s+)?{_YEAR}\b",
        rf"\b{_YEAR}[-/]{_NTH}\b",
        rf"^\s*{_YEAR}\s*$",
    )
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?)?\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<hour24>\d{1,2})[:.h](?P<minute24>\d{2})(?::(?P<second24>\d{2})(?:[.,]\d+)?)?(?!\d)"
    r"|\bT(?P<hour0>\d{2})(?P<minute0>\d{2})(?P<second0>\d{2})?(?!\d)",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?P<sign>[+−-])(?P<hours>0?\d|1[0-4]):?(?P<minutes>[0-5]\d)?\b")
_ZONE_NAME = re.compile(r"\b(?:" + "|".join([*_OFFSETS, *_REGIONS]) + r")\b", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:first|published|posted|publication|updated|modified|created|issued|filed|last|date|dated|time|on|at|the|t|local|"
    r"daylight|standard|de|del|a|las|um|uhr|le|à|г|года|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?",
    re.IGNORECASE,
)
_EPOCH_SECONDS, _EPOCH_MILLISECONDS = re.compile(r"\d{9,10}(?:\.\d+)?"), re.compile(r"\d{12,13}")
_MINUTE = timedelta(minutes=1)
_LONGEST = 120
"""Characters of the longest date line; more is prose."""
_URL_DATE = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)(?P<sep>[/_-]?)(?P<nth>0[1-9]|1[0-2]|[a-z]{3})"
    r"(?:(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)|(?=/))"
)


def moment(value: str | int | float, origin: str) -> Moment | None:
    """Return the one date that ``value`` states, or None where it states none, several, or an ambiguous one
    (05/06/2025).

    Reads ISO 8601, RFC 2822, seconds and milliseconds since 1970, "Thursday, May 29, 2025 3:04 PM ET", "29 May 2025",
    "29 мая 2025", "2025/05/29", "May 2025" and "2025". Every word must belong to the date: prose that mentions one is
    not a date. Midnight without a zone, or in UTC, is a day.
    """
    written = str(value).strip()
    if _EPOCH_MILLISECONDS.fullmatch(written):
        return _since_1970(int(written) / 1000, origin)
    if _EPOCH_SECONDS.fullmatch(written):
        return _since_1970(float(written), origin)
    if len(written) > _LONGEST:
        return None
    for pattern in _DATES:
        if found := pattern.search(written):
            return _with_time(found, f"{written[: found.start()]} {written[found.end() :]}", origin)
    return None


def date_in_url(url: str) -> Moment | None:
    """Return the date in the path of a URL (/2025/05/29/, /2025/may/29/, -20250529., /2025/05/), origin "url"."""
    path = url.partition("://")[2].partition("?")[0].partition("#")[0].lower()
    for found in _URL_DATE.finditer(path):
        nth = found["nth"]
        month = int(nth) if nth.isdecimal() else _MONTHS.get(nth, 0)
        at = _at(int(found["year"]), month, int(found["day"] or 1))
        if at and (found["day"] or found["sep"] == "/"):
            return Moment(at, "day" if found["day"] else "month", "url")
    return None


def _with_time(found: re.Match[str], rest: str, origin: str) -> Moment | None:
    """Return the date that ``found`` matched at the time that ``rest`` states; None where it says anything else."""
    date = _calendar(found.groupdict())
    if date is None:
        return None
    year, month, day, precision = date
    zone: tzinfo | None = None
    hour = minute = second = 0
    if day and (time := _TIME.search(rest)):
        parts = time.groupdict()
        hour = int(parts["hour"] or parts["hour24"] or parts["hour0"])
        minute = int(parts["minute"] or parts["minute24"] or parts["minute0"] or 0)
        stated = parts["second"] or parts["second24"] or parts["second0"]
        second = int(stated or 0)
        if half := parts["half"]:
            hour = hour % 12 + (12 if half.lower() == "p" else 0)
        rest, zone = _zone(f"{rest[: time.start()]} {rest[time.end() :]}")
        precision = "second" if stated else "minute"
        if (hour, minute, second) == (0, 0, 0) and zone in (None, UTC):
            precision = "day"
    if re.search(r"\w", _FILLER.sub(" ", rest)):
        return None
    at = _at(year, month, day or 1, hour, minute, second, zone or UTC)
    return Moment(at, precision, origin) if at else None


def _calendar(parts: dict[str, str | None]) -> tuple[int, int, int, Precision] | None:
    """Return year, month, day (0 if unstated) and precision; None where day and month may be swapped."""
    year = int(parts["year"] or 0)
    if (a := int(parts.get("a") or 0)) and (b := int(parts.get("b") or 0)):
        if a <= 12 and b <= 12 and a != b:
            return None
        return year, min(a, b), max(a, b), "day"
    if name := parts.get("month"):
        month = _MONTHS[name.lower()]
    elif number := parts.get("nth"):
        month = int(number)
    else:
        return year, 1, 0, "year"
    day = parts.get("day")
    return (year, month, int(day), "day") if day else (year, month, 0, "month")


def _zone(rest: str) -> tuple[str, tzinfo | None]:
    """Return ``rest`` without the time zone it states, and that zone; a numeric offset wins over a name beside it."""
    names = [name.upper() for name in _ZONE_NAME.findall(rest)]
    rest = _ZONE_NAME.sub(" ", rest)
    if offset := _OFFSET.search(rest):
        sign = 1 if offset["sign"] == "+" else -1
        shift = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        rest = f"{rest[: offset.start()]} {rest[offset.end() :]}"
        return rest, timezone(sign * shift) if shift else UTC
    if not names:
        return rest, None
    if region := _REGIONS.get(names[0]):
        return rest, ZoneInfo(region)
    return rest, timezone(timedelta(hours=_OFFSETS[names[0]])) if _OFFSETS[names[0]] else UTC


def _since_1970(seconds: float, origin: str) -> Moment | None:
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    return Moment(at, "second", origin) if at.year <= LATEST_YEAR else None


def _at(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, zone: tzinfo = UTC
) -> datetime | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        at = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        ahead = round((at.utcoffset() or timedelta()) / _MINUTE) * _MINUTE  # before 1884 zones had seconds
        return at.replace(tzinfo=timezone(ahead) if ahead else UTC)
    except ValueError:
        return None
