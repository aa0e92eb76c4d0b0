"""Which other words of a text say what a word of the question does: "put off" for postponed, "inhabitants" for live.

The question's words are looked up in WordNet, once; of a text only the stems are compared, which costs next to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.words import lexicon

_PARTICLES = frozenset("away back down in off on out over up".split())
"""What a verb of two words has behind it."""
APART = 2
"""Places within which the two words of a verb stand: "put it off"."""
ALIKE = """
establish founded create
postpone reschedule
cancel scrap axe abandon
lay-off layoff redundancy
salary wage
car vehicle
lorry truck
plane aircraft aeroplane airliner
crash collision accident
fire blaze
storm hurricane gale cyclone
shop store
film movie
picture painting
election poll ballot
candidate contender
border frontier
army military
marsh wetland swamp bog
silent mute
retire retirement
disease illness sickness
jail prison imprison
murder homicide
lawsuit sue litigation
holiday vacation
pavement sidewalk
bin rubbish waste garbage trash
hotel inn
footpath trail
own possess
search hunt
prize award
arrest detain custody
protest demonstration rally
strike walkout stoppage
drug narcotic
weapon gun firearm
tax levy duty
loan lend borrow
profit surplus
deficit shortfall
shortage scarcity lack
turnout participation
""".strip().splitlines()
"""What WordNet does not have as one: a line of words each, of which news exchanges one for another."""


@dataclass(frozen=True, slots=True)
class Kin:
    """For other stems, and for pairs of them that stand close together, the stems of the question they stand for."""

    single: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pairs: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)

    def met(self, stems: Sequence[str]) -> Iterator[tuple[int, str, str]]:
        """Yield where a text has a stem of the question in other words: its place there, the question's stem, and the
        stem that stands for it.
        """
        for at, stem in enumerate(stems):
            for own in self.single.get(stem, ()):
                yield at, own, stem
            seconds = self.pairs.get(lexicon.regular(stem)) if self.pairs else None
            for second in stems[at + 1 : at + 1 + APART] if seconds else ():
                for own in (seconds or {}).get(second, ()):
                    yield at, own, stem


def kin_of(question: str, spelled: Mapping[str, str], analyse: Callable[[str], list[str]]) -> Kin:
    """Give the kin of a question's stems, given as they are ``spelled`` in it; of names there are none."""
    single: dict[str, set[str]] = defaultdict(set)
    pairs: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    after = _particles(question)
    for stem, word in spelled.items():
        if not word.islower():
            continue
        alike = _alike(word, after.get(word, ""))
        for phrase in alike:
            match analyse(phrase.replace("_", " ")):
                case [one] if one not in spelled and not (one != phrase and one not in alike and _is_word(one)):
                    single[one].add(stem)
                case [first, second]:
                    pairs[first][second].add(stem)
                case _:
                    pass
    return Kin(
        {stem: frozenset(own) for stem, own in single.items()},
        {first: {second: frozenset(own) for second, own in of.items()} for first, of in pairs.items()},
    )


def _is_word(stem: str) -> bool:
    """Tell whether a stem is a word itself: cut to its stem, "reasonable" would be met by any "reason"."""
    return stem in lexicon.bases(stem)


def _particles(question: str) -> dict[str, str]:
    """Give the words that a particle stands behind, with it: "thrown" of "thrown out"."""
    told = question.lower().replace("?", " ").split()
    return {
        word: particle
        for at, word in enumerate(told)
        for particle in reversed(told[at + 1 : at + 1 + APART])
        if particle in _PARTICLES
    }


@lru_cache(maxsize=5_000)
def _alike(word: str, particle: str) -> frozenset[str]:
    """Give the words and verbs of two words that say what a word does, with a particle behind it also what both do."""
    found = lexicon.synonyms(word)
    for base in (word, *lexicon.bases(word)):
        found |= _lines().get(base, frozenset())
        if particle:
            found |= lexicon.synonyms(f"{base}_{particle}")
    return found


@lru_cache(maxsize=1)
def _lines() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in ALIKE:
        words = line.split()
        for word in words:
            found[word] = found.get(word, frozenset()) | frozenset(words) - {word}
    return found
