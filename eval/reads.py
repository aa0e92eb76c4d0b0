"""How a follow-up should be read, in a form that can be checked, and what was answered before it.

``reads`` of a case is an object: ``asks`` (how the question as read begins, alternatives), ``people`` and ``topic``
(words that it keeps, each a list of alternatives), ``without`` (words that it drops), ``outlets`` (those it is answered
from, no others), ``same`` (it leans on nothing and is asked as it stands). ``told`` of a case has for each question
before it the answer that it got: ``text``, ``short`` and ``speakers``; null where the archive is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.domain import Answer, Citation, Record, Scope
from assistant.errors import InputError
from eval import fields
from eval.fields import Row

_READS = ("asks", "people", "topic", "without", "outlets", "same")
_TOLD = ("text", "short", "speakers")


@dataclass(frozen=True, slots=True)
class Reads:
    """What is known of how a follow-up should be read; ``outlets`` is None where nothing is said of them."""

    asks: tuple[str, ...] = ()
    people: tuple[tuple[str, ...], ...] = ()
    topic: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    outlets: tuple[str, ...] | None = None
    same: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered to an earlier question."""

    text: str = ""
    short: str | None = None
    speakers: tuple[str, ...] = ()

    def answer(self, question: str, standalone: str, as_of: datetime, scope: Scope) -> Answer:
        """Give it as an answer; its citations have speakers and no words."""
        citations = tuple(
            Citation(n, Record("told", ""), 0, 0, "", who) for n, who in enumerate(self.speakers, start=1)
        )
        return Answer(
            question, standalone, as_of, scope, self.text, self.short, False, 1.0, "told", citations=citations
        )


def read_reads(entry: Row, where: str) -> Reads | None:
    """Read the field "reads"; None where a case has none."""
    value = entry.get("reads")
    if value is None:
        return None
    given = _object(value, "reads", _READS, where)
    return Reads(
        asks=fields.spoken(given, "asks", where),
        people=fields.groups(given, "people", where),
        topic=fields.groups(given, "topic", where),
        without=fields.spoken(given, "without", where),
        outlets=fields.texts(given, "outlets", where) if "outlets" in given else None,
        same=fields.flag(given, "same", where),
    )


def read_told(entry: Row, where: str) -> tuple[Told | None, ...]:
    """Read the field "told"; nothing where a case has none."""
    value = entry.get("told", [])
    if not isinstance(value, list):
        raise InputError(f'{where}: "told" is not a list; write one object or null for each question of "history"')
    return tuple(None if each is None else _told(each, where) for each in value)


def reads_row(reads: Reads) -> dict[str, object]:
    """Give the object that is read back as these."""
    lists: dict[str, object] = {
        name: list(getattr(reads, name)) for name in ("asks", "without") if getattr(reads, name)
    }
    lists |= {
        name: [list(group) for group in getattr(reads, name)] for name in ("people", "topic") if getattr(reads, name)
    }
    if reads.outlets is not None:
        lists["outlets"] = list(reads.outlets)
    return lists | ({"same": True} if reads.same else {})


def told_row(told: Told | None) -> dict[str, object] | None:
    """Give the object that is read back as this."""
    return None if told is None else {"text": told.text, "short": told.short, "speakers": list(told.speakers)}


def _told(value: object, where: str) -> Told:
    given = _object(value, "told", _TOLD, where)
    text, short = fields.text(given, "text", where), fields.text(given, "short", where)
    return Told(text or "", short, fields.texts(given, "speakers", where))


def _object(value: object, name: str, known: tuple[str, ...], where: str) -> dict[str, object]:
    if not isinstance(value, dict) or not set(value) <= set(known):
        raise InputError(f'{where}: "{name}" is not an object of {", ".join(known)}')
    return {str(key): each for key, each in value.items()}
