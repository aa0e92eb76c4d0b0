"""The values that name resolution passes on: people, and where they are mentioned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.domain import Span
from ingest.statements.resolving.capitals import Run
from ingest.statements.resolving.given_names import Gender


@dataclass(eq=False, slots=True)
class Person:
    """A person of one text, built up as names are read.

    ``name`` is the fullest and ``named`` where it first stands; ``key`` is what a short form is, mostly the surname,
    and ``whole`` how often a form stands that means nobody else. A person without a name is somebody unnamed.
    """

    name: str
    named: Span
    key: str
    given: set[str] = field(default_factory=set)
    gender: Gender | None = None
    titles: set[str] = field(default_factory=set)
    suffix: str = ""
    whole: int = 0
    mentions: list[Mention] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a person's name, without titles and possessive; ``first`` is where the titles before it begin.

    ``rivals`` are all whom a surname may mean where the text has several of it; ``person`` is the likeliest.
    """

    start: int
    end: int
    first: int
    person: Person
    sentence: int
    quoted: bool
    possessive: bool
    rivals: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """Who is in a text, all mentions in reading order, and the names that are nobody's."""

    persons: Sequence[Person]
    mentions: Sequence[Mention]
    others: Sequence[Run]

    def before(self, at: int) -> int:
        """Give how many mentions begin before ``at``."""
        return bisect_left(self.mentions, at, key=_start)

    def others_within(self, start: int, end: int) -> list[Run]:
        """Give the names that are nobody's and stand in ``[start, end)``, the capitals before them included."""
        found = list[Run]()
        for place in range(bisect_left(self.others, start, key=_first), len(self.others)):
            run = self.others[place]
            if run.first >= end:
                break
            if run.end <= end:
                found.append(run)
        return found

    def within(self, start: int, end: int) -> list[Mention]:
        """Give the mentions that stand in ``[start, end)``, a character or two of a suffix apart."""
        found = list[Mention]()
        for place in range(self.before(start), len(self.mentions)):
            mention = self.mentions[place]
            if mention.start >= end:
                break
            if mention.end <= end + 2:
                found.append(mention)
        return found


def _first(run: Run) -> int:
    return run.first


def _start(mention: Mention) -> int:
    return mention.start
