"""What an archive knows of people: its directory tells their names, its ledger whether they are "he" or "she"."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise

from assistant.archive.archive import Archive
from assistant.asking.nouns import noun_type
from assistant.casing import tells_names
from assistant.directory import CurrentDirectory, Directory, Person, Several, Unknown
from assistant.domain import Period, Scope
from assistant.holding import holder
from assistant.text import STOPWORDS
from assistant.words.lexicon import bases

_READ = 40
"""Statements of somebody whose sources are looked at."""
_NO_NAME = frozenset("the a an in at on during near over under after before this that".split())
"""Before a word of a name typed in small letters: it is the thing that the name is made of ("in the storm")."""


def is_common(word: str) -> bool:
    """Tell whether a word in small letters is one of the language, so no name by itself: "line" of "Varrey Line"."""
    return bool(bases(word))


class Archived:
    """The people of an archive."""

    def __init__(self, archive: Archive, directory: CurrentDirectory) -> None:
        self._archive, self._directory = archive, directory
        self._cased: tuple[Directory, dict[str, str]] | None = None

    def bearers(self, name: str) -> tuple[str, ...]:
        """Give the people whom some words may mean, most quoted first."""
        match self._directory.get().find(name):
            case Person(name=found):
                return (found,)
            case Several(people):
                return tuple(each.name for each in people)
            case Unknown() if name[:1].isupper() or not is_common(name):
                return self._of_first_name(name)
            case _:
                return ()

    def _of_first_name(self, name: str) -> tuple[str, ...]:
        """Give those of a first name; nobody where all of them end as a body does ("Orven" of "Orven Bay Cannery")."""
        near = tuple(each.name for each in self._directory.get().first_named(name))
        return () if all(is_common(each.split()[-1].lower()) for each in near) else near

    def cased(self, text: str) -> str:
        """Give a text that was typed without capitals with those of the people whom it names."""
        if tells_names(text):
            return text
        out, before = list[str](), ""
        written = self._written()
        parts = re.split(r"(\W+)", text)
        spoken = [part.lower() for part in parts[::2]]
        full = {at + n for at, both in enumerate(pairwise(spoken)) if " ".join(both) in written for n in (0, 1)}
        for at, part in enumerate(parts):
            word = part.lower()
            named = word in written and before not in _NO_NAME and word not in STOPWORDS and noun_type(word) is None
            named = named and (at // 2 in full or (not is_common(word) and bool(self.bearers(word))))
            out.append(written[word] if named else part)
            before = word if part.strip() else before
        return "".join(out)

    def _written(self) -> dict[str, str]:
        """Give the parts of people's names by their small letters, and each two of one name, made anew when the
        directory is.
        """
        directory = self._directory.get()
        if self._cased is None or self._cased[0] is not directory:
            names = [[part for part in each.name.split() if part[:1].isupper()] for each in directory.people]
            parts = {part.lower(): part for name in names for part in name}
            pairs = {" ".join(both).lower(): " ".join(both) for name in names for both in pairwise(name)}
            self._cased = directory, parts | pairs
        return self._cased[1]

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
