"""What the Said page reads of the archive, each of it once for all visits until the archive changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.archive.entries import Outline
from assistant.archive.latest import Latest
from assistant.directory import Directory, Person, Several, Unknown
from assistant.directory.spelling import folded as folded_name
from assistant.domain import Moment, Said, Scope
from ui.page.kept_views import KeptViews
from ui.page.said_copies import copies, folded
from ui.page.said_roles import capacities
from ui.page.said_view import View

READ = 400
"""Statements read for a topic, the nearest first: 300 of 1,288 took 0.2 s, 600 of them 0.5, all of them 1.2."""
KEPT, LISTS = 64, 16
"""Views kept for all visits, and lists of everybody: one of 8,212 names takes 1.3 MB."""
UNDATED = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Speaking:
    """Somebody who is quoted within the limits of a view: how often, copies counted once, as what, and the first and
    last date.
    """

    person: Person
    statements: int
    role: str
    first: Moment | None
    last: Moment | None
    findable: str
    """Their names and roles, folded, to be searched."""


@dataclass(frozen=True, slots=True)
class Everybody:
    """Who is quoted within the limits of a view, and how many statements more are of somebody without a name."""

    speaking: tuple[Speaking, ...]
    nameless: int


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements of a view at any date and of any kind, newest first; ``nearest`` are their ids by topic.

    ``capped`` says that more statements were there than are read for a topic.
    """

    outlines: tuple[Outline, ...]
    nearest: Mapping[int, int]
    capped: bool


def people(assistant: Assistant, view: View) -> tuple[Speaking, ...]:
    """Give who is quoted within the dates and outlets of a view, most quoted first."""
    return everybody(assistant, view).speaking


def everybody(assistant: Assistant, view: View) -> Everybody:
    """Give the same, and how many statements are of nobody known."""
    scope = Scope(period=view.period, outlets=view.outlets)
    return _kept(assistant).people.get(scope, lambda: _people(assistant, scope))


def stated(assistant: Assistant, person: Person | None, view: View) -> Stated:
    """Give what somebody (None: anybody) said, in the outlets and on the topic of a view, whatever its dates."""
    asked = (person.variants if person else None, view.about, view.outlets)
    return _kept(assistant).stated.get(asked, lambda: _stated(assistant, person, view.about, view.outlets))


def whom(directory: Directory, view: View) -> Person | Several | tuple[str, ...]:
    """Give the person that the view's speaker means, those it may mean, or the nearest names to it."""
    if view.exact:
        for person in directory.people:
            if view.speaker in person.variants:
                return person
    found = directory.find(view.speaker)
    return found.nearest if isinstance(found, Unknown) else found


def nearest(directory: Directory, name: str) -> tuple[str, ...]:
    """Give the names that come nearest to one that is nobody's."""
    found = directory.find(name)
    return found.nearest if isinstance(found, Unknown) else ()


def matching(everybody: Iterable[Speaking], directory: Directory, name: str) -> list[Speaking]:
    """Give those whom a name or role means, then those in whose names and roles its words stand."""
    if not name.strip():
        return list(everybody)
    found = directory.find(name)
    meant = {found.name} if isinstance(found, Person) else set()
    meant |= {person.name for person in found.people} if isinstance(found, Several) else set()
    words = folded_name(name).split()
    hits = [one for one in everybody if one.person.name in meant or all(word in one.findable for word in words)]
    return sorted(hits, key=lambda one: one.person.name not in meant)


def within(stated: Stated, view: View) -> list[Outline]:
    """Give the statements within the dates and kinds of a view, in its order."""
    period = view.period
    found = [
        one
        for one in stated.outlines
        if (not view.kinds or one.kind in view.kinds)
        and (not period or (one.published is not None and one.published.at in period))
    ]
    if view.order == "nearest" and view.about:
        return sorted(found, key=lambda one: stated.nearest[one.id])
    if view.order == "oldest":
        return sorted(found, key=lambda one: _at(one.published, datetime.max.replace(tzinfo=UTC)))
    return found


def days(found: Iterable[Outline]) -> tuple[date, date] | None:
    """Give the first and the last day of some statements; None where none has a date."""
    known = [one.published.at.date() for one in found if one.published]
    return (min(known), max(known)) if known else None


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read of one state of the archive."""

    people: KeptViews[Everybody]
    stated: KeptViews[Stated]


def _kept(assistant: Assistant) -> Kept:
    return _latest(assistant.archive.number, assistant.archive).get()


@st.cache_resource(max_entries=1, show_spinner=False)
def _latest(number: int, _archive: Archive) -> Latest[Kept]:  # noqa: ARG001  # what is kept is kept under it
    return Latest(_archive, lambda: Kept(KeptViews(LISTS), KeptViews(KEPT)))


def _people(assistant: Assistant, scope: Scope) -> Everybody:
    outlines = assistant.archive.outlines(scope)
    speaking = _joined(assistant.speakers.get(), folded(outlines, copies(assistant)))
    return Everybody(speaking, sum(one.speaker is None for one in outlines))


def _stated(assistant: Assistant, person: Person | None, about: str, outlets: tuple[str, ...]) -> Stated:
    archive, scope = assistant.archive, Scope(outlets=outlets)
    names = person.variants if person else None
    if not about:
        return Stated(tuple(archive.outlines(scope, speakers=names)), {}, capped=False)
    found = assistant.said(person, about=about, scope=scope, k=READ)
    more = archive.latest_statements(READ + 1, archive.select_statements(scope, speakers=names))
    nearest = {one.id: place for place, one in enumerate(found)}
    found.sort(key=lambda one: (one.article.id, one.statement.extent.start))
    outlines = sorted((_outline(one) for one in found), key=lambda one: _at(one.published, UNDATED), reverse=True)
    return Stated(tuple(outlines), nearest, capped=len(more) > READ)


def _outline(one: Said) -> Outline:
    speaker = one.statement.speaker
    name, role = (speaker.name, speaker.role) if speaker else (None, None)
    body = speaker is not None and speaker.link == "organisation"
    return Outline(one.id, name, role, one.statement.kind, one.article.outlet, one.article.published, body)


def _at(moment: Moment | None, otherwise: datetime) -> datetime:
    return moment.at if moment else otherwise


def _joined(directory: Directory, found: Iterable[Outline]) -> tuple[Speaking, ...]:
    """Give the people behind the names of statements."""
    whose = {name: person for person in directory.people for name in person.variants}
    theirs: dict[Person, list[Outline]] = defaultdict(list)
    for one in found:
        if one.speaker in whose:
            theirs[whose[one.speaker]].append(one)
    capacity = capacities({person.name: own for person, own in theirs.items()})
    speaking: list[Speaking] = []
    for person in (person for person in directory.people if person in theirs):
        dates = [one.published for one in theirs[person] if one.published]
        speaking.append(
            Speaking(
                person,
                len(theirs[person]),
                capacity.get(person.name, ""),
                min(dates, key=lambda moment: moment.at, default=None),
                max(dates, key=lambda moment: moment.at, default=None),
                folded_name(" ".join((*person.variants, *person.roles))),
            )
        )
    return tuple(sorted(speaking, key=lambda one: -one.statements))
