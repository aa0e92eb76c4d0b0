"""Find a person as somebody types them: by name, by family name, by a title before it, by what they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from assistant.directory.names import PersonalName, fits_initials, likeness, parse, untitled
from assistant.directory.roles import PAST, QUALIFIERS, agreement, is_spokesperson, office_of, role_words
from assistant.directory.spelling import folded

NEAREST = 5
_LIKE, _FIRST_WRONG, _LONG, _COMPARED = 0.7, 0.76, 5, 200
"""How like a query, or a word of it of so many letters, a name is that is offered for it, and with another first
letter: "Medinsky" is 0.75 like "Zelensky". Of so many names that share most of its letter pairs.
"""
_MISSPELT, _LETTERS = 0.85, 2
"""How like a name or office a misspelling of it is, and how much shorter or longer: "fire cheif" is 0.9."""


_OFFICERS = frozenset(
    """secretary spokesman spokeswoman spokesperson leader chief chair chairman chairwoman president director head
    officer inspector commissioner official representative superintendent""".split()
)
"""Who speaks for a body that is not quoted itself."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is quoted, or an organisation that is: every name the archive has for them, ``name`` first.

    ``roles`` begins with the commonest. ``why`` is the evidence of each link, in words. Two people under one identical
    name are one Person: a name cannot tell them apart.
    """

    name: str
    variants: tuple[str, ...]
    roles: tuple[str, ...]
    statements: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """The people whom a query may mean, most statements first."""

    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody of that name; the nearest names by spelling, and whose name or office it misspells."""

    nearest: tuple[str, ...]
    likely: Person | None = None


Found = Person | Several | Unknown


def people_of(found: Found) -> tuple[Person, ...]:
    """Give the people whom a query may mean; none for an unknown name."""
    match found:
        case Person():
            return (found,)
        case Several(people):
            return people
        case Unknown():
            return ()


class Directory:
    """Who is who in an archive. Immutable; safe to share between threads."""

    def __init__(self, people: Iterable[tuple[Person, Sequence[PersonalName]]]) -> None:
        """Take the people, each with the parts of their variants."""
        ranked = sorted(people, key=lambda pair: (-pair[0].statements, pair[0].name))
        self.people = tuple(person for person, _ in ranked)
        self._by_key: dict[str, int] = {}
        self._names = [names for _, names in ranked]
        self._by_surname: dict[str, list[int]] = defaultdict(list)
        self._by_given: dict[str, list[int]] = defaultdict(list)
        for place, names in enumerate(self._names):
            organisation = names[0].organisation or (len(names) > 1 and any(name.organisation for name in names))
            for name in names:
                self._by_key[name.key] = place
                if not organisation:
                    for surname in name.surnames:
                        bearers = self._by_surname[surname]
                        if not bearers or bearers[-1] != place:
                            bearers.append(place)
            if names[0].given:
                self._by_given[names[0].given[0]].append(place)

    def find(self, query: str) -> Found:
        """Find whom a query means: "peskov", "Mr Peskov", "Kremlin spokesman Dmitry Peskov", "the Kremlin spokesman".

        A family name that several people bear gives all of them, however rarely some are quoted: only a full name
        or a title tells them apart.
        """
        plain = re.sub(r"['’]s?(?=\s|$)", "", query).replace(",", " ")
        words = [word for word in plain.split() if re.search(r"\w", word)]
        if not words:
            return Unknown(())
        found = self._exactly(query) or self._named(words)
        for title, name in untitled(words):
            found = self._titled(title, found or self._named(name))
        found = found or self._holding(words) or self._bodies(words) or self._officers(words)
        if not found:
            return Unknown(self._nearest(words), self._misspelt(words))
        return self.people[found[0]] if len(found) == 1 else Several(tuple(self.people[place] for place in found))

    def first_named(self, name: str) -> tuple[Person, ...]:
        """Give those of a first name, most statements first: "Dorte" is Dorte Fenwald."""
        return tuple(self.people[place] for place in self._by_given.get(folded(name), ())[:NEAREST])

    def _named(self, words: Sequence[str]) -> list[int]:
        """Give those of a name: one for a full name that is known, all who bear it for a family name alone."""
        name = parse(" ".join(words))
        keys = [key for key in (name.key, f"the {name.key}", name.key.removeprefix("the ")) if key in self._by_key]
        known = {self._by_key[key] for key in (keys[:1] if name.organisation else keys)}
        namesakes = {place for surname in name.surnames for place in self._by_surname.get(surname, ())}
        if len(words) == 1 or not (name.given or name.organisation):
            return sorted(known | namesakes)
        if known or name.organisation:
            return sorted(known)
        return sorted(place for place in namesakes if any(_can_be(name, other) for other in self._names[place]))

    def _exactly(self, query: str) -> list[int]:
        """Give the one of a name with a possessive in it: "the mayor's office"."""
        key = parse(query).key
        return [
            self._by_key[each]
            for each in (key, key.removeprefix("the "))
            if "'" in query.replace("’", "'") and each in self._by_key
        ][:1]

    def _titled(self, title: Sequence[str], places: list[int]) -> list[int]:
        """Give those of several to whom a title belongs; where it belongs to none, those of whom it could be true."""
        office = " ".join(title)
        wanted = role_words(office)
        for idle in (frozenset[str](), PAST):  # "President Clinton" was one
            if bearers := [place for place in places if self._holds(place, wanted, idle)]:
                return bearers
        return [place for place in places if agreement([office], self.people[place].roles) != "conflict"]

    def _holding(self, words: Sequence[str]) -> list[int]:
        """Give those who are what the words say, and nobody whose office is another ("deputy", "former"): the office is
        among the words, for "Trump" is not whoever is "Trump’s envoy".
        """
        wanted = role_words(" ".join(words))
        if not wanted:
            return []
        said = {folded(word) for word in words}
        places = {
            place
            for place in set.intersection(*(self._by_role.get(word, set()) for word in wanted))
            if any(office_of(role) in said for role in self.people[place].roles)
        }
        exact = [place for place in places if self._holds(place, wanted)]
        return sorted(exact or (place for place in places if _speaks_for(wanted, self.people[place])))

    def _bodies(self, words: Sequence[str]) -> list[int]:
        """Give the organisations that small letters mean: "the ministry" is any Ministry of …, "the water authority"
        any whose name ends so.
        """
        said = " ".join(words).removeprefix("the ")
        return [
            place
            for place, names in enumerate(self._names)
            if said.islower() and any(name.organisation and f" {said} of " in f" {name.surname} of " for name in names)
        ]

    def _officers(self, words: Sequence[str]) -> list[int]:
        """Give those whose office is of what small letters mean: for "the union" its secretary."""
        said = " ".join(words).removeprefix("the ")
        offices = {f"{said} {office}" for office in _OFFICERS} if said.islower() else set[str]()
        return [
            place for place, person in enumerate(self.people) if offices & {role.casefold() for role in person.roles}
        ]

    def _holds(self, place: int, wanted: frozenset[str], idle: frozenset[str] = frozenset()) -> bool:
        """Tell whether somebody is what is wanted, with no word but the ``idle`` ones that makes it another office."""
        roles = [role_words(role) for role in self.people[place].roles]
        return any(wanted and wanted <= role and not (role - wanted - idle) & QUALIFIERS for role in roles)

    @cached_property
    def _by_role(self) -> dict[str, set[int]]:
        index: dict[str, set[int]] = defaultdict(set)
        for place, person in enumerate(self.people):
            for role in person.roles:
                for word in role_words(f"{role} {person.name}" if is_spokesperson(role) else role):
                    index[word].add(place)
        return index

    @cached_property
    def _by_pair(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for place, person in enumerate(self.people):
            for pair in _pairs(folded(person.name)):
                index[pair].append(place)
        return index

    def _nearest(self, words: Sequence[str]) -> tuple[str, ...]:
        """Give the names nearest to a query: of that given name, then by spelling."""
        query = folded(" ".join(words))
        near = list(self._by_given.get(query, ())[:NEAREST])
        shared: dict[int, int] = defaultdict(int)
        for pair in _pairs(query):
            for place in self._by_pair.get(pair, ()):
                shared[place] += 1
        closest = sorted(shared, key=lambda place: (-shared[place], place))[:_COMPARED]
        ranked = sorted((-self._likeness(query, place), place) for place in closest)
        near += [place for likeness, place in ranked if -likeness >= _LIKE and place not in near]
        return tuple(self.people[place].name for place in near[:NEAREST])

    def _misspelt(self, words: Sequence[str]) -> Person | None:
        """Give whose full or family name, or office, a query is but for a letter or two, that with its first letter
        before others; None where several are as near.
        """
        query = folded(" ".join(words)).removeprefix("the ")
        shared: dict[int, int] = defaultdict(int)
        for pair in _pairs(query):
            for place in self._by_pair.get(pair, ()):
                shared[place] += 1
        forms = [
            (form, place)
            for place in sorted(shared, key=lambda place: (-shared[place], place))[:_COMPARED]
            for form in {folded(self.people[place].name), *folded(self.people[place].name).split()[-1:]}
        ]
        forms += [(role, place) for role, places in self._offices.items() if role[:1] == query[:1] for place in places]
        near = [
            (SequenceMatcher(None, query, form).ratio(), form[:1] == query[:1], place)
            for form, place in forms
            if abs(len(form) - len(query)) <= _LETTERS
        ]
        best = max((each[:2] for each in near), default=(0.0, False))
        fitting = {place for *like, place in near if tuple(like) == best}
        return self.people[fitting.pop()] if best[0] >= _MISSPELT and len(fitting) == 1 else None

    @cached_property
    def _offices(self) -> dict[str, set[int]]:
        offices: dict[str, set[int]] = defaultdict(set)
        for place, person in enumerate(self.people):
            for role in person.roles:
                offices[folded(role)].add(place)
        return offices

    def _likeness(self, query: str, place: int) -> float:
        """Give how like a query, or a long word of it, a name is, or any word of it."""
        name = folded(self.people[place].name)
        typed = {query, *(word for word in re.split(r"[\s-]", query) if len(word) >= _LONG)}
        pairs = [(one, form) for one in typed for form in {name, *name.split()}]
        alike = [(SequenceMatcher(None, one, form).ratio(), one[:1] == form[:1]) for one, form in pairs]
        return max((ratio for ratio, same in alike if same or ratio >= _FIRST_WRONG), default=0.0)


def _can_be(asked: PersonalName, known: PersonalName) -> bool:
    if known.organisation or not known.given:
        return False
    if asked.initials or known.initials:
        return fits_initials(asked, known)
    return likeness(asked, known) is not None


def _speaks_for(wanted: frozenset[str], person: Person) -> bool:
    return any(is_spokesperson(role) and wanted == role_words(f"{role} {person.name}") for role in person.roles)


def _pairs(text: str) -> set[str]:
    padded = f" {text} "
    return {padded[at : at + 2] for at in range(len(padded) - 1)}
