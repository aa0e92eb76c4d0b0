"""What an archive knows of people: its directory tells their names, its ledger whether they are "he" or "she"."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from assistant.archive.archive import Archive
from assistant.directory import CurrentDirectory, Person, Several, Unknown
from assistant.domain import Period, Scope
from assistant.holding import holder

_READ = 40
"""Statements of somebody whose sources are looked at."""


class Archived:
    """The people of an archive."""

    def __init__(self, archive: Archive, directory: CurrentDirectory) -> None:
        self._archive, self._directory = archive, directory

    def bearers(self, name: str) -> tuple[str, ...]:
        """Give the people whom some words may mean, most quoted first."""
        match self._directory.get().find(name):
            case Person(name=found):
                return (found,)
            case Several(people):
                return tuple(each.name for each in people)
            case Unknown(nearest=near) if " " not in name:  # those of that first name come first
                return tuple(each for each in near if each.lower().startswith(f"{name.lower()} "))
            case _:
                return ()

    def sex(self, name: str) -> str:
        """Give how articles write of somebody, or of who holds an office last: "she said" or "he said", whichever they
        do more often.
        """
        found = self._directory.get().find(name)
        person = found if isinstance(found, Person) else None
        if isinstance(found, Several) and name.islower():
            person = holder(self._archive, name, found.people, Period(), datetime.now(UTC))
        if person is None:
            return ""
        within = self._archive.select_statements(Scope(), speakers=person.variants)
        latest = self._archive.said(self._archive.latest_statements(_READ, within))
        told = Counter((each.source or "").lower() for each in latest)
        return "" if told["he"] == told["she"] else "m" if told["he"] > told["she"] else "f"
