"""Whose words a name in a question asks for: a person, an organisation with those who speak for it, all of a family
name, or the holder of an office, told by what it belongs to ("the lawyer of Dunmarrow Works", "the board's spokesman").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.archive.archive import Archive
from assistant.directory import Directory, Person, Several, Unknown, people_of
from assistant.directory.names import parse
from assistant.directory.roles import is_spokesperson
from assistant.domain import Said, Scope
from assistant.ledger import said
from assistant.text import normalise, paragraphs

MOST_HOLDERS, MOST_READ = 20, 10
"""People of an office who are tried, and statements of each that are read for where they are introduced."""
ECLIPSES = 15
"""How many times the statements of all the others a person needs to be meant by a family name: of 2,523 news articles
Donald Trump (44), Joe Biden (31) and Ron DeSantis (54) are, Hillary Clinton (14) and Liz Cheney (10) are asked back.
"""
_OF = re.compile(r"(?P<office>[a-z][\w -]*?)\s+(?:of|for|to)\s+(?:the\s+)?(?P<body>.+)")
_OWN = re.compile(r"(?P<body>.+?)(?:['’]s|s['’])\s+(?P<office>[a-z][\w -]*)")
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


def meant(asked: str, beside: Sequence[str], directory: Directory, archive: Archive) -> Voices | Several | Unknown:
    """Find whose words are asked for: by name or office, by an office and what it belongs to, by a given name that
    shares the family name of another ("Ida and Anton Wolcote"), by a family name and an office ("head teacher Lorne"),
    by an office with a word too many ("American special envoy").
    """
    found = voices(asked, directory)
    if isinstance(found, Several) and _eclipses(found.people):
        return Voices(found.people[0].name, found.people[:1])
    if isinstance(found, Voices):
        return found
    for other in beside if " " not in asked else ():
        shared = voices(f"{asked} {other.split()[-1]}", directory) if " " in other else found
        if isinstance(shared, Voices):
            return shared
    people = tuple(holders(asked, directory, archive))
    if people:
        return Voices(people[0].name, people) if len(people) == 1 else Several(people)
    words = asked.split()
    if isinstance(found, Unknown) and asked[:1].islower() and not words[-1].islower():
        office = " ".join(words[:-1])
        named = voices(words[-1], directory)
        bearers = tuple(one for one in named.people if office in one.roles) if isinstance(named, Several) else ()
        return Voices(bearers[0].name, bearers) if len(bearers) == 1 else named
    for shorter in (" ".join(words[n:]) for n in range(1, len(words) - 1)):
        held = voices(shorter, directory) if shorter.islower() and isinstance(found, Unknown) else found
        if isinstance(held, Voices):
            return held
    return found


def _eclipses(people: Sequence[Person]) -> bool:
    """Tell whether the first is quoted so much more than the others that the name alone means that one."""
    return people[0].statements >= ECLIPSES * sum(person.statements for person in people[1:])


def joined(speakers: Sequence[str], question: str, directory: Directory) -> list[str]:
    """Give the names of a question with those put together again that are one: "Ministry of Coasts and Waters"."""
    names: list[str] = []
    for name in speakers:
        both = f"{names[-1]} and {name}" if names else ""
        if both and both in question and isinstance(directory.find(both), Person):
            names[-1] = both
        else:
            names.append(name)
    return names


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
    people = [one for each in found for one in people_of(each)]
    return tuple(
        dict.fromkeys(one for one in people if any(office in role for role in one.roles for office in _SPOKES))
    )


def holders(asked: str, directory: Directory, archive: Archive) -> list[Person]:
    """Give those of the office whom a paragraph introduces together with the body it belongs to, by its last word where
    the article has its name elsewhere: "The board opened an inquiry. Its spokesman, Emil Rasker, …".
    """
    named = _OF.fullmatch(asked) or _OWN.fullmatch(asked)
    if named is None:
        return []
    body = named["body"] + ("s" if asked[named.end("body") :].startswith(("s'", "s’")) else "")
    last = body.split()[-1]
    people = people_of(directory.find(named["office"]))
    return [
        person
        for person in people[:MOST_HOLDERS]
        if any(
            _has(part, body) or (_has(part, last) and _has(text, body))
            for part, text in _introductions(person, archive)
        )
    ]


def _introductions(person: Person, archive: Archive) -> Iterator[tuple[str, str]]:
    """Give the paragraphs in which articles name somebody in full, each with its article's text."""
    for one in said(archive, speaker=person, about=None, scope=Scope(), k=MOST_READ):
        text = archive.article(one.article.id).text
        yield _paragraph(one, text), text


def _has(text: str, words: str) -> bool:
    return f" {normalise(words)} " in f" {normalise(text)} "


def _paragraph(one: Said, text: str) -> str:
    named = one.statement.speaker.named if one.statement.speaker else one.statement.cue
    return next((part.of(text) for part in paragraphs(text) if part.start <= named.start < part.end), "")
