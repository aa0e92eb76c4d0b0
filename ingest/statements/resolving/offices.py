"""Who is meant by what they are: "the minister", "the Florida senator", "the former president"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.statements.resolving.antecedents import Place, Voice, antecedent, voice_before
from ingest.statements.resolving.layout import Layout
from ingest.statements.resolving.organisations import is_body
from ingest.statements.resolving.persons import People, Person
from ingest.statements.resolving.readings import Office
from ingest.statements.resolving.roles import described
from ingest.statements.resolving.titles import OFFICES, description, role_of

_LOOSE = frozenset(
    """senator representative governor mayor candidate businessman republican democrat actor author lawmaker
    legislator politician diplomat doctor veteran comedian economist pope chancellor leader speaker native""".split()
)
"""What a paper calls somebody by whom it has just quoted, without having said that they are it."""
_OBSERVERS = frozenset("reporter host analyst spokesman strategist professor pollster editor columnist".split())
"""Who is quoted beside the people that such words are for."""
_PARTIES = frozenset("democratic republican democrat libertarian".split())
_OPPOSED = (
    ("democratic", "republican"),
    ("democrat", "republican"),
    ("republican", "democratic"),
    ("republican", "democrat"),
)
_SURE = 0.7
_NEIGHBOURS = ("vice", "prime")
"""Words that make another office of a president or a minister."""


class Offices:
    """The descriptions of the people of one text, and what the text has called them since."""

    def __init__(self, text: str, people: People, layout: Layout) -> None:
        self._text = text
        self._people = people
        self._layout = layout
        self._described: dict[Person, frozenset[str]] = {}

    def holder(self, office: Office, place: Place, heard: Sequence[Voice]) -> Person | None:
        """Give who is described so, else who was just heard if nothing speaks against it."""
        words = description(office.words)
        proper = {word.casefold() for word in re.findall(r"[A-Z][\w-]+", office.words[1:])} & words
        proper = {word for word in proper if word not in _PARTIES and role_of(word) is None}
        last = voice_before(heard, office.at)
        fitting = self._fitting(office, words, proper)
        if fitting:
            best, unnamed_spoke = max(fitting.values()), last is not None and not last.person.name
            top = [person for person, shared in fitting.items() if shared == best]
            if len(top) == 1:
                return None if unnamed_spoke and best < 2 else top[0]
            return last.person if last is not None and last.person in top else None
        if office.owned:
            return None
        held = OFFICES.get(office.role)
        there = [person for person in self._people.persons if proper and proper <= self._words(person)]
        if len(there) == 1 and not _holds_another(held, self._words(there[0])):
            return there[0]
        paper = office.words.endswith("Leader")  # "the Union Leader"
        return self._just_heard(office, words, place, heard) if office.role in _LOOSE and not paper else None

    def _fitting(self, office: Office, words: frozenset[str], proper: set[str]) -> dict[Person, int]:
        """Give those named before who are described by the office, and how many words of it are said of them."""
        fitting: dict[Person, int] = {}
        for person in self._people.persons:
            theirs = self._words(person)
            if office.role not in theirs or person.mentions[0].start > office.at or not proper <= theirs:
                continue
            alike = all((word in words) == (word in theirs) for word in _NEIGHBOURS)
            if alike or office.role not in ("president", "minister"):
                fitting[person] = len(words & theirs)
        return fitting

    def _just_heard(self, office: Office, words: frozenset[str], place: Place, heard: Sequence[Voice]) -> Person | None:
        found = antecedent(self._text, place, self._people, heard, self._layout, sure=_SURE, other_than=None)
        last = voice_before(heard, office.at)
        if found is None or not found.name or last is None or found is not last.person:
            return None
        theirs, sentence = self._words(found), self._layout.sentence(office.at)
        if any(mention.sentence == sentence and not mention.quoted for mention in found.mentions):
            return None  # who is named in a sentence is not described in it as well
        if any(map(is_body, found.titles)) or _OBSERVERS & theirs or _holds_another(OFFICES.get(office.role), theirs):
            return None
        if any(party in words and other in theirs for party, other in _OPPOSED):
            return None
        self._described[found] = theirs | words
        return found

    def _words(self, person: Person) -> frozenset[str]:
        if person not in self._described:
            self._described[person] = described(self._text, person)
        return self._described[person]


def _holds_another(office: str | None, words: frozenset[str]) -> bool:
    return office is not None and any(OFFICES.get(word, office) != office for word in words)
