"""Who is who across an archive: the names of its speakers, joined where they are one person's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.archive.latest import Latest
from assistant.directory.finding import Directory, Found, Person, Several, Unknown, people_of
from assistant.directory.joining import Known, join
from assistant.directory.names import PersonalName

if TYPE_CHECKING:
    from assistant.archive.archive import Archive
    from assistant.archive.entries import SpeakerCount

__all__ = ["CurrentDirectory", "Directory", "Found", "Person", "Several", "Unknown", "directory", "people_of"]


def directory(counts: Iterable[SpeakerCount]) -> Directory:
    """Give the people behind the names that speakers have.

    A wrong link puts words in a wrong mouth, so names stay apart unless the evidence holds: one spelling of the other
    (accents, transliteration, nickname, a middle name left out) with no role against it, and with a role for it where
    the family name is frequent, in general or in this archive, or a "Jr." is missing; a family name alone only where
    one person's role agrees or one is by far the most quoted. Organisations are one only where their names are, "the"
    aside. Two people of one identical name stay joined: only an article tells them apart.
    """
    return Directory(_person(known) for known in join(counts))


class CurrentDirectory:
    """Gives an archive's directory, made anew when the archive has changed; safe to share between threads."""

    def __init__(self, archive: Archive) -> None:
        self._latest = Latest(archive, lambda: directory(archive.speakers()))

    def get(self) -> Directory:
        """Give the directory as of now."""
        return self._latest.get()


def _person(known: Known) -> tuple[Person, tuple[PersonalName, ...]]:
    rows, names = known.rows, known.names
    if len(rows) > 1:
        first, *others = zip(rows, names, strict=True)
        others.sort(key=lambda pair: (-pair[0].statements, pair[0].name.isupper(), pair[0].name))
        rows, names = zip(first, *others, strict=True)
    return Person(known.shown, tuple(row.name for row in rows), known.roles, known.statements, known.why), names
