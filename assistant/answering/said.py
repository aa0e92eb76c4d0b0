"""Answer who said what from the ledger of statements: the asked person's words and nobody else's, or a refusal that
says who did speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.choosing import chosen, ordered
from assistant.answering.draft import NOT_IN_ARCHIVE, Draft
from assistant.answering.fitting import ASTRAY, does, in_time, is_named, is_object, name_of, surest
from assistant.answering.office import holders
from assistant.answering.readings import Readings
from assistant.answering.remarks import Remark
from assistant.answering.sameness import distinct
from assistant.answering.silence import ambiguous, nothing_by, silent, unknown
from assistant.answering.telling import Telling
from assistant.answering.topicality import BESIDE, IN_CONTEXT, ON_TOPIC
from assistant.answering.verdict import verdict, when
from assistant.answering.whom import Voices, voices
from assistant.archive.archive import Archive
from assistant.clock.almanac import described
from assistant.directory import CurrentDirectory, Person, Several, Unknown
from assistant.domain import Said
from assistant.ledger import said
from assistant.question import Question
from assistant.search import binding
from assistant.settings import Settings
from assistant.text import normalise

READ = 60
"""Statements of one speaker that are read in their articles."""
MOST, MOST_EACH, MOST_WHO = 5, 3, 4
"""Remarks shown: of one speaker, of each of several, and for "who said"."""
SHOWN_WORDS = 2.0
"""How many times ``answer_words`` the remarks may have: they are what was asked for, whole."""
BEHIND = 0.2
"""How much less of the asked words than the best a statement may have and still answer "who said"."""
NO_NAME = "The question does not say whose words are meant: name the person."
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_ANYBODY = re.compile(r"\b(?:any|some|every)(?:body|one)\b|\bpeople\b", re.IGNORECASE)
CLOSEST = 3
"""Statements shown with a refusal."""
LIKE_IT = 0.2
"""The cosine to the topic that a statement needs which the ledger took for off it, unless its own context names it."""
WITHOUT_LEDGER = "This archive has no statements yet: `dateline doctor --repair` reads who said what from its articles."


@dataclass(frozen=True, slots=True)
class _Part:
    """What one name of a question came to: those meant by it, and their remarks."""

    asked: str
    meant: Voices | Several | Unknown
    remarks: tuple[Remark, ...] = ()

    @property
    def name(self) -> str:
        return self.meant.name if isinstance(self.meant, Voices) else self.asked


class SaidAnswerer:
    """Tells from the ledger; None where a question is not one for it, so that the passages answer."""

    def __init__(self, archive: Archive, settings: Settings, speakers: CurrentDirectory) -> None:
        self._archive = archive
        self._settings = settings
        self._directory = speakers

    def answer(self, question: Question) -> Draft | None:
        """Give the answer or the refusal; None for a question about facts, and for one that perhaps is and names nobody
        who spoke.
        """
        if question.intent == "who_said" and question.topic:
            return self._who_said(question)
        if question.intent != "said":
            return None
        if question.speakers:
            return self._said(question)
        if question.topic and _ANYBODY.search(question.text):
            return self._who_said(question)
        return silent(NO_NAME, (), {})

    def _said(self, question: Question) -> Draft | None:
        directory = self._directory.get()
        if not directory.people:
            return None if question.perhaps else silent(NOT_IN_ARCHIVE, (), {}, (WITHOUT_LEDGER,))
        whole = question.answer_type == "date"
        readings = Readings(self._archive, question.topic, question.names, whole=whole)
        parts = []
        for asked in question.speakers:
            meant = self._meant(asked, question.speakers)
            if question.perhaps and isinstance(meant, Unknown):
                return None
            for voice in meant.apart() if isinstance(meant, Voices) else ():
                parts.append(_Part(asked, voice, tuple(self._remarks(question, voice.people, readings))))
            if not isinstance(meant, Voices):
                parts.append(_Part(asked, meant))
        if any(part.remarks for part in parts):
            return self._told(question, parts, readings)
        return self._silent(question, parts, readings)

    def _meant(self, asked: str, beside: Sequence[str]) -> Voices | Several | Unknown:
        """Find whose words are asked for: by name or office, by an office and what it belongs to, or by a given name
        that shares the family name of another ("Ida and Anton Wolcote").
        """
        directory = self._directory.get()
        meant = voices(asked, directory)
        if isinstance(meant, Voices):
            return meant
        for other in beside if " " not in asked else ():
            shared = voices(f"{asked} {other.split()[-1]}", directory) if " " in other else meant
            if isinstance(shared, Voices):
                return shared
        people = tuple(holders(asked, directory, self._archive))
        if not people:
            return meant
        return Voices(people[0].name, people) if len(people) == 1 else Several(people)

    def _remarks(self, question: Question, people: Sequence[Person] | None, readings: Readings) -> list[Remark]:
        """Read what somebody, or anybody, said on the topic of a question in its period, best first."""
        about = question.topic if readings.has_topic else None
        found = self._read(question, self._statements(question, people, about), readings)
        if not found and about and people is not None:  # what the ledger's cut left out may still answer
            latest = self._statements(question, people, None)
            uncut = self._read(question, latest, readings, occasion=question.occasion)
            found = [one for one in uncut if question.occasion or one.evidence >= IN_CONTEXT or one.likeness >= LIKE_IT]
        return distinct(found)

    def _statements(self, question: Question, people: Sequence[Person] | None, about: str | None) -> Iterator[Said]:
        scope = replace(binding(question), speakers=())
        for person in (None,) if people is None else people:
            yield from said(self._archive, speaker=person, about=about, scope=scope, k=READ)

    def _read(
        self, question: Question, found: Iterable[Said], readings: Readings, *, occasion: bool = False
    ) -> list[Remark]:
        timely = (one for one in found if in_time(one, question))
        remarks = readings.remarks(timely, occasion=occasion)
        if not readings.has_topic:
            return [one for one in remarks if does(one, question)] or remarks
        nearest = max((remark.likeness for remark in remarks), default=0.0)
        remarks = [one for one in remarks if one.evidence != BESIDE or one.likeness >= nearest - ASTRAY]
        remarks = readings.going_on(remarks, BESIDE)
        return sorted(surest(remarks, question), key=lambda one: (not does(one, question), -one.rank))

    def _told(self, question: Question, parts: Sequence[_Part], readings: Readings) -> Draft:
        telling = Telling(readings.texts)
        by_time = question.order == "in time"
        limit = int(self._settings.answer_words * SHOWN_WORDS) // len(parts)
        shown: list[Remark] = []
        short = None
        for part in (part for part in parts if part.remarks):
            best = chosen(part.remarks, MOST if len(parts) == 1 else MOST_EACH, limit, each_article=by_time)
            if question.answer_type == "yes_no":
                short, line = verdict(question, part.name, best)
                telling.say(line)
            elif question.answer_type == "date":
                short, line = when(best[0].said)
                telling.say(line)
            telling.tell(ordered(best, in_time=by_time))
            shown += best
        for part in (part for part in parts if not part.remarks):
            telling.say(self._missing(question, part))
        confidence = max(remark.evidence for remark in shown)
        return telling.draft(confidence, short if len(parts) == 1 else None)

    def _missing(self, question: Question, part: _Part, others: Sequence[Said] = ()) -> str:
        match part.meant:
            case Unknown(nearest):
                return unknown(part.asked, nearest)
            case Several(people):
                return ambiguous(part.asked, people)
            case Voices(name, people):
                period = question.scope.period
                when = f"in what was published {described(period)}" if period else ""
                held = sum(person.statements for person in people)
                return nothing_by(name, question.topic, others, further=held, when=when)

    def _silent(self, question: Question, parts: Sequence[_Part], readings: Readings) -> Draft:
        """Refuse: say why for each name, with what others said on the topic, or each namesake."""
        known = [part for part in parts if isinstance(part.meant, Voices)]
        others = self._others(question, readings) if known and readings.has_topic else []
        closest = list(others)
        for part in parts:
            if isinstance(part.meant, Several):
                closest = [one for person in part.meant.people for one in self._best(question, person, readings)]
        lines = [self._missing(question, part, others if known and part is known[-1] else ()) for part in parts]
        return silent(" ".join(lines), closest[:CLOSEST], readings.texts)

    def _others(self, question: Question, readings: Readings) -> list[Said]:
        """Give for each of those who did speak on the topic what they said on it."""
        remarks = self._remarks(question, None, readings)
        named = [one.said for one in remarks if one.evidence >= ON_TOPIC and one.said.statement.speaker]
        return list({name_of(one): one for one in reversed(named)}.values())[::-1]

    def _best(self, question: Question, person: Person, readings: Readings) -> list[Said]:
        on_topic = self._remarks(question, [person], readings)
        if on_topic:
            return [on_topic[0].said]
        latest = said(self._archive, speaker=person, about=None, scope=replace(binding(question), speakers=()), k=1)
        return [remark.said for remark in readings.remarks(latest, anything=True)]

    def _who_said(self, question: Question) -> Draft | None:
        """Tell who said what is asked for: those whose statements have most of its words, direct ones first."""
        readings = Readings(self._archive, question.topic, question.names)
        if not readings.has_topic:
            return None
        found = [
            one for one in self._remarks(question, None, readings) if one.evidence >= ON_TOPIC and is_named(one.said)
        ]
        found = [one for one in found if not is_object(one.said, question)]
        for phrase in _QUOTED.findall(question.topic):
            found = [one for one in found if normalise(phrase) in normalise(one.said.content)]
        found = [one for one in found if does(one, question)]
        if not found:
            return None
        best = max(one.own for one in found)
        near = sorted((one for one in found if one.own >= best - BEHIND), key=lambda one: (-one.own, one.worded))
        limit = int(self._settings.answer_words * SHOWN_WORDS)
        shown = chosen(near, MOST_WHO, limit, each_article=False)
        telling = Telling(readings.texts)
        names = list(dict.fromkeys(name_of(one.said) for one in shown))
        for name in names:
            telling.tell(ordered([one for one in shown if name_of(one.said) == name], in_time=False))
        asked_for_one = question.answer_type == "person" and len(names) == 1
        return telling.draft(best * ON_TOPIC, names[0] if asked_for_one else None)
