"""Who speaks: the source of each attribution ("he", "the minister", "Peskov") to the fullest name its article gives.

Everything is told from one text. Names are joined to people (``people``), each source is read (``sources``) and then
resolved in reading order, because whoever spoke last is the likeliest to speak on; sources within quotations come last,
when it is known who is quoted. A wrong name is worse than none, so what is not likely enough stays None.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence

from assistant.domain import Link, Record, Span, Speaker
from ingest.statements.attributions import Attribution
from ingest.statements.resolving.antecedents import Place, Voice, antecedent, voice_before
from ingest.statements.resolving.bodies import Bodies, fullest
from ingest.statements.resolving.body_words import HEADS
from ingest.statements.resolving.capitals import runs
from ingest.statements.resolving.layout import Layout
from ingest.statements.resolving.offices import Offices
from ingest.statements.resolving.people import people
from ingest.statements.resolving.persons import Mention, Person
from ingest.statements.resolving.readings import (
    Body,
    FirstPerson,
    It,
    ItsSpokesperson,
    Named,
    Office,
    Pronoun,
    Reading,
    Relative,
    SomeBody,
    Unnamed,
)
from ingest.statements.resolving.roles import role
from ingest.statements.resolving.somebody import ends_in_a_name, is_one_of_many, looks_like_somebody, spoken_names
from ingest.statements.resolving.sources import read
from ingest.statements.resolving.surnames import Surnames
from ingest.statements.resolving.titles import SPOKESPEOPLE, gender_of_title

_SURE = 0.65
"""How likely the person must be whom a pronoun is taken to mean."""
_DESCRIBED = re.compile(
    r"(?: \([^)\n]{1,30}\))?(?: of(?: the)?(?: [A-Z][\w.]+){1,2})?"
    r"(?:, (?:a|an|the|his|her|\d\d|[a-z]+)\b(?:(?!\b(?:said|says|and)\b)[^.;“”\n]){3,90})?"
)
"""What may stand between a name and "who"."""
_LONGER_NAME = re.compile(r"\b(?:[A-Z][\w’'-]+ )+(?:(?:of|for|and|&)(?: the)? (?:[A-Z][\w’'-]+ )*)+$")
"""The beginning of a name that has small words in it: "Ministry of Coasts and"."""
_TITLE_BEFORE = re.compile(r"\b(?:the|The|his|her)(?: [\w’'-]+){1,5}$")
_PLURAL_VERB = re.compile(r"who (?:both|have|are|were|each|do|all)\b")
_LONGEST_NAME = 80


def resolve(text: str, attributions: Sequence[Attribution], record: Record) -> list[Speaker | None]:
    """Give the speaker of each attribution, in the order given; None where the text does not tell for sure."""
    if not any(attribution.source for attribution in attributions):
        return [None] * len(attributions)
    return _Article(text, attributions, record).speakers()


class _Article:
    """One article while its sources are resolved: what was told so far, and who was heard."""

    def __init__(self, text: str, attributions: Sequence[Attribution], record: Record) -> None:
        self._text = text
        self._attributions = attributions
        self._record = record
        self._layout = Layout(text)
        found = runs(text)
        sources = {source for attribution in attributions if (source := attribution.source) is not None}
        self._people = people(text, found, self._layout, spoken_names(text, found, sources))
        self._offices = Offices(text, self._people, self._layout)
        self._surnames = Surnames()
        self._heard: list[Voice] = []
        self._bodies = Bodies(text, self._people, self._layout)
        self._speaks_for: dict[Person, Body] = {}
        self._told: dict[int, Person | Body] = {}
        self._links: dict[int, Link] = {}

    def speakers(self) -> list[Speaker | None]:
        """Give who speaks in each attribution."""
        order = sorted(
            (source.start, n) for n, it in enumerate(self._attributions) if (source := it.source) is not None
        )
        placed = [(self._layout.quotation(at) is not None, n) for at, n in order]
        for quoted, n in sorted(placed, key=lambda pair: pair[0]):
            self._tell(n, quoted=quoted)
        return [self._speaker(n) for n in range(len(self._attributions))]

    def _tell(self, n: int, *, quoted: bool) -> None:
        """Resolve one source, and note who was heard unless it stands within a quotation."""
        source = self._attributions[n].source
        reading = read(self._text, source, self._people) if source is not None else None
        if source is None:
            return
        if reading is None:
            words = source.of(self._text)
            agent = self._text[max(0, source.start - 4) : source.start].endswith(
                " by "
            )  # "was asked by a caller", and goes on with who was
            one = looks_like_somebody(words) or ends_in_a_name(words)
            if not quoted and (one or (is_one_of_many(words) and not agent)):
                self._hear(Voice(source.start, self._layout.sentence(source.start), Person("", source, "")))
            return
        told, link = self._resolve(reading, n)
        if told is not None:
            self._told[n], self._links[n] = told, link
        if quoted:
            return
        sentence = self._layout.sentence(source.start)
        if isinstance(told, Body):
            self._bodies.hear(source.start, told)
            if told.role is not None and not isinstance(reading, Pronoun):
                self._hear(Voice(source.start, sentence, self._spokesperson(source, told)))
            elif isinstance(reading, Body) and ends_in_a_name(
                source.of(self._text)
            ):  # may be a person's name after all
                self._hear(Voice(source.start, sentence, Person("", source, "")))
        elif told is not None:
            owner = isinstance(reading, Named) and reading.mention.possessive
            self._hear(Voice(source.start, sentence, told, owner))
        elif isinstance(reading, Office | Unnamed | Named) and sentence:  # what the headline keeps back, the text names
            words = source.of(self._text) if isinstance(reading, Named) else reading.words
            nobody = Person("", source, "", gender=gender_of_title(words.split()[-1]))
            self._hear(Voice(source.start, sentence, nobody))

    def _hear(self, voice: Voice) -> None:
        insort(self._heard, voice, key=lambda voice: voice.at)

    def _resolve(self, reading: Reading, n: int) -> tuple[Person | Body | None, Link]:
        match reading:
            case Named(mention):
                whole = " " in self._text[mention.start : mention.end].strip()
                return self._surnames.bearer(mention, self._heard), "name" if whole else "surname"
            case Pronoun(gender, at):
                meant = self._antecedent(Place(at, gender, self._attributions[n].content), n)
                return meant, "organisation" if isinstance(meant, Body) else "pronoun"
            case FirstPerson(at):
                inside = self._layout.quotation(at) is not None
                return self._quoted_by(at, n) if inside else self._author(), "pronoun"
            case Relative(at, personal):
                return self._named_before(at, personal), "pronoun"
            case Office():
                return self._holder(reading, n), "title"
            case Unnamed():
                return None, "title"
            case Body():
                return self._bodies.whole(reading), "organisation"
            case SomeBody():
                return self._bodies.called(reading), "organisation"
            case ItsSpokesperson(spokes, at):
                body = self._bodies.represented(at)
                return Body(body.name, spokes) if body is not None else None, "organisation"
            case It(at):
                return self._bodies.it(at), "pronoun"

    def _spokesperson(self, source: Span, body: Body) -> Person:
        """Give somebody unnamed who speaks for a body."""
        somebody = Person("", source, "", gender=gender_of_title(body.role or ""))
        self._speaks_for[somebody] = body
        return somebody

    def _antecedent(self, place: Place, n: int) -> Person | Body | None:
        """Give whom a pronoun means, for somebody unnamed their body; within a quotation it is not who is quoted."""
        quoted = self._quoted_by(place.at, n) if self._layout.quotation(place.at) is not None else None
        other_than = quoted if isinstance(quoted, Person) else None
        found = antecedent(
            self._text, place, self._people, self._heard, self._layout, sure=_SURE, other_than=other_than
        )
        if found is None or found.name:
            return found
        return self._speaks_for.get(found)

    def _holder(self, office: Office, n: int | None) -> Person | Body | None:
        """Give whom a description means; "the spokesman" may be the unnamed one who was heard last."""
        last = voice_before(self._heard, office.at)
        if office.role in SPOKESPEOPLE and last is not None and last.person in self._speaks_for:
            return self._speaks_for[last.person]
        content = self._attributions[n].content if n is not None else ()
        place = Place(office.at, gender_of_title(office.words.split()[-1]), content)
        return self._offices.holder(office, place, self._heard)

    def _quoted_by(self, at: int, n: int) -> Person | Body | None:
        """Give whose words hold a place, the innermost if several do."""
        holding = [
            (span.end - span.start, m)
            for m, it in enumerate(self._attributions)
            for span in it.content
            if m != n and m in self._told and span.start <= at < span.end
        ]
        return self._told[min(holding)[1]] if holding else None

    def _author(self) -> Person | None:
        """Give the only author of the article, if the text has the name."""
        if len(self._record.authors) != 1 or not (name := self._record.authors[0].strip()):
            return None
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self._text)
        return Person(found[0], Span(*found.span()), "") if found else None

    def _named_before(self, at: int, personal: bool) -> Person | Body | None:
        """Give what stands right before a relative pronoun: a source, a name with its description, a title."""
        end = len(self._text[:at].rstrip(" ,—–-"))
        for m, told in self._told.items():
            source = self._attributions[m].source
            if source is not None and source.end in (end, end + 1) and isinstance(told, Person) is personal:
                return told
        if not personal:
            runs_before = self._people.others_within(max(0, end - _LONGEST_NAME), end)
            run = next((run for run in runs_before if run.end == end), None)
            if run is None or run.possessive:
                return None
            name = _LONGER_NAME.search(self._text, max(0, end - _LONGEST_NAME), run.first)
            reading = read(self._text, Span(name.start() if name else run.first, run.end), self._people)
            return reading if isinstance(reading, Body) else None
        place = self._people.before(at) - 1
        last = self._people.mentions[place] if place >= 0 else None
        near = last is not None and last.end <= end and last.sentence == self._layout.sentence(at)
        if last is not None and near and not last.possessive and _DESCRIBED.fullmatch(self._text, last.end, end):
            return None if self._is_second(last, place, at) else self._surnames.bearer(last, self._heard)
        if title := _TITLE_BEFORE.search(self._text, max(0, end - 80), end):
            reading = read(self._text, Span(*title.span()), self._people)
            return self._holder(reading, None) if isinstance(reading, Office) else None
        return None

    def _is_second(self, mention: Mention, place: int, at: int) -> bool:
        """Tell whether a name is the second of two that a relative pronoun goes with: "Holt and Moss, who both"."""
        if not place or not _PLURAL_VERB.match(self._text, at):
            return False
        return re.search(r"\band\W*$", self._text[self._people.mentions[place - 1].end : mention.first]) is not None

    def _speaker(self, n: int) -> Speaker | None:
        told = self._told.get(n)
        if told is None:
            return None
        if isinstance(told, Person):
            return Speaker(told.name, told.named, self._links[n], role(self._text, told))
        named = fullest(told.name, self._text)
        name = re.sub(r"\s+", " ", named.of(self._text))
        lone = name.casefold() in HEADS  # "Police" that opens a sentence
        return Speaker(name.casefold() if lone else name, named, self._links[n], told.role)
