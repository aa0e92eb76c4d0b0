"""A question with what is known of its right answer: the shipped sets and the users' own, one JSON object a line.

``question`` is needed, the rest is not. ``answer`` or ``answers`` (alternatives, unless ``need`` is "all"),
``must_cite`` (URLs or ids of articles, any will do), ``must_not_say``, ``speakers`` (whose words are asked for),
``unanswerable`` (a refusal is right), ``history`` (the questions before it), ``as_of`` (the day it is asked), ``from``
and ``to`` (the days it should be read as, both null where it names no time), ``exclude`` (articles left out),
``linked_articles``, ``story_articles``, ``answer_articles`` (judged articles, ids), ``draft`` (not to be asked yet).
What a metric needs and a case lacks is not scored.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from assistant.domain import Period
from assistant.errors import InputError

Row = Mapping[str, object]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what is known of its answer.

    ``period`` is None where nobody said how the question should be read, empty where it names no time. ``statements``
    (alternatives for each), ``optional``, ``must_not``, ``may_ask`` and ``ordered`` are of the labelled set of who
    said what (eval/labelled.py). ``twin_of`` names the case that this one is made of, its articles left out.
    """

    id: str
    question: str
    as_of: datetime | None = None
    kind: str = ""
    split: str = ""
    answers: tuple[str, ...] = ()
    all_needed: bool = False
    choices: tuple[str, ...] = ()
    must_cite: tuple[str, ...] = ()
    must_not_say: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    unanswerable: bool = False
    exclude: tuple[str, ...] = ()
    period: Period | None = None
    linked_articles: tuple[str, ...] = ()
    story_articles: tuple[str, ...] = ()
    answer_articles: tuple[str, ...] = ()
    archive: str = ""
    statements: tuple[tuple[str, ...], ...] = ()
    optional: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    may_ask: bool = False
    ordered: str | None = None
    draft: bool = False
    twin_of: str | None = None


_TEXT = ("id", "question", "kind", "split", "archive", "ordered", "twin_of")
_TEXTS = (
    *("choices", "must_cite", "must_not_say", "speakers", "history", "exclude", "linked_articles", "story_articles"),
    *("answer_articles", "optional", "must_not"),
)
_FLAGS = ("unanswerable", "may_ask", "draft")
_READ_APART = ("as_of", "answer", "answers", "need", "from", "to", "statements")
FIELDS = (*_TEXT, *_TEXTS, *_FLAGS, *_READ_APART)


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read a file of cases; a case without an id is named by its line.

    Raises InputError naming file, line and field for what is missing, misspelt or of the wrong kind.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; a file of JSON lines, one case each, is wanted") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8") from None
    cases: dict[str, Case] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        case = _case(line, where, f"line-{number}")
        if case.id in cases:
            raise InputError(f'{where}: the id "{case.id}" is taken by an earlier line; give each its own')
        cases[case.id] = case
    if not cases:
        raise InputError(f'{path}: no cases; write one object a line, such as {{"question": "…", "answer": "…"}}')
    return tuple(cases.values())


def row(case: Case) -> dict[str, object]:
    """Give the object that is read back as this case; what it does not say is left out."""
    given: dict[str, object] = {name: getattr(case, name) for name in (*_TEXT, *_FLAGS) if getattr(case, name)}
    given |= {name: list(getattr(case, name)) for name in _TEXTS if getattr(case, name)}
    if case.as_of is not None:
        given["as_of"] = case.as_of.isoformat()
    if case.answers:
        given["answers"] = list(case.answers)
    if case.all_needed:
        given["need"] = "all"
    if case.statements:
        given["statements"] = [list(group) for group in case.statements]
    if case.period is not None:
        start, end = case.period.start, case.period.end
        given["from"] = start.date().isoformat() if start else None
        given["to"] = (end - _DAY).date().isoformat() if end else None
    return given


def dumps(case: Case) -> str:
    """Give a case as its line."""
    return json.dumps(row(case), ensure_ascii=False)


def _case(line: str, where: str, default_id: str) -> Case:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON ({error}); one object a line is wanted") from None
    if not isinstance(entry, dict):
        raise InputError(f'{where}: not a JSON object; {{"question": …}} is wanted')
    _refuse_unknown(entry, where)
    question = _text(entry, "question", where)
    if not question or not question.strip():
        raise InputError(f'{where}: "question" is missing; every case asks something')
    if _flag(entry, "unanswerable", where) and any(entry.get(name) for name in ("answer", "answers", "must_cite")):
        raise InputError(f'{where}: "unanswerable" beside an answer; leave one of them out')
    given: dict[str, object] = {}
    given |= {name: value for name in _TEXT if (value := _text(entry, name, where)) is not None}
    given |= {name: _texts(entry, name, where) for name in _TEXTS}
    given |= {name: _flag(entry, name, where) for name in _FLAGS}
    given |= {
        "id": given.get("id", default_id),
        "as_of": _as_of(entry, where),
        "answers": _texts(entry, "answers", where) or _texts(entry, "answer", where),
        "all_needed": _need(entry, where),
        "period": _period(entry, where),
        "statements": _groups(entry, "statements", where),
    }
    return Case(**given)  # type: ignore[arg-type]  # each field was checked above


def _refuse_unknown(entry: Row, where: str) -> None:
    for name in entry:
        if name not in FIELDS:
            near = difflib.get_close_matches(str(name), FIELDS, n=1)
            remedy = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(sorted(FIELDS))}"
            raise InputError(f'{where}: unknown field "{name}"; {remedy}')


def _text(entry: Row, name: str, where: str) -> str | None:
    value = entry.get(name)
    if value is None or isinstance(value, str):
        return value
    raise InputError(f'{where}: "{name}" is not text; put it in quotes')


def _texts(entry: Row, name: str, where: str) -> tuple[str, ...]:
    value = entry.get(name, [])
    values = [value] if isinstance(value, str) else value
    if isinstance(values, list) and all(isinstance(item, str) and item.strip() for item in values):
        return tuple(values)
    raise InputError(f'{where}: "{name}" is not a list of texts; write ["…"]')


def _flag(entry: Row, name: str, where: str) -> bool:
    value = entry.get(name, False)
    if isinstance(value, bool):
        return value
    raise InputError(f'{where}: "{name}" is neither true nor false')


def _need(entry: Row, where: str) -> bool:
    if entry.get("need") in (None, "any", "all"):
        return entry.get("need") == "all"
    raise InputError(f'{where}: "need" is neither "any" nor "all"')


def _groups(entry: Row, name: str, where: str) -> tuple[tuple[str, ...], ...]:
    value = entry.get(name, [])
    if isinstance(value, list):
        return tuple(_texts({name: group}, name, where) for group in value)
    raise InputError(f'{where}: "{name}" is not a list of lists')


def _as_of(entry: Row, where: str) -> datetime | None:
    """Give the moment of asking, UTC; a day means its noon."""
    text = _text(entry, "as_of", where)
    if text is None:
        return None
    try:
        if len(text) == len("2025-05-30"):
            return datetime.combine(date.fromisoformat(text), time(12), UTC)
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except ValueError:
        raise InputError(f'{where}: "as_of" {text!r} is not a date; write 2025-05-30') from None


def _period(entry: Row, where: str) -> Period | None:
    if "from" not in entry and "to" not in entry:
        return None
    first, last = _day(entry, "from", where), _day(entry, "to", where)
    if first is not None and last is not None and first > last:
        raise InputError(f'{where}: "from" is after "to"; exchange them')
    return Period(first, last + _DAY if last is not None else None)


def _day(entry: Row, name: str, where: str) -> datetime | None:
    text = _text(entry, name, where)
    try:
        return None if text is None else datetime.combine(date.fromisoformat(text), time(), UTC)
    except ValueError:
        raise InputError(f'{where}: "{name}" {text!r} is not a day; write 2025-05-30') from None
