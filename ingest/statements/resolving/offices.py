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
_WHO_RUN = frozenset("candidate senator representative governor mayor businessman doctor secretary leader".split())
"""Who is called a candidate without having been said to be one."""
_PARTIES = frozenset("democratic republican democrat libertarian gop".split())
_OPPOSED = (
    ("democratic", "republican"),
    ("democrat", "republican"),
    ("republican", "democratic"),
    ("republican", "democrat"),
)
_UNIQUE = frozenset("president minister pope king queen chancellor mayor".split())
"""Offices of which a text mostly has one holder, who may be far from where they are called by it."""
_NEAR = 3
"""Sentences after which somebody is no more at hand."""
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
                return None if unnamed_spoke and best < 2 else self._rather(top[0], fitting, office, proper, last)
            return last.person if last is not None and last.person in top else None
        if office.owned:
            return None
        held = OFFICES.get(office.role)
        there = [person for person in self._people.persons if proper and proper <= self._words(person)]
        if len(there) == 1 and not _holds_another(held, self._words(there[0])):
            return there[0]
        paper = office.words.endswith("Leader")  # "the Union Leader"
        return self._just_heard(office, words, place, heard) if office.role in _LOOSE and not paper else None

    def _rather(
        self, person: Person, fitting: dict[Person, int], office: Office, proper: set[str], last: Voice | None
    ) -> Person | None:
        """Give who fits best, unless somebody else speaks here and who fits is far away: then it may be either."""
        if proper or office.owned or office.role in _UNIQUE:
            return person
        here = self._layout.sentence(office.at)
        if (
            last is not None
            and last.person in fitting
            and here - last.sentence <= 1
            and not self._opposed(office, last)
        ):
            return last.person  # "Moss said … The presidential candidate": the one who goes on
        if office.role == "candidate":
            heard = last is not None and last.person is person and here - last.sentence <= _NEAR
            return person if heard or last is None else None
        if self._is_near(person, office.at):
            return person
        if last is None or last.person is person or here - last.sentence > _NEAR:
            return person
        return last.person if last.person in fitting else None

    def _is_near(self, person: Person, at: int) -> bool:
        """Tell whether a person is named in the sentences up to a place."""
        here = self._layout.sentence(at)
        return any(mention.start < at and here - mention.sentence <= _NEAR for mention in person.mentions)

    def _fitting(self, office: Office, words: frozenset[str], proper: set[str]) -> dict[Person, int]:
        """Give those named before who are described by the office, and how many words of it are said of them."""
        fitting: dict[Person, int] = {}
        for person in self._people.persons:
            theirs = self._words(person)
            if office.role not in theirs or person.mentions[0].start > office.at or not proper <= theirs:
                continue
            alike = all((word in words) == (word in theirs) for word in _NEIGHBOURS)
            if office.role == "president" and "former" in words and "former" not in theirs:
                continue
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
        roles = set(filter(None, map(role_of, theirs)))
        if self._opposed(office, last) or (office.role == "candidate" and roles and not roles & _WHO_RUN):
            return None
        self._described[found] = theirs | words
        return found

    def _opposed(self, office: Office, voice: Voice) -> bool:
        """Tell whether an office is of another party than who was heard."""
        words, theirs = description(office.words), self._words(voice.person)
        return any(party in words and other in theirs for party, other in _OPPOSED)

    def _words(self, person: Person) -> frozenset[str]:
        if person not in self._described:
            self._described[person] = described(self._text, person)
        return self._described[person]


def _holds_another(office: str | None, words: frozenset[str]) -> bool:
    return office is not None and any(OFFICES.get(word, office) != office for word in words)
