"""The people of one text: every form of a name joined to its bearer, with the fullest name and what tells "he" or "she"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from assistant.domain import Span
from ingest.statements.capitals import PARTICLES, Run
from ingest.statements.given_names import GIVEN_NAMES, Gender, gender_of_name, is_given_name, same_given_name
from ingest.statements.layout import Layout
from ingest.statements.organisations import is_body, is_group, is_somewhere
from ingest.statements.titles import HONORIFICS, ROLES, bare, expanded, gender_of_title, is_title

_AGED = re.compile(r", (?:\d\d|who|whose)\b")
_SURNAMES_TOO = frozenset(
    """white west hall day law lake church star post wood woods house street east north rice king bishop judge""".split()
)
_PRONOUN = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b")
_LOWER = re.compile(r"(?<![\w-])[a-z]{3,}\b")
_BEFORE_NAMES = frozenset("young team never anti pro".split())
_REACH = 160
"""Characters after a name in which the next pronoun is likely its bearer's."""


@dataclass(eq=False, slots=True)
class Person:
    """A person of the text. ``name`` is the fullest, ``named`` where it first stands, ``key`` what short forms are."""

    name: str
    named: Span
    key: str
    given: set[str]
    gender: Gender | None = None
    titles: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    whole: int = 0
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a person's name, without titles and possessive; ``first`` is where the titles before it begin.

    ``rivals`` are all whom a surname may mean where the text has several of it, ``person`` is the likeliest.
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

    persons: list[Person]
    mentions: list[Mention]
    others: list[Run]


def people(text: str, found: Sequence[Run], layout: Layout, spoken: Collection[int]) -> People:
    """Join the names of a text to people. ``spoken`` holds the places of names that are a source by themselves, so that
    one that looks like no place or body may be a person's.
    """
    cast = _Cast(text, found, spoken)
    mentions, others = list[Mention](), list[Run]()
    for run in found:
        for start, end, bearers in cast.who(run):
            if not bearers:
                others.append(run)
                continue
            person = max(bearers, key=lambda person: (person.whole, -person.named.start))
            first = run.first if start == run.start else start
            possessive = run.possessive and end == run.end
            quoted = layout.quotation(start) is not None
            person.whole += len(bearers) == 1 and end - start < len(person.name) and start != run.first
            rivals = tuple(bearers) if len(bearers) > 1 else ()
            mention = Mention(start, end, first, person, layout.sentence(start), quoted, possessive, rivals)
            mentions.append(mention)
            person.mentions.append(mention)
    persons = [person for person in cast.persons if person.mentions]
    _tell_genders(text, persons, mentions)
    return People(persons, mentions, others)


class _Cast:
    """Who bears which name, learnt from all the names of a text."""

    def __init__(self, text: str, found: Sequence[Run], spoken: Collection[int]) -> None:
        self.text = text
        self.persons: list[Person] = []
        self._by_key: dict[str, list[Person]] = defaultdict(list)
        self._by_given: dict[str, list[Person]] = defaultdict(list)
        self._whole: dict[tuple[str, ...], Person] = {}
        self._lower = frozenset(_LOWER.findall(text))
        self._spoken_at = spoken
        prose = [run for run in found if not run.headline]
        singles = [run for run in prose if _is_single(run.words)]
        self._amid = {bare(run.words[-1]) for run in singles if not run.opens}
        self._alone = self._amid | {name for run in singles if (name := bare(run.words[-1])) not in self._lower}
        self._titled = {bare(run.words[-1]) for run in singles if run.honorific}
        self._spoken = {bare(run.words[-1]) for run in singles if run.start in spoken}
        whole = [run for run in prose if not _is_single(run.words)]
        for run in whole:
            if is_given_name(run.words[0]) and self._is_person(run):
                self._add(run)
        for run in whole:
            if not is_given_name(run.words[0]) and self._is_person(run):
                self._add(run)
        for run in singles:
            if run.honorific:
                self._add_titled(run)
        for run in singles:
            if run.start in spoken and self._may_be_surname(run):
                self._create(run, bare(run.words[-1]), ())

    def who(self, run: Run) -> Iterable[tuple[int, int, Sequence[Person]]]:
        """Give who may be meant where in a run; nobody for the whole of it if it is no person's name."""
        if run.headline:
            yield from self._in_headline(run)
            return
        words = tuple(map(str.casefold, run.words))
        start, bearers = run.start, self._bearers(words, run)
        for at in range(1, 1 if bearers else len(words)):  # "Vote Hillary Clinton"
            alone = at + 1 == len(words) and (run.opens or words[0] in _BEFORE_NAMES)
            bearers = self._bearers(words[at:], run) if alone or at + 1 < len(words) else []
            if bearers:
                start = run.end - len(" ".join(run.words[at:]))
                break
        yield start, run.end, bearers

    def _in_headline(self, run: Run) -> Iterable[tuple[int, int, Sequence[Person]]]:
        at, start = 0, run.start
        while at < len(run.words):
            for length in range(min(4, len(run.words) - at), 0, -1):
                words = tuple(word.casefold() for word in run.words[at : at + length])
                if bearers := self._bearers(words, run):
                    break
            end = start + len(" ".join(run.words[at : at + length]))
            if bearers:
                yield start, end, bearers
            start, at = end + 1, at + length

    def _bearers(self, words: tuple[str, ...], run: Run) -> Sequence[Person]:
        """Give whom words may mean: a whole name one person, a surname or a given name alone perhaps several."""
        if person := self._whole.get((*words, run.suffix)):
            return [person]
        if not _is_single(words):
            return []
        if run.suffix:
            return [person for person in self.persons if person.suffix == run.suffix and words[-1] in (person.key, *person.given)]
        key = bare(words[-1])
        bearers = self._by_key.get(key, [])
        if not bearers:
            bearers = [] if run.honorific else self._by_given.get(key, [])
            return bearers if len(bearers) == 1 else []
        if len(bearers) > 1 and run.titles:
            titles = {expanded(title) for title in run.titles} - HONORIFICS.keys()
            gender = next((gender for title in run.titles if (gender := gender_of_title(title))), None)
            fitting = [person for person in bearers if gender is None or _gender(person) in (gender, None)]
            fitting = [person for person in fitting if titles & person.titles] or fitting
            return fitting or bearers
        return bearers

    def _is_person(self, run: Run) -> bool:
        """Tell whether a name of two words or more is a person's."""
        words, first, last = run.words, bare(run.words[0]), bare(run.words[-1])
        body = is_body(last) or is_title(last)
        if is_given_name(words[0]):
            if len(words) == 2 and is_title(last):
                return True  # Paul Singer
            return not (body or is_group(last)) or (len(words) < 4 and last in _SURNAMES_TOO)
        if body or any(is_body(word) for word in words) or is_group(last) or is_somewhere(last):
            return False
        if is_somewhere(words[0]) or is_group(words[0]) or last in self._lower or self._by_key.get(first):
            return False
        before = self.text[max(0, run.first - 24) : run.first].split()
        if before and before[-1] in ROLES:
            return True
        if self._by_key.get(last) and not run.titles:
            return False  # "Young Sanders supporters", "Team Clinton"
        initial = any(len(word) < 5 and word.endswith(".") for word in words[:2])
        if run.honorific or initial or last in self._titled or (run.titles and bare(run.titles[-1]) in ROLES):
            return True
        if last in self._alone or (first in self._alone and first in self._spoken and first not in self._lower):
            return True  # or a family name that comes first: Ban Ki-moon
        if before and before[-1] in ("in", "at", "near", "across", "outside"):
            return False
        return run.start in self._spoken_at or (_AGED.match(self.text, run.end) is not None and not run.opens)

    def _may_be_surname(self, run: Run) -> bool:
        word, name = run.words[-1], bare(run.words[-1])
        if self._by_key.get(name) or self._by_given.get(name):
            return False
        return name in self._amid and name not in self._lower and not (is_somewhere(word) or is_body(word) or is_group(word) or is_title(word))

    def _add(self, run: Run) -> None:
        """Note a whole name: of somebody known, or of somebody new."""
        words, first, last = run.words, bare(run.words[0]), bare(run.words[-1])
        heard = self._spoken | self._titled
        family_first = first in heard and first in self._alone and last not in self._alone and first not in GIVEN_NAMES
        key, given = (first, words[1:]) if family_first else (last, words[:-1])
        givens = {bare(word) for word in given if word not in PARTICLES}
        namesakes = (known for known in self._by_key[key] if _same(known.given, givens))
        person = next((known for known in namesakes if run.suffix in ("", known.suffix)), None)
        if person is None:
            person = self._create(run, key, givens)
            person.suffix = run.suffix
        elif len(words) > len(person.name.split()) and first in person.given:
            person.name, person.named = _written(self.text, run), Span(run.start, run.end)
        person.given |= givens
        person.titles |= {expanded(title) for title in run.titles}
        person.whole += 1
        form = tuple(map(str.casefold, words))
        self._whole[(*form, run.suffix)] = person
        for at in range(len(form) - 1):
            self._whole.setdefault((*form[at:], ""), person)
        for name in givens:
            if person not in self._by_given[name]:
                self._by_given[name].append(person)

    def _add_titled(self, run: Run) -> None:
        """Note somebody who has only a surname: nobody of that name is known, or none that the title fits."""
        word = run.words[-1]
        if is_body(word) and not run.titles[-1].endswith("."):
            return
        gender = next((gender for title in run.titles if (gender := gender_of_title(title))), None)
        bearers = self._by_key[bare(word)]
        if not bearers or (gender and all(_gender(person) not in (gender, None) for person in bearers)):
            self._create(run, bare(word), ()).gender = gender

    def _create(self, run: Run, key: str, given: Iterable[str]) -> Person:
        person = Person(_written(self.text, run), Span(run.start, run.end), key, set(given))
        person.titles |= {expanded(title) for title in run.titles}
        self.persons.append(person)
        self._by_key[key].append(person)
        return person


def _written(text: str, run: Run) -> str:
    return text[run.start : run.end].replace("\u00a0", " ")


def _is_single(words: Sequence[str]) -> bool:
    return len(words) == 1 or all(word in PARTICLES for word in words[:-1])


def _same(known: set[str], given: set[str]) -> bool:
    """Tell whether two sets of given names can be one person's: George W. and George H.W. are two."""
    initials = ({name for name in names if len(name.replace(".", "")) < 3 and name not in GIVEN_NAMES} for names in (known, given))
    if (one := next(initials)) and (other := next(initials)) and not one & other:
        return False
    return any(same_given_name(one, other) for one in known for other in given)


def _gender(person: Person) -> Gender | None:
    return person.gender or next((gender for name in person.name.split()[:-1] if (gender := gender_of_name(name))), None)


def _tell_genders(text: str, persons: Iterable[Person], mentions: Sequence[Mention]) -> None:
    """Set the gender of each person: by honorific, given name or title, else by the pronoun after the name."""
    votes: dict[Person, Counter[Gender]] = defaultdict(Counter)
    for mention in mentions:
        for word in text[max(mention.first, mention.start - 60) : mention.start].split():
            if gender := gender_of_title(word):
                votes[mention.person][gender] += 3 if bare(word) in HONORIFICS else 2
    for person in persons:
        if person.given and (gender := _gender(person)):
            votes[person][gender] += 4
    for place, mention in enumerate(mentions):
        person = mention.person
        if person in votes or mention.quoted or mention.possessive or person.gender:
            continue
        limit = mentions[place + 1].start if place + 1 < len(mentions) else len(text)
        pronoun = _PRONOUN.search(text, mention.end, min(limit, mention.end + _REACH))
        if pronoun and "\n" not in text[mention.end : pronoun.start()]:
            person.gender = "m" if pronoun[1] else "f"
    for person, counted in votes.items():
        person.gender = counted.most_common(1)[0][0]
