"""A question with what is known of its right answer: the shipped sets and the users' own, one JSON object a line.

``question`` is needed, the rest is not. ``answer`` or ``answers`` (alternatives, unless ``need`` is "all"),
``must_cite`` (URLs or ids of articles, any will do), ``must_not_say``, ``speakers`` (whose words are asked for),
``unanswerable`` (a refusal is right), ``history`` (the questions before it), ``as_of`` (the day it is asked), ``from``
and ``to`` (the days it should be read as, both null where it names no time), ``exclude`` (articles left out),
``linked_articles``, ``story_articles``, ``answer_articles`` (judged articles, ids), ``draft`` (not to be asked yet),
``reads`` and ``told`` (how a follow-up should be read, eval/reads.py).
What a metric needs and a case lacks is not scored.
"""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.domain import Period
from assistant.errors import InputError
from eval import fields
from eval.fields import Row
from eval.labelled import ARCHIVES, labels_of
from eval.lines import lines
from eval.reads import Reads, Told, read_reads, read_told, reads_row, told_row


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
    reads: Reads | None = None
    told: tuple[Told | None, ...] = ()


EVERY = "all"
"""The group of all cases (eval/scoring.py): nothing else may be called so."""
_TEXT = ("id", "question", "kind", "split", "archive", "ordered", "twin_of")
_ONE_OF = {"archive": ARCHIVES, "ordered": ("newest", "oldest")}
_SPOKEN = ("must_not_say", "speakers")
_TEXTS = (
    *("choices", "must_cite", *_SPOKEN, "history", "exclude", "linked_articles", "story_articles"),
    *("answer_articles", "optional", "must_not"),
)
_FLAGS = ("unanswerable", "may_ask", "draft")
_READ_APART = ("as_of", "answer", "answers", "need", "from", "to", "statements", "reads", "told")
FIELDS = (*_TEXT, *_TEXTS, *_FLAGS, *_READ_APART)


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read a file of cases; a case without an id is named by its line.

    Raises InputError naming file, line and field for what is missing, misspelt or of the wrong kind.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; a file of JSON lines, one case each, is wanted") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8") from None
    cases: dict[str, Case] = {}
    for number, line in enumerate(lines(content), start=1):
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
        given["to"] = (end - fields.DAY).date().isoformat() if end else None
    if case.reads is not None:
        given["reads"] = reads_row(case.reads)
    if case.told:
        given["told"] = [told_row(each) for each in case.told]
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
    question = fields.text(entry, "question", where)
    if not question or not question.strip():
        raise InputError(f'{where}: "question" is missing; every case asks something')
    if fields.flag(entry, "unanswerable", where) and any(
        entry.get(name) for name in ("answer", "answers", "must_cite")
    ):
        raise InputError(f'{where}: "unanswerable" beside an answer; leave one of them out')
    given: dict[str, object] = {}
    given |= {name: value for name in _TEXT if (value := fields.text(entry, name, where)) is not None}
    given |= {name: fields.texts(entry, name, where) for name in _TEXTS}
    given |= {name: fields.spoken(entry, name, where) for name in _SPOKEN}
    for name, known in _ONE_OF.items():
        fields.one_of(entry, name, known, where)
    if given.get("id") == "":
        raise InputError(f'{where}: "id" is empty; give it a name or leave it out')
    for name in ("kind", "split"):
        if given.get(name) == EVERY:
            raise InputError(f'{where}: "{name}" may not be "{EVERY}": that is the group of all cases')
    given |= {name: fields.flag(entry, name, where) for name in _FLAGS}
    given |= {
        "id": given.get("id", default_id),
        "as_of": fields.as_of(entry, where),
        "answers": fields.spoken(entry, "answers", where) or fields.spoken(entry, "answer", where),
        "all_needed": fields.need(entry, where),
        "period": fields.period(entry, where),
        "statements": fields.groups(entry, "statements", where),
        "reads": read_reads(entry, where),
        "told": read_told(entry, where),
    }
    case = Case(**given)  # type: ignore[arg-type]  # each field was checked above
    _refuse_unlabelled(case, where)
    return case


def _refuse_unknown(entry: Row, where: str) -> None:
    for name in entry:
        if name not in FIELDS:
            near = difflib.get_close_matches(str(name), FIELDS, n=1)
            remedy = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(sorted(FIELDS))}"
            raise InputError(f'{where}: unknown field "{name}"; {remedy}')


def _refuse_unlabelled(case: Case, where: str) -> None:
    """Refuse statements that the labelled set lacks: scoring looks them up there."""
    known = labels_of(case.archive)
    named = [("statements", id_) for group in case.statements for id_ in group]
    for name, id_ in (*named, *(("optional", id_) for id_ in case.optional)):
        if id_ not in known:
            raise InputError(
                f'{where}: "{name}" names "{id_}"; the archive "{case.archive}" has no labelled statement of that id'
            )
