"""Who speaks: the source of each attribution ("he", "the minister", "Peskov") to the fullest name its article gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.domain import Link, Record, Span, Speaker
from ingest.statements.antecedents import Heard, antecedent
from ingest.statements.attributions import Attribution
from ingest.statements.capitals import Run, runs
from ingest.statements.layout import Layout
from ingest.statements.organisations import fullest
from ingest.statements.people import Mention, People, Person, people
from ingest.statements.roles import described, role
from ingest.statements.sources import (
    Body,
    FirstPerson,
    Named,
    Office,
    Pronoun,
    Reading,
    Relative,
    SomeBody,
    Unnamed,
    read,
)
from ingest.statements.titles import OFFICES, description, gender_of_title, role_of

_LOOSE = frozenset(
    """senator representative governor mayor candidate businessman republican democrat actor author lawmaker
    legislator politician diplomat doctor veteran reporter host comedian economist pope chancellor""".split()
)
"""What a paper calls somebody by whom it has just quoted, without having said that they are it."""
_PARTIES = frozenset("democratic republican democrat libertarian".split())
_OPPOSED = (("democratic", "republican"), ("democrat", "republican"), ("republican", "democratic"), ("republican", "democrat"))
SURE_OF_PRONOUN = 0.55
SURE_OF_OFFICE = 0.75


def resolve(text: str, attributions: Sequence[Attribution], record: Record) -> list[Speaker | None]:
    """Give the speaker of each attribution, in the order given; None where the text does not tell for sure."""
    if not attributions:
        return []
    return _Resolver(text, attributions, record).speakers()


class _Resolver:
    def __init__(self, text: str, attributions: Sequence[Attribution], record: Record) -> None:
        self.text = text
        self.attributions = attributions
        self.record = record
        self.layout = Layout(text)
        found = runs(text)
        self.people = people(text, found, self.layout, _spoken(text, found, attributions))
        self.heard = Heard()
        self.told: dict[int, Person | Body] = {}
        self.links: dict[int, Link] = {}
        self.bodies: list[tuple[int, Body]] = []
        self._stays: dict[str, Person] = {}
        self._described: dict[Person, frozenset[str]] = {}

    def speakers(self) -> list[Speaker | None]:
        order = sorted(
            (attribution.source.start, n) for n, attribution in enumerate(self.attributions) if attribution.source is not None
        )
        within: list[int] = []
        for at, n in order:
            if self.layout.quotation(at) is not None:
                within.append(n)
            else:
                self._tell(n)
        for n in within:
            self._tell(n)
        return [self._speaker(n) for n in range(len(self.attributions))]

    def _tell(self, n: int) -> None:
        attribution = self.attributions[n]
        source = attribution.source
        assert source is not None
        reading = read(self.text, source, self.people)
        if reading is None:
            return
        told, link = self._resolve(reading, n)
        if told is None:
            if isinstance(reading, Office | Unnamed | Named) and self.layout.quotation(source.start) is None:
                last = source.of(self.text) if isinstance(reading, Named) else reading.words
                nobody = Person("", source, "", set(), gender_of_title(last.split()[-1]))
                self.heard.add(source.start, self.layout.sentence(source.start), nobody)
            return
        self.told[n], self.links[n] = told, link
        if self.layout.quotation(source.start) is None:
            if isinstance(told, Person):
                owner = isinstance(reading, Named) and reading.mention.possessive
                self.heard.add(source.start, self.layout.sentence(source.start), told, owner=owner)
            else:
                self.bodies.append((source.start, told))

    def _resolve(self, reading: Reading, n: int) -> tuple[Person | Body | None, Link]:
        match reading:
            case Named(mention):
                person = self._among(mention)
                whole = person is not None and len(mention.person.name.split()) > 1 and " " in self.text[mention.start : mention.end]
                return person, "name" if whole else "surname"
            case Pronoun(gender, at):
                content = self.attributions[n].content
                speaker = self._quoted_by(at, n)
                not_ = speaker if isinstance(speaker, Person) else None
                found = antecedent(
                    self.text, at, gender, content, self.people, self.heard, self.layout, SURE_OF_PRONOUN, not_
                )
                return found if found and found.name else None, "pronoun"
            case FirstPerson(at):
                return self._quoted_by(at, n), "pronoun"
            case Relative(at):
                return self._before(at), "pronoun"
            case Office():
                return self._holder(reading, n), "title"
            case Body():
                return reading, "organisation"
            case SomeBody(noun, at):
                return self._body(noun, at), "organisation"
            case Unnamed():
                return None, "title"

    def _among(self, mention: Mention) -> Person | None:
        """Choose among the bearers of a surname: by far the most named, else the last heard or named in full."""
        if not mention.rivals:
            return mention.person
        introduced = [person for person in mention.rivals if person.named.start < mention.start]
        if len(introduced) == 1:
            return self._stay(mention, introduced[0])
        ranked = sorted(mention.rivals, key=lambda person: -person.whole)
        if mention.first == mention.start and mention.person.key in self._stays:
            return self._stays[mention.person.key]
        if ranked[0].whole >= 3 * ranked[1].whole:
            return ranked[0]
        last: Person | None = None
        where = -1
        for at, sentence, person in zip(self.heard.at, self.heard.sentence, self.heard.person, strict=True):
            if person in mention.rivals and where < at < mention.start and mention.sentence - sentence < 6:
                last, where = person, at
        if last is None:
            return None
        return last

    def _stay(self, mention: Mention, person: Person) -> Person:
        """Note whom a surname without title means in this text: a paper seldom changes that."""
        if mention.first == mention.start:
            self._stays.setdefault(person.key, person)
        return person

    def _quoted_by(self, at: int, n: int) -> Person | Body | None:
        """Give who is quoted at a place, if that was told."""
        if self.layout.quotation(at) is None:
            return None
        best: tuple[int, Person | Body] | None = None
        for m, attribution in enumerate(self.attributions):
            if m == n or m not in self.told:
                continue
            for span in attribution.content:
                if span.start <= at < span.end and (best is None or span.end - span.start < best[0]):
                    best = (span.end - span.start, self.told[m])
        return best[1] if best else None

    def _before(self, at: int) -> Person | Body | None:
        """Give what stands right before a relative pronoun: a name, a name with its description, a title."""
        end = at
        while end and self.text[end - 1] in " ,—–-":
            end -= 1
        for m, attribution in enumerate(self.attributions):
            if attribution.source is not None and attribution.source.end in (end, end + 1) and m in self.told:
                return self.told[m]
        last: Mention | None = None
        for mention in self.people.mentions:
            if mention.start >= at:
                break
            last = mention
        if last is not None:
            between = self.text[last.end : end]
            if not between or re.fullmatch(r" \([^)]{1,30}\)", between):
                return self._among(last)
        for run in self.people.others if self.text[at : at + 3] != "who" else ():
            if run.end == end and not run.possessive:
                reading = read(self.text, Span(run.first, run.end), self.people)
                return reading if isinstance(reading, Body) else None
        if last is not None and self.layout.sentence(at) == last.sentence and self.text[end : end + 1] == ",":
            between = re.sub(r"^ of(?: [A-Z][\w.]+){1,2}(?=,|$)", "", self.text[last.end : end])
            if not between or re.fullmatch(r", (?:a|an|the|his|her|\d\d|[a-z]+)\b[^,.;“”]{3,90}", between) and not re.search(r"\b(?:said|says|and)\b", between):
                return self._among(last)
        if match := re.search(r"\b(?:the|The|his|her)(?: [\w’'-]+){1,5}$", self.text[max(0, end - 80) : end]):
            start = end - len(match[0])
            reading = read(self.text, Span(start, end), self.people)
            if isinstance(reading, Office):
                return self._holder(reading, None)
        return None

    def _holder(self, office: Office, n: int | None) -> Person | None:
        """Give whom a description means: who is described so, else who was just heard and nothing speaks against."""
        words = description(office.words)
        proper = {word.casefold() for word in re.findall(r"[A-Z][\w-]+", office.words[1:])}
        proper = {word for word in words if word in proper and word not in _PARTIES and role_of(word) is None}
        fitting: list[tuple[int, Person]] = []
        for person in self.people.persons:
            theirs = self._words(person)
            if office.role not in theirs or person.mentions[0].start > office.at or not proper <= theirs:
                continue
            if office.role in ("president", "minister") and any((word in words) != (word in theirs) for word in ("vice", "prime")):
                continue
            fitting.append((len(words & theirs), person))
        fitting.sort(key=lambda found: found[0], reverse=True)
        heard = self._last_heard(office.at)
        if len(fitting) == 1 or (fitting and fitting[0][0] > fitting[1][0]):
            only = fitting[0][1]
            return only if heard is None or heard.name or fitting[0][0] > 1 else None
        if fitting:
            return next((person for score, person in fitting if score == fitting[0][0] and person is heard), None)
        if office.owned or office.role not in _LOOSE:
            return None
        held = OFFICES.get(office.role)
        there = [person for person in self.people.persons if proper and proper <= self._words(person)]
        if len(there) == 1 and not _holds_another(held, self._words(there[0])):
            return there[0]
        gender = gender_of_title(office.words.split()[-1])
        content = self.attributions[n].content if n is not None else ()
        found = antecedent(self.text, office.at, gender, content, self.people, self.heard, self.layout, SURE_OF_OFFICE)
        if found is None or not found.name or found is not heard or _holds_another(held, self._words(found)):
            return None
        if any(party in words and other in self._words(found) for party, other in _OPPOSED):
            return None
        self._described[found] = self._words(found) | words
        return found

    def _last_heard(self, at: int) -> Person | None:
        person: Person | None = None
        for where, who in zip(self.heard.at, self.heard.person, strict=True):
            if where < at:
                person = who
        return person

    def _words(self, person: Person) -> frozenset[str]:
        if person not in self._described:
            self._described[person] = described(self.text, person)
        return self._described[person]

    def _body(self, noun: str, at: int) -> Body | None:
        """Give the only body whose name ends in a noun, or the one that spoke last."""
        if noun == "campaign":
            return None
        names = {" ".join(run.words).casefold(): run for run in reversed(self.people.others) if len(run.words) > 1 and run.words[-1].casefold() == noun and not run.headline}
        if len(names) == 1:
            run = next(iter(names.values()))
            return Body(Span(run.start, run.end))
        last = self.bodies[-1] if self.bodies else None
        if last and noun in ("company", "group", "organization", "organisation", "firm", "agency", "department"):
            if self.layout.sentence(at) - self.layout.sentence(last[0]) <= 2:
                return last[1]
        return None

    def _speaker(self, n: int) -> Speaker | None:
        told = self.told.get(n)
        if told is None:
            return None
        if isinstance(told, Person):
            return Speaker(told.name, told.named, self.links[n], role(self.text, told))
        named = fullest(told.name, self.text)
        return Speaker(re.sub(r"\s+", " ", named.of(self.text)), named, self.links[n], told.role)


def _holds_another(office: str | None, words: frozenset[str]) -> bool:
    return office is not None and any(OFFICES.get(word, office) != office for word in words)


def _spoken(text: str, found: Sequence[Run], attributions: Sequence[Attribution]) -> set[int]:
    """Give the places of names that begin a source and are followed by nothing that they depend on."""
    spoken = set[int]()
    starts = [run.first for run in found]
    for source in {attribution.source for attribution in attributions if attribution.source}:
        place = bisect_left(starts, source.start)
        while place < len(found) and found[place].end <= source.end:
            run = found[place]
            before = text[source.start : run.first].rstrip()
            alone = not before or (before[-1] == "," and _is_description(before[:-1]))
            if alone and (run.end >= source.end - 2 or text[run.end : run.end + 2] in (", ", " (", " —")):
                spoken.add(run.start)
                break
            place += 1
    return spoken


def _is_description(words: str) -> bool:
    """Tell whether words before a comma are what the name behind it is: "The director of the trust", "Her father"."""
    return any(role_of(word) for word in words.split()) and "," not in words
