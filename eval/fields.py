"""The fields of a case as a line of JSON has them: each is given as it is kept, or refused in one line that names it.

``where`` is file and line. What is let pass here can be asked, written and scored; it is found now and not after an
hour of asking.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta

from assistant.domain import Period
from assistant.errors import InputError
from assistant.text import normalise

Row = Mapping[str, object]
DAY = timedelta(days=1)


def text(entry: Row, name: str, where: str) -> str | None:
    """Give a text, None where there is none."""
    value = entry.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'{where}: "{name}" is not text; put it in quotes')
    return _whole(value, name, where)


def texts(entry: Row, name: str, where: str) -> tuple[str, ...]:
    """Give a list of texts; one text is a list of one."""
    value = entry.get(name, [])
    values = [value] if isinstance(value, str) else value
    if isinstance(values, list) and all(isinstance(item, str) and item.strip() for item in values):
        return tuple(_whole(item, name, where) for item in values)
    raise InputError(f'{where}: "{name}" is not a list of texts; write ["…"]')


def spoken(entry: Row, name: str, where: str) -> tuple[str, ...]:
    """Give a list of texts that are looked for as words: each has a letter or a digit."""
    given = texts(entry, name, where)
    for item in given:
        if not normalise(item):
            raise InputError(f'{where}: "{name}" has {item!r}, which holds no letter and no digit; write it in words')
    return given


def one_of(entry: Row, name: str, known: Collection[str], where: str) -> str | None:
    """Give a text that has to be one of those known."""
    value = text(entry, name, where)
    if value is None or value in known:
        return value
    raise InputError(f'{where}: "{name}" {value!r} is none of {", ".join(sorted(known))}')


def flag(entry: Row, name: str, where: str) -> bool:
    """Give true or false, false where nothing is said."""
    value = entry.get(name, False)
    if isinstance(value, bool):
        return value
    raise InputError(f'{where}: "{name}" is neither true nor false')


def need(entry: Row, where: str) -> bool:
    """Tell whether all answers are needed."""
    if entry.get("need") in (None, "any", "all"):
        return entry.get("need") == "all"
    raise InputError(f'{where}: "need" is neither "any" nor "all"')


def groups(entry: Row, name: str, where: str) -> tuple[tuple[str, ...], ...]:
    """Give a list of lists of texts."""
    value = entry.get(name, [])
    if isinstance(value, list):
        return tuple(texts({name: group}, name, where) for group in value)
    raise InputError(f'{where}: "{name}" is not a list of lists')


def as_of(entry: Row, where: str) -> datetime | None:
    """Give the moment of asking, UTC; a day means its noon."""
    value = text(entry, "as_of", where)
    if value is None:
        return None
    try:
        if len(value) == len("2025-05-30"):
            return datetime.combine(date.fromisoformat(value), time(12), UTC)
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise InputError(f'{where}: "as_of" {value!r} is not a date; write 2025-05-30') from None


def period(entry: Row, where: str) -> Period | None:
    """Give the days from "from" to "to", both whole; None where neither is there."""
    if "from" not in entry and "to" not in entry:
        return None
    first, last = _day(entry, "from", where), _day(entry, "to", where)
    if first is not None and last is not None and first > last:
        raise InputError(f'{where}: "from" is after "to"; exchange them')
    try:
        return Period(first, last + DAY if last is not None else None)
    except OverflowError:
        raise InputError(f'{where}: "to" {entry["to"]!r} is the last of all days; write null for no end') from None


def _day(entry: Row, name: str, where: str) -> datetime | None:
    value = text(entry, name, where)
    try:
        return None if value is None else datetime.combine(date.fromisoformat(value), time(), UTC)
    except ValueError:
        raise InputError(f'{where}: "{name}" {value!r} is not a day; write 2025-05-30') from None


def _whole(value: str, name: str, where: str) -> str:
    """Give a text that can be written again: JSON lets half of a surrogate pair pass ("\\ud800"), UTF-8 does not."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        broken = f"\\u{ord(value[error.start]):04x}"
        raise InputError(f'{where}: "{name}" has half a character ({broken}); write the whole one') from None
    return value
