"""Which of the names that speakers have across an archive are one person's, and on what evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from assistant.directory.names import PersonalName, fits_initials, likeness, parse
from assistant.directory.roles import agreement, is_spokesperson
from assistant.directory.spelling import given_keys

if TYPE_CHECKING:
    from assistant.archive.entries import SpeakerCount

FAR_COMMONEST = 20
"""So many times the statements of all namesakes together make one of them the owner of a name alone."""
KNOWN_STATEMENTS = 2
"""What a person has at least whose nickname or initials another article may use; of two quoted once each, either may be
anybody.
"""
WELL_KNOWN_STATEMENTS, WELL_KNOWN_ARTICLES = 10, 3
"""What a person has at least who owns a family name without a role to tell it."""

CROWD = 6
"""So many given names borne with one family name make it a frequent one in this archive, but for its owner."""

MOST_ALIKE = 60
"""Names that share a given and a family name and are still compared: more of them are nobody's variants."""


@dataclass(slots=True, eq=False)
class Known:
    """The names joined so far as one person's, the one to call them by first, and why."""

    names: tuple[PersonalName, ...]
    rows: tuple[SpeakerCount, ...]
    why: tuple[str, ...] = ()

    @property
    def name(self) -> PersonalName:
        """Give the parts of the name with most statements."""
        return self.names[0]

    @property
    def shown(self) -> str:
        """Give the name to call the person by: the one with most statements."""
        return self.rows[0].name

    @property
    def roles(self) -> tuple[str, ...]:
        """Give their roles, the one with most statements first."""
        return tuple(dict.fromkeys(row.role for row in self.rows if row.role))

    @property
    def statements(self) -> int:
        """Give the number of statements under all the names."""
        return sum(row.statements for row in self.rows)

    @property
    def articles(self) -> int:
        """Give the number of articles, those with two of the names counted twice."""
        return sum(row.articles for row in self.rows)

    def take(self, other: Known, why: str) -> None:
        """Take another's names over."""
        shown = self.shown
        self.names += other.names
        self.rows += other.rows
        self.why += (f"“{other.shown}” is “{shown}”: {why}", *other.why)


def join(counts: Iterable[SpeakerCount]) -> list[Known]:
    """Give the people and organisations, the names of each joined; in no order."""
    same: dict[str, Known] = {}
    for count in sorted(counts, key=lambda count: (-count.statements, count.name.isupper(), count.name)):
        name = parse(count.name)
        known = same.get(name.key)
        if known is None:
            same[name.key] = Known((name,), (count,))
        else:
            known.take(Known((name,), (count,)), "the names differ in accents, capitals, hyphens or titles only")
    alone: list[Known] = []
    short: list[Known] = []
    full: dict[str, list[Known]] = defaultdict(list)
    for known in same.values():
        name = known.name
        if any(each.organisation for each in known.names):
            alone.append(known)
        elif name.initials or not name.given:
            short.append(known)
        else:
            full[name.surnames[0]].append(known)
    people = [person for namesakes in full.values() for person in _join_full(namesakes)]
    return alone + _join_short(short, people)


def _join_full(namesakes: list[Known]) -> list[Known]:
    """Join the full names of one family name: only where all that are joined can be one another."""
    if len(namesakes) == 1:
        return namesakes
    links = _links(namesakes, _crowd(namesakes))
    unsure = {place for place, others in links.items() if any(b not in links[a] for a, b in combinations(others, 2))}
    kept: list[int] = []
    for place in sorted(links, key=lambda place: (place in unsure, -namesakes[place].statements)):
        near = [other for other in kept if other in links[place]]
        if place in unsure:
            owner = _owner(namesakes[place], {other: namesakes[other] for other in near})
        else:
            owner = next(iter(near), None)
        if owner is None:
            kept.append(place)
        else:
            namesakes[owner].take(namesakes[place], links[place][owner])
    return [namesakes[place] for place in kept]


def _crowd(namesakes: Sequence[Known]) -> frozenset[str]:
    """Give the first given names of those who share a family name with many, where a second bearer is to be expected.

    Nobody is in a crowd whose name is by far the commonest of all: "Donald J. Trump" is who Donald Trump is.
    """
    if len(namesakes) <= CROWD:
        return frozenset()
    statements: dict[str, int] = defaultdict(int)
    for person in namesakes:
        statements[person.name.given[0]] += person.statements
    if len(statements) <= CROWD:
        return frozenset()
    total = sum(statements.values())
    return frozenset(given for given, own in statements.items() if own < FAR_COMMONEST * (total - own))


def _links(namesakes: Sequence[Known], crowd: Collection[str]) -> dict[int, dict[int, str]]:
    """Give for each name those it can be one with, and why; names without a given name in common are not compared."""
    by_given: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(namesakes):
        given = person.name.given
        for key in given_keys(given[0]) | {"".join(given), "".join(given[1:]) or given[0]}:
            by_given[key].append(place)
    links: dict[int, dict[int, str]] = {place: {} for place in range(len(namesakes))}
    for places in (each for each in by_given.values() if len(each) <= MOST_ALIKE):
        for one, two in combinations(places, 2):
            if two not in links[one] and (why := _why(namesakes[one], namesakes[two], crowd)):
                links[one][two] = links[two][one] = why
    return links


def _why(one: Known, other: Known, crowd: Collection[str]) -> str | None:
    found = likeness(one.name, other.name)
    if found is None:
        return None
    roles = agreement(one.roles, other.roles)
    seldom = found.nickname and max(one.statements, other.statements) < KNOWN_STATEMENTS
    weak = found.weak or seldom or (one.name.given[0] in crowd and other.name.given[0] in crowd)
    if roles == "conflict" or (weak and roles != "agree"):
        return None
    return f"{found.why}, and both are {one.roles[0]}" if roles == "agree" else f"{found.why}, and no role against it"


def _owner(person: Known, candidates: Mapping[int, Known]) -> int | None:
    """Give the one candidate whose role agrees, else the far commonest one, else None."""
    agreeing = [place for place, other in candidates.items() if agreement(person.roles, other.roles) == "agree"]
    if agreeing or not candidates:
        return agreeing[0] if len(agreeing) == 1 else None
    first, *others = sorted(candidates, key=lambda place: -candidates[place].statements)
    return first if _is_far_commonest(candidates[first], [candidates[place] for place in others]) else None


def _is_far_commonest(first: Known, others: Iterable[Known]) -> bool:
    return first.statements >= FAR_COMMONEST * sum(other.statements for other in others)


def _join_short(short: Iterable[Known], people: list[Known]) -> list[Known]:
    """Give family names alone, and those with initials, to the people who plausibly own them; the others stay alone."""
    by_surname: dict[str, list[Known]] = defaultdict(list)
    for person in people:
        for surname in person.name.surnames:
            by_surname[surname].append(person)
    rest: list[Known] = []
    gifts: list[tuple[Known, Known, str]] = []
    for known in short:
        namesakes = by_surname[known.name.surnames[0]]
        if known.name.initials:
            namesakes = [other for other in namesakes if fits_initials(known.name, other.name)]
        found = _plausible(known, namesakes)
        if found is None:
            rest.append(known)
        else:
            gifts.append((found[0], known, found[1]))
    for owner, known, why in gifts:
        owner.take(known, why)
    return people + rest


def _plausible(known: Known, namesakes: Sequence[Known]) -> tuple[Known, str] | None:
    possible = [other for other in namesakes if agreement(known.roles, other.roles) != "conflict"]
    agreeing = [other for other in possible if agreement(known.roles, other.roles) == "agree"]
    if len(agreeing) == 1:
        return agreeing[0], f"the only one of that name who is {known.roles[0]}"
    if agreeing or not possible or any(is_spokesperson(role) for role in known.roles):
        return None
    first, *others = sorted(namesakes, key=lambda other: -other.statements)
    if first not in possible or not _is_far_commonest(first, others):
        return None
    if known.name.initials and not known.name.is_common and first.statements >= KNOWN_STATEMENTS:
        return first, "the only one of that name with these initials"
    well_known = first.statements >= WELL_KNOWN_STATEMENTS and first.articles >= WELL_KNOWN_ARTICLES
    if not well_known or known.name.is_common or first.statements < known.statements:
        return None
    return first, f"the one of that name who is quoted, {first.statements} times, and no role against it"
