"""Who held an office when, of several of whom the archive writes with it: "the mayor" is another after an election."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from assistant.archive.archive import Archive
from assistant.directory import Person
from assistant.directory.roles import QUALIFIERS, role_words
from assistant.domain import Period, Scope

READ = 400
"""Statements of each that are looked through for the office that articles give with them, the newest first."""


def holder(archive: Archive, office: str, people: Sequence[Person], period: Period, as_of: datetime) -> Person | None:
    """Give the one who held an office in a period, or at ``as_of`` where that is open; None where several may have.

    An office goes from one to the next: the days on which articles give it to one come before all on which they give
    it to another. One that several hold at a time (a councillor's) has nobody for its holder.
    """
    held = {person: days for person in people if (days := _days(archive, office, person, as_of))}
    in_turn = sorted(held, key=lambda person: held[person][0])
    if not in_turn or any(held[one][-1] >= held[after][0] for one, after in pairwise(in_turn)):
        return None
    begin, end = period.start or period.end or as_of, min(period.end or as_of, as_of)
    before = [person for person in in_turn if held[person][0] <= begin]
    within = [person for person in in_turn if begin < held[person][0] < end]
    found = [*before[-1:], *within]
    return found[0] if len(found) == 1 else None


def first_held(archive: Archive, office: str, person: Person, as_of: datetime) -> datetime | None:
    """Give the first day on which articles give somebody an office, None where none does up to ``as_of``."""
    return next(iter(_days(archive, office, person, as_of)), None)


def _days(archive: Archive, office: str, person: Person, as_of: datetime) -> list[datetime]:
    """Give when articles were published that give somebody an office, in order, up to a day."""
    wanted = role_words(office)
    within = archive.select_statements(Scope(), speakers=person.variants)
    found = archive.said(archive.latest_statements(READ, within))
    return sorted(
        one.article.published.at
        for one in found
        if one.article.published is not None and one.article.published.at <= as_of
        if one.statement.speaker is not None and _has(one.statement.speaker.role, wanted)
    )


def _has(role: str | None, wanted: frozenset[str]) -> bool:
    told = role_words(role) if role else frozenset[str]()
    return bool(wanted) and wanted <= told and not (told - wanted) & QUALIFIERS
