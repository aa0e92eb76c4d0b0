"""Who bears which name in one text: which names are people's, and which of them are one person's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from assistant.domain import Span
from ingest.statements.resolving.capitals import PARTICLES, Run
from ingest.statements.resolving.given_names import GIVEN_NAMES, Gender, gender_of_name, is_given_name, same_given_name
from ingest.statements.resolving.organisations import BODY_NOUNS, is_body, is_group, is_somewhere, may_be_given
from ingest.statements.resolving.persons import Person
from ingest.statements.resolving.titles import HONORIFICS, ROLES, bare, expanded, gender_of_title, is_title

_AGED = re.compile(r", (?:\d\d|who|whose)\b")
_LOWER = re.compile(r"(?<![\w-])[a-z]{3,}\b")
_BODIES_TOO = frozenset(
    "white west hall day law lake church star post wood woods house street east north rice king bishop judge".split()
)
"""Surnames that are words of bodies and places as well."""
_BEFORE_NAMES = frozenset("young team never anti pro dean".split())
_NAMESAKES = 50
"""People of one surname that are told apart; a text of more is a list."""
_WITH_ARTICLE = r"\b(?:[Aa]n?|(?:executive|head|chairman|president|founder|director|officer|spokes\w+) (?:of|at|for)) "
"""What stands before a body's name, and not before a surname that is all that a text has of somebody."""
_PLACED = frozenset("in at near across outside of for the".split())


class Cast:
    """Who bears which name, learnt from all the names of a text.

    ``spoken`` holds the places of names that are a source by themselves, so that one that looks like no place or body
    may be a person's.
    """

    def __init__(self, text: str, found: Sequence[Run], spoken: Collection[int]) -> None:
        self._text = text
        self.persons: list[Person] = []
        self._by_key: dict[str, list[Person]] = defaultdict(list)
        self._by_given: dict[str, list[Person]] = defaultdict(list)
        self._whole: dict[tuple[str, ...], Person] = {}
        self._lower = frozenset(_LOWER.findall(text))
        self._spoken_at = spoken
        prose = [run for run in found if not run.headline]
        singles = [(bare(run.words[-1]), run) for run in prose if run.single]
        self._amid = {name for name, run in singles if not run.opens}
        self._alone = self._amid | {name for name, _ in singles if name not in self._lower}
        self._titled = {name for name, run in singles if run.honorific}
        self._spoken = {name for name, run in singles if run.start in spoken}
        self._bodies = {run.words for run in prose if _word_before(text, run) in BODY_NOUNS}
        whole = [run for run in prose if not run.single]
        for sure in (True, False):  # the names that a given name tells, then those that only these may explain
            for run in whole:
                if is_given_name(run.words[0]) is sure and self._is_person(run):
                    self._add(run)
        for name, run in singles:
            if run.honorific:
                self._add_titled(name, run)
        for name, run in singles:
            if run.start in spoken and self._may_be_surname(name, run):
                self._create(run, name, ())

    def who(self, run: Run) -> Iterable[tuple[int, int, Sequence[Person]]]:
        """Give who may be meant where in a run; nobody for the whole of it if it is no person's name."""
        if run.headline:
            yield from self._in_headline(run)
            return
        words = tuple(map(str.casefold, run.words))
        start, bearers = run.start, self._bearers(words, run)
        for at in range(1, 1 if bearers else len(words)):  # "Vote Fay Holt", "Young Holt supporters"
            if at + 1 < len(words) or run.opens or words[0] in _BEFORE_NAMES:
                bearers = self._bearers(words[at:], run)
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
        if len(words) > 1 and not all(word in PARTICLES for word in words[:-1]):
            return []
        key = bare(words[-1])
        if run.suffix:
            same = (person for person in self.persons if person.suffix == run.suffix)
            return [person for person in same if key == person.key or key in person.given]
        bearers = self._by_key.get(key, [])
        if not bearers and not run.honorific:
            bearers = self._by_given.get(key, [])
            return bearers if len(bearers) == 1 else []
        if len(bearers) > 1 and run.titles:
            titles = {expanded(title) for title in run.titles} - HONORIFICS.keys()
            gender = _gender_of_titles(run)
            fitting = [person for person in bearers if gender is None or gender_of(person) in (gender, None)]
            return [person for person in fitting if titles & person.titles] or fitting or bearers
        return bearers

    def _is_person(self, run: Run) -> bool:
        """Tell whether a name of two words or more is a person's."""
        words, first, last = run.words, bare(run.words[0]), bare(run.words[-1])
        body = is_body(last) or is_title(last)
        if is_given_name(words[0]):
            if len(words) == 2 and is_title(last):
                return True  # Paul Singer
            return not (body or is_group(last)) or (len(words) < 4 and last in _BODIES_TOO)
        if body or any(is_body(word) for word in words) or is_group(last) or is_somewhere(last):
            return False
        before = _word_before(self._text, run)
        introduced = before in ROLES or (bool(run.titles) and bare(run.titles[-1]) in ROLES)
        elsewhere = is_somewhere(words[0]) and not (introduced or may_be_given(words[0]))
        if elsewhere or is_group(words[0]) or last in self._lower or self._by_key.get(first):
            return False
        if before in ROLES:
            return True
        itself = run.start in self._spoken_at and len(words) == 2 and first not in _BEFORE_NAMES
        if self._by_key.get(last) and not run.titles and not itself:
            return False  # "Young Holt supporters", "Team Holt"
        initial = any(len(word) < 5 and word.endswith(".") for word in words[:2])
        if run.honorific or initial or last in self._titled or (run.titles and bare(run.titles[-1]) in ROLES):
            return True
        if run.words in self._bodies:
            return False  # "the ferry company, Varrey Line,"
        if last in self._alone or (first in self._alone and first in self._spoken and first not in self._lower):
            return True  # or a family name that comes first: Ban Ki-moon
        if before in _PLACED:
            return False
        aged = _AGED.match(self._text, run.end)
        return run.start in self._spoken_at or (aged is not None and (aged[0][-1].isdigit() or not run.opens))

    def _may_be_surname(self, name: str, run: Run) -> bool:
        word = run.words[-1]
        if self._by_key.get(name) or self._by_given.get(name) or name in self._lower or name not in self._amid:
            return False
        if is_somewhere(word) or is_body(word) or is_group(word) or is_title(word):
            return False
        return re.search(_WITH_ARTICLE + re.escape(word) + r"\b", self._text) is None

    def _add(self, run: Run) -> None:
        """Note a whole name: of somebody known, or of somebody new."""
        words, first, last = run.words, bare(run.words[0]), bare(run.words[-1])
        heard = first in self._spoken or first in self._titled
        family_first = heard and first in self._alone and last not in self._alone and first not in GIVEN_NAMES
        key, given = (first, words[1:]) if family_first else (last, words[:-1])
        if first == "dean" and len(words) == 2 and self._by_key.get(key):
            return  # a title after all
        names = {bare(word) for word in given if word not in PARTICLES}
        namesakes = (known for known in self._by_key[key][-_NAMESAKES:] if _same(known.given, names))
        person = next((known for known in namesakes if run.suffix in ("", known.suffix)), None)
        if person is None:
            person = self._create(run, key, names)
            person.suffix = run.suffix
        elif len(words) > len(person.name.split()) and first in person.given:
            person.name, person.named = _written(self._text, run), Span(run.start, run.end)
        person.given |= names
        person.titles |= {expanded(title) for title in run.titles}
        person.whole += 1
        form = tuple(map(str.casefold, words))
        self._whole[(*form, run.suffix)] = person
        for at in range(len(form) - 1):  # "Wasserman Schultz" of Debbie Wasserman Schultz
            self._whole.setdefault((*form[at:], ""), person)
        for name in names:
            if person not in self._by_given[name]:
                self._by_given[name].append(person)

    def _add_titled(self, name: str, run: Run) -> None:
        """Note somebody who has only a surname: nobody of that name is known, or none that the title fits."""
        if is_body(name) and not run.titles[-1].endswith("."):
            return
        gender = _gender_of_titles(run)
        bearers = self._by_key[name]
        if not bearers or (gender and all(gender_of(person) not in (gender, None) for person in bearers)):
            self._create(run, name, ()).gender = gender

    def _create(self, run: Run, key: str, given: Iterable[str]) -> Person:
        person = Person(_written(self._text, run), Span(run.start, run.end), key, set(given))
        person.titles |= {expanded(title) for title in run.titles}
        self.persons.append(person)
        self._by_key[key].append(person)
        return person


def gender_of(person: Person) -> Gender | None:
    """Tell the gender of a person: the one noted, else that of the first given name that tells one."""
    if person.gender:
        return person.gender
    return next((gender for name in person.name.split()[:-1] if (gender := gender_of_name(name))), None)


def _word_before(text: str, run: Run) -> str:
    words = text[max(0, run.first - 24) : run.first].split()
    return words[-1].rstrip(",") if words else ""


def _gender_of_titles(run: Run) -> Gender | None:
    return next((gender for title in run.titles if (gender := gender_of_title(title))), None)


def _written(text: str, run: Run) -> str:
    return text[run.start : run.end].replace("\u00a0", " ")


def _same(known: set[str], given: set[str]) -> bool:
    """Tell whether two sets of given names can be one person's: George W. and George H.W. are two."""
    one, other = _initials(known), _initials(given)
    if one and other and not one & other:
        return False
    return any(same_given_name(first, second) for first in known for second in given)


def _initials(names: set[str]) -> set[str]:
    return {name for name in names if len(name.replace(".", "")) < 3 and name not in GIVEN_NAMES}
