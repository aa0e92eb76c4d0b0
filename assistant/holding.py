"""Who held an office when, of several of whom the archive writes with it: "the mayor" is another after an election."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import combinations, pairwise

from assistant.archive.archive import Archive
from assistant.clock.almanac import MONTHS, WEEKDAYS
from assistant.directory import Person
from assistant.directory.roles import QUALIFIERS, role_words
from assistant.domain import Period, Said, Scope

_PLACE = r"(?P<place>[A-Z][\w-]*(?:\s[A-Z][\w-]*)?)"
_NO_PLACE = QUALIFIERS | frozenset(
    {
        "the",
        "a",
        "an",
        "new",
        "our",
        "then",
        "but",
        "and",
        "when",
        "if",
        "lord",
        "town",
        "city",
        "said",
        *map(str.casefold, (*MONTHS, *WEEKDAYS)),
    }
)
_SUCCESSION = re.compile(
    r"\b(?:elect(?:ed|ions?)|succe(?:ed|ss|eded|eds|ssor)|predecessor|takes over|took over|sworn in|in office"
    r"|takes office|took office)\b",
    re.IGNORECASE,
)
"""What tells that an office went from one to another."""
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


def of_one_body(archive: Archive, office: str, people: Sequence[Person], as_of: datetime) -> bool:
    """Tell whether those of some people who held an office held it of one body, as far as articles tell.

    False where articles give it to two of different places ("the mayor of Senn"), and where they give a place with one
    and not with another, unless an article tells how it went from one of them to the other.
    """
    texts = {person: _texts(archive, office, person, as_of) for person in people}
    held = {person: _places(office, person, told) for person, told in texts.items() if told}
    return all(
        bool(places & others) if places and others else places == others or _succeeds(one, other, texts)
        for (one, places), (other, others) in combinations(held.items(), 2)
    )


def _texts(archive: Archive, office: str, person: Person, as_of: datetime) -> tuple[str, ...]:
    """Give the articles that give somebody an office, the words of the office itself first in each."""
    given = {
        one.article.id: one.statement.speaker.role
        for one in _given(archive, office, person, as_of)
        if one.statement.speaker is not None
    }
    return tuple(f"{person.name}, {role}.\n{archive.article(id_).text}" for id_, role in given.items())


def _places(office: str, person: Person, texts: Sequence[str]) -> frozenset[frozenset[str]]:
    """Give the places that texts name beside an office and its holder: "the mayor of Senn, Lee Dorn".

    Countries have one name each.
    """
    names = "|".join(
        re.escape(each) for each in sorted({person.name.split()[-1], *person.variants}, key=len, reverse=True)
    )
    held, named = rf"(?i:{re.escape(office)})", rf"(?:[A-Z][\w’'-]*\s)?(?:{names})"
    of = rf"{held}\s+(?:of|for|in)\s+(?:the\s+)?{_PLACE}"
    own = rf"{_PLACE}(?:['’]s?)?\s+{held}"
    patterns = (
        rf"{of},?\s+{named}\b",
        rf"{named},?\s+(?:\w+\s+){{0,2}}{of}",
        rf"{own},?\s+{named}\b",
        rf"{named},\s+(?:the\s+)?{own}",
        rf"{held}\s+{named}\s+of\s+{_PLACE}",
    )
    found = (match["place"] for text in texts for one in patterns for match in re.finditer(one, text))
    return frozenset(role_words(place) for place in found if place.split()[-1].casefold() not in _NO_PLACE)


def _succeeds(one: Person, other: Person, texts: Mapping[Person, Sequence[str]]) -> bool:
    """Tell whether a paragraph tells of both, and of how an office goes from one to the next."""
    paragraphs = (each for text in (*texts[one], *texts[other]) for each in text.split("\n"))
    return any(
        _SUCCESSION.search(each) and all(person.name.split()[-1] in each for person in (one, other))
        for each in paragraphs
    )


def _days(archive: Archive, office: str, person: Person, as_of: datetime) -> list[datetime]:
    """Give when articles were published that give somebody an office, in order, up to a day."""
    found = (one.article.published for one in _given(archive, office, person, as_of))
    return sorted(published.at for published in found if published is not None)


def _given(archive: Archive, office: str, person: Person, as_of: datetime) -> list[Said]:
    """Give somebody's statements with which articles give them an office, up to a day."""
    wanted = role_words(office)
    within = archive.select_statements(Scope(), speakers=person.variants)
    return [
        one
        for one in archive.said(archive.latest_statements(READ, within))
        if one.article.published is not None and one.article.published.at <= as_of
        if one.statement.speaker is not None and _has(one.statement.speaker.role, wanted)
    ]


def _has(role: str | None, wanted: frozenset[str]) -> bool:
    told = role_words(role) if role else frozenset[str]()
    return bool(wanted) and wanted <= told and not (told - wanted) & QUALIFIERS
