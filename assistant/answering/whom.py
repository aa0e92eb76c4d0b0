"""Whose words a name in a question asks for: a person, an organisation with those who speak for it, or all of a
family name.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.directory import Directory, Person, Several, Unknown
from assistant.directory.names import parse
from assistant.directory.roles import is_spokesperson

_SPOKES = ("spokesman", "spokeswoman", "spokesperson")


@dataclass(frozen=True, slots=True)
class Voices:
    """Those whose words are asked for under one name; ``name`` is what to call them. Of ``namesakes`` each is meant."""

    name: str
    people: tuple[Person, ...]
    namesakes: bool = False

    def apart(self) -> list[Voices]:
        """Give those whose words are to be told apart: namesakes one by one, an organisation with its spokespeople."""
        return [Voices(person.name, (person,)) for person in self.people] if self.namesakes else [self]


def voices(asked: str, directory: Directory) -> Voices | Several | Unknown:
    """Find who is meant. Only a plural ("the two Lornes") means several people at once."""
    found = directory.find(asked)
    if isinstance(found, Unknown) and asked.endswith("s"):
        namesakes = directory.find(asked.removesuffix("s"))
        if isinstance(namesakes, Several):
            return Voices(asked, namesakes.people, namesakes=True)
    match found:
        case Several():
            return found
        case Unknown():
            speaking = _speaking_for(asked, None, directory)
            return Voices(asked, speaking) if speaking else found
        case Person(name):
            speaking = _speaking_for(name, found, directory)
            return Voices(name, (found, *(one for one in speaking if one.name != name)))


def _speaking_for(name: str, person: Person | None, directory: Directory) -> tuple[Person, ...]:
    """Give those whose office is to speak for an organisation: for the Kremlin its spokesman Peskov."""
    speaks_through = parse(name).organisation or (person is not None and any(map(is_spokesperson, person.roles)))
    if not speaks_through:
        return ()
    found = [directory.find(f"{name} {office}") for office in _SPOKES]
    people = [one for each in found for one in _people(each)]
    return tuple(
        dict.fromkeys(one for one in people if any(office in role for role in one.roles for office in _SPOKES))
    )


def _people(found: Person | Several | Unknown) -> tuple[Person, ...]:
    match found:
        case Person():
            return (found,)
        case Several(people):
            return people
        case _:
            return ()
