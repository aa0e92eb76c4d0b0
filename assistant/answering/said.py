"""Answer who said what from the ledger of statements: the asked person's words and nobody else's, or a refusal that
says who did speak.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.answering.abridged import Section, abridged, dealt
from assistant.answering.choosing import chosen, distinct, last, of_more
from assistant.answering.draft import NOT_IN_ARCHIVE, Draft
from assistant.answering.fitting import does, in_time, is_named, is_object, is_words, name_of
from assistant.answering.of_its_days import of_its_days, reported_after
from assistant.answering.remarks import Remark, remark
from assistant.answering.silence import ambiguous, brief, introduced, nothing_by, silent, unknown
from assistant.answering.stance import Side, of_side, side_of
from assistant.answering.verdict import SAYS_SO, denied, opened, outright
from assistant.answering.whom import Voices, joined, meant
from assistant.archive.archive import Archive
from assistant.clock.almanac import described
from assistant.directory import CurrentDirectory, Person, Several, Unknown
from assistant.domain import Period, Said
from assistant.holding import holder
from assistant.ledger import NEAR, candidates, in_other_words, on_topic
from assistant.question import Question
from assistant.search import binding
from assistant.settings import Settings
from assistant.text import normalise
from assistant.topic import Evidence, Topic, speaker_of

MOST, MOST_EACH, MOST_WHO, MOST_COURSE = 6, 3, 4, 12
"""Remarks shown or cited: of one speaker, of each of several, for "who said", and of all that was said over time."""
NAMES_IT, BEHIND = 0.5, 0.2
"""The share of the asked words that a statement must have to answer "who said", and how much less than the best."""
WHOLE = 0.99
"""The share of the asked words that a statement must have for its speaker to be named beside somebody who is silent."""
NOBODY_SO = "Nobody is found to have said so in these words. What comes nearest:"
NO_NAME = "The question does not say whose words are meant: name the person."
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_ANYBODY = re.compile(r"\b(?:any|some|every)(?:body|one)\b|\bpeople\b", re.IGNORECASE)
UNASKED, SUREST = 0.8, 0.9
"""The evidence where no topic was asked for, and the most confidence in a selection."""
NEAREST, OTHERS, CLOSEST = 2, 2, 4
"""Statements shown with a refusal: of each person asked about, of others who spoke on the topic, and in all."""
UNREAD = "{:,} articles were not read for who said what; `dateline doctor --repair` reads them."
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
            return self._who_of(question) if question.scope.speakers else self._who_said(question)
        if question.intent != "said":
            return None
        if question.speakers:
            return self._said(question)
        if question.topic and _ANYBODY.search(question.text):
            return self._who_said(question)
        return silent(NO_NAME, (), {})

    def _said(self, question: Question) -> Draft | None:
        directory = self._directory.get()
        if not directory.people and self._archive.without_statements(None):
            return None if question.perhaps else silent(NOT_IN_ARCHIVE, (), {}, (WITHOUT_LEDGER,))
        topic = self._topic(question)
        asked_for = joined(question.speakers, question.text, directory)
        parts: list[_Part] = []
        for asked in asked_for:
            who = meant(asked, asked_for, directory, self._archive)
            if question.perhaps and isinstance(who, Unknown):
                return None
            if isinstance(who, Several) and asked[:1].islower():
                who = self._holder(asked, question, who, topic)
            if isinstance(who, Voices):
                parts += [_Part(asked, one, tuple(self._remarks(question, one.people, topic))) for one in who.apart()]
            else:
                parts.append(_Part(asked, who))
        if any(part.remarks for part in parts):
            return self._told(question, parts, topic)
        return self._before(question, parts, topic) or self._silent(question, parts, topic)

    def _before(self, question: Question, parts: Sequence[_Part], topic: Topic) -> Draft | None:
        """Tell what was said before an event that the question begins with, where nothing was after it: which event is
        meant, and when it was, is our reading.
        """
        if not any(time.event for time in question.times) or "period" not in question.scope.inferred:
            return None
        anytime = replace(question, scope=replace(question.scope, period=Period(), inferred=()))
        earlier = [
            replace(part, remarks=tuple(self._remarks(anytime, part.meant.people, topic)))
            for part in parts
            if isinstance(part.meant, Voices)
        ]
        if not any(part.remarks for part in earlier):
            return None
        return self._told(anytime, earlier, topic, f"Nothing was found {_when(question)}. From before that:")

    def _topic(self, question: Question) -> Topic:
        return Topic(self._archive, question.topic, question.names, raised=question.occasion or question.act == "reply")

    def _holder(self, asked: str, question: Question, several: Several, topic: Topic) -> Voices | Several:
        """Give the one who held an office in the question's period; without one, who alone spoke on the topic, else who
        holds it now.
        """
        then = holder(self._archive, asked, several.people, question.scope.period, question.as_of)
        if then is not None and question.scope.period:
            return Voices(then.name, (then,))
        best = {person: self._remarks(question, [person], topic)[:1] for person in several.people} if topic else {}
        spoke = {person: remarks[0].evidence.worth for person, remarks in best.items() if remarks}
        nearest = [person for person, worth in spoke.items() if worth >= max(spoke.values()) * NEAR]
        one = nearest[0] if len(nearest) == 1 else then
        return Voices(one.name, (one,)) if one is not None else several

    def _remarks(self, question: Question, people: Sequence[Person] | None, topic: Topic) -> list[Remark]:
        """Give what somebody, or anybody, said on the topic of a question in its period, best first; without a topic
        newest first.
        """
        found = self._candidates(question, people, topic)
        if topic:
            everything = question.order != "newest first" or _asked_side(question) is not None
            evidence = topic.evidence(found)
            kept = on_topic(found, evidence, everything=everything, each_article=people is not None)
            if not kept and people is not None:
                kept = in_other_words(found, evidence, topic)
            kept.sort(key=lambda pair: not does(pair[0], question))
        else:
            kept = [(one, Evidence(0.0, UNASKED, UNASKED, 0.0)) for one in found]
            kept = [pair for pair in kept if does(pair[0], question)] or kept
        told = (self._remark(one, of, topic, whole=question.answer_type == "date") for one, of in kept)
        return of_its_days(distinct(filter(None, told)), question.scope, topic.reading)

    def _candidates(self, question: Question, people: Sequence[Person] | None, topic: Topic) -> list[Said]:
        scope = replace(binding(question), speakers=())
        if not scope.period:  # what is older than an implied period can't be of it; what is newer may tell of it
            scope = replace(scope, period=Period(question.scope.period.start))
        about = question.topic if topic else ""
        found = [one for one in candidates(self._archive, people, about, scope) if in_time(one, question)]
        return found if question.act else [one for one in found if is_words(one)]

    def _remark(self, one: Said, evidence: Evidence, topic: Topic, *, whole: bool = False) -> Remark | None:
        stems = self._archive.analyse(one.content)
        return remark(one, evidence, topic.reading(one.article.id), stems, whole=whole)

    def _told(self, question: Question, parts: Sequence[_Part], topic: Topic, before: str = "") -> Draft:
        """Tell what those under each name said, in words as far as an answer has room, and name who said nothing."""
        by_time = question.order == "in time"
        most = (MOST_COURSE if by_time else MOST) if len(parts) == 1 else MOST_EACH
        sections, short, left_out = list[Section](), None, list[Remark]()
        for part in (part for part in parts if part.remarks):
            remarks = last(part.remarks) if question.order == "the last" else part.remarks
            if (side := _asked_side(question)) is not None:
                remarks = of_side(remarks, side, topic.reading)
            best = chosen(remarks, most, each_article=by_time or bool(topic))
            section, short = opened(question, part.name, remarks, best, topic)
            left_out += [one for one in remarks if one not in section.remarks]
            sections.append(section)
        limit, missing = self._settings.answer_words, [part for part in parts if not part.remarks]
        after = brief([self._missing(question, part) for part in missing], [part.name for part in missing], limit // 2)
        telling = abridged(sections, topic.texts, limit, in_time=by_time, before=before, after=after)
        shown = [one for section in sections for one in section.remarks]
        return replace(
            telling.draft(min(SUREST, max(one.evidence.worth for one in shown)), short if len(parts) == 1 else None),
            notices=(*of_more(left_out, shown), *reported_after(shown, question.scope, topic.reading)),
        )

    def _missing(
        self, question: Question, part: _Part, others: Sequence[Said] = (), shown: Collection[Said] = ()
    ) -> str:
        """Say why there is nothing under one name; ``shown`` are the statements that come with a refusal."""
        match part.meant:
            case Unknown(_, Person() as likely):
                return f"{unknown(part.asked, ())} Did you mean {introduced(likely)}?"
            case Unknown(alike):
                return unknown(part.asked, alike)
            case Several(people):
                return ambiguous(part.asked, people)
            case Voices(name, people):
                held = sum(person.statements for person in people)
                names = {each for person in people for each in person.variants}
                nearest = any(speaker_of(one) in names for one in shown)
                return nothing_by(name, question.topic, others, held=held, nearest=nearest, when=_when(question))

    def _silent(self, question: Question, parts: Sequence[_Part], topic: Topic) -> Draft:
        """Refuse: say why for each name, with what of theirs comes nearest (of namesakes each one's) and what others
        said on the topic.
        """
        known = [part for part in parts if isinstance(part.meant, Voices)]
        others = self._others(question, topic) if known and topic else []
        near = [self._near(question, part.meant, topic) for part in parts]
        closest = list(dict.fromkeys([*dealt(near)[: CLOSEST - min(len(others), OTHERS)], *others]))[:CLOSEST]
        lines = [
            self._missing(question, part, others if known and part is known[-1] else (), closest) for part in parts
        ]
        unread = len(self._archive.without_statements(None))
        notices = (UNREAD.format(unread),) if unread else ()
        text = brief(lines, [part.name for part in parts], self._settings.answer_words)
        return silent(text, closest, topic.texts, notices)

    def _near(self, question: Question, meant: Voices | Several | Unknown, topic: Topic) -> list[Said]:
        """Give what comes nearest of those meant by one name; of namesakes one statement each."""
        match meant:
            case Voices(_, people):
                return self._nearest(question, people, topic) if topic else []
            case Several(people):
                return [one for person in people for one in self._best(question, person, topic)]
            case Unknown(_, Person() as likely):
                return self._nearest(question, (likely,), topic) if topic else self._best(question, likely, topic)
            case Unknown():
                return []

    def _nearest(self, question: Question, people: Sequence[Person], topic: Topic) -> list[Said]:
        """Give what somebody said that comes nearest to the topic, though it is not sure to be on it."""
        found = self._candidates(question, people, topic)
        ranked = sorted(zip(found, topic.evidence(found), strict=True), key=lambda pair: -pair[1].worth)
        remarks = distinct(filter(None, (self._remark(one, of, topic) for one, of in ranked)))
        return [one.said for one in remarks[:NEAREST]]

    def _others(self, question: Question, topic: Topic) -> list[Said]:
        """Give for each of those who did speak on the topic what they said on it."""
        remarks = self._remarks(question, None, topic)
        spoke = [one for one in remarks if min(one.evidence.own, topic.outright(one.said)) >= WHOLE]
        named = [one.said for one in spoke if one.said.statement.speaker]
        return list({name_of(one): one for one in reversed(named)}.values())[::-1]

    def _best(self, question: Question, person: Person, topic: Topic) -> list[Said]:
        """Give what somebody said on the topic, or else the newest of all."""
        if found := self._remarks(question, [person], topic):
            return [found[0].said]
        latest = candidates(self._archive, [person], "", replace(binding(question), speakers=()), pool=1)
        return [one for one in latest if topic.reading(one.article.id)]

    def _who_of(self, question: Question) -> Draft | None:
        """Tell who of those let through said what is asked for, or that none of them is found to."""
        directory = self._directory.get()
        who = [(asked, meant(asked, question.speakers, directory, self._archive)) for asked in question.speakers]
        people = [person for _, each in who if isinstance(each, Voices) for person in each.people]
        parts = [_Part(asked, each) for asked, each in who]
        return self._who_said(question, people) or self._silent(question, parts, self._topic(question))

    def _who_said(self, question: Question, people: Sequence[Person] | None = None) -> Draft | None:
        """Tell who said what is asked for: those whose statements have most of its words, direct ones first."""
        topic = self._topic(question)
        if not topic:
            return None
        found = self._remarks(question, people, topic)
        found = [one for one in found if min(one.evidence.own, topic.outright(one.said)) >= NAMES_IT]
        found = [one for one in found if is_named(one.said) and not is_object(one.said, question)]
        quoted = [normalise(phrase) for phrase in _QUOTED.findall(question.topic)]
        found = [one for one in found if all(phrase in normalise(one.said.content) for phrase in quoted)]
        found = [one for one in found if does(one.said, question)]
        found = outright(question, found, topic)
        if not found:
            return None
        best = max(one.evidence.own for one in found)
        near = [one for one in found if one.evidence.own >= best - BEHIND]
        near.sort(key=lambda one: (-one.evidence.own, one.worded))
        shown = chosen(near, MOST_WHO, each_article=False)
        names = list(dict.fromkeys(name_of(one.said) for one in shown))
        sections = [Section(tuple(one for one in shown if name_of(one.said) == name)) for name in names]
        so = best >= SAYS_SO and (question.act != "deny" or denied(question, shown[0], topic))
        before, limit = "" if so else NOBODY_SO, self._settings.answer_words
        telling = abridged(sections, topic.texts, limit, in_time=False, before=before)
        one_asked = so and question.answer_type == "person" and len(names) == 1
        draft = telling.draft(best * SUREST, names[0] if one_asked else None)
        return replace(draft, notices=of_more([one for one in near if one not in shown], shown))


def _asked_side(question: Question) -> Side | None:
    """Give the side whose reasons are asked for: "why does she oppose the pier"."""
    return side_of(question.text) if question.answer_type == "reason" else None


def _when(question: Question) -> str:
    period = question.scope.period
    return f"in what was published {described(period)}" if period else ""
