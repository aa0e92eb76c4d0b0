"""Whom a surname means that several people of one text have."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.statements.resolving.antecedents import Voice
from ingest.statements.resolving.persons import Mention, Person

_BY_FAR = 3
"""Times that somebody must be named as often as the next of the surname to be meant without further evidence."""
_LATELY = 6
"""Sentences for which "Mr. Holt" is the Holt heard last."""


class Surnames:
    """What bare surnames have meant so far: a paper gives relatives in full and seldom changes whom it means."""

    def __init__(self) -> None:
        self._means: dict[str, Person] = {}

    def bearer(self, mention: Mention, heard: Sequence[Voice]) -> Person | None:
        """Give whom a name means where it stands: the only one introduced yet, the one meant before, the one heard."""
        if not mention.rivals:
            return mention.person
        bare = mention.first == mention.start
        key = mention.person.key
        introduced = [person for person in mention.rivals if person.named.start < mention.start]
        if len(introduced) < 2:
            person = min(introduced or mention.rivals, key=lambda person: person.named.start)
            return self._means.setdefault(key, person) if bare else person
        if bare and key in self._means:
            return self._means[key]
        most, next_most = sorted(introduced, key=lambda person: -person.whole)[:2]
        if most.whole >= _BY_FAR * next_most.whole:
            return most
        voices = [voice for voice in heard if voice.at < mention.start and voice.person in introduced]
        if voices and (bare or mention.sentence - voices[-1].sentence < _LATELY):
            only = all(voice.person is voices[-1].person for voice in voices)
            return voices[-1].person if only or not bare else None
        return None
