"""Read what a user gave (dates, filters, a line of a batch) into the values the assistant takes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from assistant.domain import INSTANT, Period, Scope, is_day
from assistant.errors import InputError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
EARLIEST = datetime.min.replace(tzinfo=UTC)
_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")


@dataclass(frozen=True, slots=True)
class Request:
    """One question or query as a user put it; ``as_of`` unset means now. ``id`` is the batch line's own, given back."""

    question: str
    as_of: datetime | None = None
    scope: Scope = field(default_factory=Scope)
    id: object = None


def clock(text: str, name: str = "--as-of") -> datetime:
    """Give the moment a question is asked at, UTC. A day alone means its noon: that day is "today" in every zone."""
    moment, whole_day = _moment(text, name)
    return moment.replace(hour=12) if whole_day else moment


def period(start: str | None, end: str | None, names: tuple[str, str] = ("--from", "--to")) -> Period:
    """Give the half-open period from ``start`` to ``end``; a day is meant whole, so the day of ``end`` is inside."""
    first = _side(start, names[0], timedelta()) if start is not None else None
    last = _side(end, names[1], timedelta(days=1)) if end is not None else None
    if first is not None and last is not None and first >= last:
        raise InputError(f"{names[0]} {start} is after {names[1]} {end}: nothing lies between; exchange them")
    return Period(first, last)


def batch_line(line: str, given: Request) -> Request:
    """Read one JSON line of a batch; what it leaves out is taken from ``given``.

    Raises InputError saying what is wrong with the line; ``id`` of a broken line is lost only if the JSON is.
    """
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error}); one object a line is wanted") from None
    if not isinstance(entry, dict):
        raise InputError('not a JSON object; {"id": …, "question": …} is wanted')
    question = _text(entry, "question", _text(entry, "query"))
    if question is None:
        raise InputError('no "question" in the line; add one')
    as_of, start, end = (_text(entry, name) for name in ("as_of", "from", "to"))
    speakers = _texts(entry, "speaker") or given.scope.speakers
    _refuse_empty(speakers)
    scope = replace(
        given.scope,
        period=period(start, end, ('"from"', '"to"')) if start or end else given.scope.period,
        outlets=_texts(entry, "outlet") or given.scope.outlets,
        authors=_texts(entry, "author") or given.scope.authors,
        speakers=speakers,
        exclude=given.scope.exclude + _texts(entry, "exclude"),
    )
    return Request(question, clock(as_of, '"as_of"') if as_of else given.as_of, scope, entry.get("id"))


def batch_id(line: str) -> object:
    """Give the ``id`` of a batch line, or None where the line is too broken to have one."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry.get("id") if isinstance(entry, dict) else None


def filters(
    given: Period,
    outlets: Sequence[str] | None,
    authors: Sequence[str] | None,
    speakers: Sequence[str] | None,
    exclude: Sequence[str] | None,
) -> Scope:
    """Gather the filters a user set into a Scope; all of them bind. Raises InputError for a speaker without a name."""
    _refuse_empty(speakers or ())
    return Scope(
        period=given,
        outlets=tuple(outlets or ()),
        authors=tuple(authors or ()),
        speakers=tuple(speakers or ()),
        exclude=tuple(exclude or ()),
    )


def _refuse_empty(speakers: Sequence[str]) -> None:
    if any(not re.search(r"\w", speaker) for speaker in speakers):
        raise InputError("the speaker's name is empty; name one, or leave the filter out")


def _side(text: str, name: str, whole: timedelta) -> datetime:
    """Give a side of a period: of a day its edge, ``whole`` later, else an instant, which is never such an edge."""
    moment, whole_day = _moment(text, name)
    if whole_day:
        return moment + whole
    return moment - INSTANT if is_day(moment) and moment > EARLIEST else moment


def _moment(text: str, name: str) -> tuple[datetime, bool]:
    """Give a UTC moment and whether only its day was given (then it is the day's start)."""
    try:
        if _DAY.fullmatch(text.strip()):
            day = date.fromisoformat(text.strip())
            if date.min < day < date.max:
                return datetime.combine(day, time(), UTC), True
        elif _MINUTE.fullmatch(text.strip()):
            moment = datetime.fromisoformat(text.strip())
            return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)), False
    except (ValueError, OverflowError):
        pass
    raise InputError(f"{name} {text!r} is not a date; write 2025-05-30 or 2025-05-30T14:00 (a zone may follow)")


def _text(entry: dict[str, object], name: str, default: str | None = None) -> str | None:
    value = entry.get(name, default)
    if value is None or isinstance(value, str):
        return value
    raise InputError(f'"{name}" is not text; put it in quotes')


def _texts(entry: dict[str, object], name: str) -> tuple[str, ...]:
    value = entry.get(name, [])
    values = [value] if isinstance(value, str) else value
    if isinstance(values, list) and all(isinstance(item, str) for item in values):
        return tuple(str(item) for item in values)
    raise InputError(f'"{name}" is not a list of texts; write ["…"]')
