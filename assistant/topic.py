"""Whether a statement is about a topic: reporters name the matter once and quote on it for three paragraphs, so its
words are looked for in the statement and then around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.archive.archive import Archive
from assistant.archive.embedder import MiniLM
from assistant.archive.entries import Selection
from assistant.archive.terms import query_tokens
from assistant.domain import Article, Said, Scope, Span
from assistant.rarity import weigh_asked
from assistant.text import STOPWORDS, sentences
from assistant.words.compound import only_before_a_noun

OWN, BESIDE, PARAGRAPH, BEFORE, TITLE = 1.0, 0.85, 0.8, 0.65, 0.5
"""How much a word of the topic counts by where it stands: in the statement's own sentence, in the one beside it, in its
paragraph, in the paragraph before, in the title. A title may name two things at once: it counts for a name, and where
another word of the topic stands nearer.
"""
ANOTHERS, TAKEN_UP = 0.25, 0.5
"""What is left of that in somebody else's words, since a neighbour's topic is no speaker's own; and where the statement
takes them up, having a word in common.
"""
ABOUT, GOES_ON = 0.6, 2
"""How much a word of the topic counts for all statements of an article that begins with the topic, and the sentences
that must have a word of it.
"""
NEARNESS = 0.5
"""What a cosine of one between the topic and the statement's passage adds."""
TOLD, TELLS = 0.45, 0.55
"""The share of the topic's words that a statement's own sentence must have to be read without another beside it, and
the share that the other must have: of 31 such sentences of the development half those with less were about something
else. The other is nobody else's words: beside a speaker's they would be read as theirs.
"""
_IDLE = re.compile(r"\b(?:questions?|things?|happen\w*|people|now)\b", re.IGNORECASE)
"""Words of a question that say nothing about its topic."""


_REFERS = frozenset(("it", "this", "that", "so", "them", "the charge", "the claim", "the allegation", "the report"))
"""Content that says nothing itself: what it stands for is beside it."""
_PLACE = re.compile(
    r"\b(?:[A-Z][\w’'-]+ )+(?:Lane|Street|Road|Square|Avenue|Row|Court|Terrace|Hill|Park|House|Hall|Inn|Hotel|School)\b"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a statement being on a topic: the share of the topic's words that its own sentence has (``own``),
    that it and its surroundings have, by how near they stand (``coverage``), the same where a topic of one word need
    only be named near, by the paper or in words taken up (``near``), and the cosine; ``told`` is the sentence with the
    words it lacks.
    """

    own: float
    coverage: float
    near: float
    cosine: float
    told: Span | None = None

    @property
    def worth(self) -> float:
        """Give how near the statement is to the topic beside others of its speaker."""
        return self.coverage + NEARNESS * self.cosine

    @property
    def sureness(self) -> float:
        """Give how sure it is that the statement is on the topic at all: one of three words somewhere near is not."""
        return self.near + self.cosine


def speaker_of(said: Said) -> str | None:
    """Give the name the ledger has for who said it."""
    return said.statement.speaker.name if said.statement.speaker else None


class Reading:
    """An article read for its statements: its sentences, and who says what in each; without the word of a ``topic``
    where that only tells of which kind another thing is.
    """

    def __init__(self, archive: Archive, article: Article, topic: Sequence[str] = ()) -> None:
        self.article = article
        self.sentences = tuple(sentences(article.text))
        within = archive.select_statements(Scope(), article=article.id)
        self.statements = tuple(archive.said(archive.latest_statements(None, within)))
        self._archive = archive
        self._topic = frozenset(archive.analyse(" ".join(topic)))
        told = [*(span.of(article.text) for span in self.sentences), article.record.title]
        self._aside = only_before_a_noun(topic, told)
        self._voices: dict[str | None, list[tuple[frozenset[str], frozenset[str]]]] = {}

    @cached_property
    def title(self) -> frozenset[str]:
        """Give the stems of the title."""
        stems = frozenset(self._archive.analyse(self.article.record.title))
        return stems - self._topic if len(self.sentences) in self._aside else stems

    @cached_property
    def paragraph(self) -> Sequence[int]:
        """Give for each sentence the number of the paragraph it stands in."""
        numbers, at = [], 0
        for n, span in enumerate(self.sentences):
            at += n > 0 and "\n\n" in self.article.text[self.sentences[n - 1].end : span.start]
            numbers.append(at)
        return numbers

    def within(self, part: Span) -> range:
        """Give the sentences that a part of the text touches."""
        touched = [n for n, span in enumerate(self.sentences) if span.start < part.end and part.start < span.end]
        return range(touched[0], touched[-1] + 1) if touched else range(0)

    def stems(self, speaker: str | None) -> list[tuple[frozenset[str], frozenset[str]]]:
        """Give for each sentence the stems outside and inside the words of others than this speaker."""
        if speaker not in self._voices:
            mine = [part for one in self.statements if speaker_of(one) == speaker for part in one.statement.content]
            theirs = [
                part
                for one in self.statements
                if speaker_of(one) != speaker
                for part in one.statement.content
                if not any(part.start < own.end and own.start < part.end for own in mine)
            ]
            parts = [self._parted(span, theirs) for span in self.sentences]
            for n in self._aside & set(range(len(parts))):
                parts[n] = (parts[n][0] - self._topic, parts[n][1] - self._topic)
            self._voices[speaker] = parts
        return self._voices[speaker]

    def _parted(self, sentence: Span, theirs: Iterable[Span]) -> tuple[frozenset[str], frozenset[str]]:
        free, taken, at = [], [], sentence.start
        for part in sorted(theirs, key=lambda part: part.start):
            start, end = max(part.start, at), min(part.end, sentence.end)
            if start < end:
                free.append(self.article.text[at:start])
                taken.append(self.article.text[start:end])
                at = end
        free.append(self.article.text[at : sentence.end])
        analyse = self._archive.analyse
        return frozenset(analyse(" ".join(free))), frozenset(analyse(" ".join(taken)))


class Topic:
    """A topic asked about; without words to look for it is false. ``names`` are those in it that are to be kept whole:
    the last word stands for all of a name ("Thorlow" for Agnes Thorlow, "the gate" for the Orven Gate). Where
    it was ``raised`` from outside ("how did she respond to …", "after the vote"), others' words and the title count in
    full. ``texts`` are those of the
    articles read.
    """

    def __init__(self, archive: Archive, about: str, names: Iterable[str] = (), *, raised: bool = False) -> None:
        self._archive = archive
        self._about = about
        tokens = query_tokens(_IDLE.sub(" ", about))
        self._asked = [token for token in tokens if token.lower() not in STOPWORDS]
        self._names = [name for name in names if name in about and " " in name]
        self._raised = raised
        self._readings: dict[str, Reading] = {}
        self.texts: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._weights)

    def evidence(self, found: Sequence[Said]) -> list[Evidence]:
        """Give for each statement what speaks for its being on the topic."""
        cosines = self._cosines(found)
        return [self._evidence(one, cosines.get(one.id, 0.0)) for one in found]

    def likeness(self, found: Sequence[Said]) -> list[float]:
        """Give the cosine of the topic and the sentence that each statement stands in, by the shipped model; 0 by any
        other, whose cosines nobody has measured.
        """
        if not found or not isinstance(self._archive.embedder, MiniLM):
            return [0.0] * len(found)
        vectors = self._archive.embedder.encode([self._about, *(self._sentence(one) for one in found)])
        return [float(cosine) for cosine in vectors[1:] @ vectors[0]]

    def outright(self, one: Said) -> float:
        """Give the share of the topic's words that its own sentence has outside the name of a place: who lives in
        Gull Lane speaks of no gull.
        """
        told = self._sentence(one)
        return self.coverage(_PLACE.sub(lambda found: found[0] if found[0] in self._about else " ", told))

    def _sentence(self, one: Said) -> str:
        reading = self.reading(one.article.id)
        return " ".join(reading.sentences[n].of(reading.article.text) for n in reading.within(one.statement.extent))

    def coverage(self, words: str) -> float:
        """Give the weighted share of the topic's words that some words have."""
        return self._share(dict.fromkeys(self._archive.analyse(words), 1.0))

    def reading(self, article_id: str) -> Reading:
        """Read an article, once."""
        if article_id not in self._readings:
            article = self._archive.article(article_id)
            reading = self._readings[article_id] = Reading(self._archive, article, self._asked)
            self.texts[article_id] = reading.article.text
        return self._readings[article_id]

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """Weigh each stem by how rare it is; of a name the last word weighs what all of it does."""
        spelled = {stem: token for token in self._asked for stem in self._archive.analyse(token)}
        weights = weigh_asked(spelled, self._archive.document_frequency, self._archive.passage_count())
        for name in self._names:
            *firsts, last = self._archive.analyse(name) or [""]
            if last in weights:
                weights[last] += sum(weights.pop(stem, 0.0) for stem in firsts if stem != last)
        return weights

    def _evidence(self, one: Said, cosine: float) -> Evidence:
        reading = self.reading(one.article.id)
        touched = reading.within(one.statement.extent)
        if not touched:
            return Evidence(0.0, 0.0, 0.0, cosine)
        stems = reading.stems(speaker_of(one))
        own = frozenset().union(*(stems[n][0] for n in touched))
        content = frozenset(self._archive.analyse(" ".join(query_tokens(one.content)))) - self._weights.keys()
        if (
            one.content.strip().casefold() in _REFERS
        ):  # "Asked whether he would go, he denied it": what it refers to stands beside it
            own = own.union(*(stems[n][1] for n in touched))
        worth = dict.fromkeys(own, OWN)
        near: list[tuple[float, int]] = []
        for n in self._around(touched, reading):
            place = self._place(n, touched, reading)
            share = self._share_of(content, stems[n][1])
            found = dict.fromkeys(stems[n][1], place * share) | dict.fromkeys(stems[n][0], place)
            gained = {stem: value for stem, value in found.items() if value > worth.get(stem, 0.0)}
            near.append((self._share(gained), n))
            worth |= gained
        for n in touched:
            share = BESIDE * self._share_of(content, stems[n][1])
            worth |= {stem: share for stem in stems[n][1] if share > worth.get(stem, 0.0)}
        is_name = bool(self._names) and len(self._weights) == 1
        if self._raised or is_name or worth.keys() & self._weights.keys():
            worth |= {stem: TITLE for stem in reading.title if worth.get(stem, 0.0) < TITLE}
        mine = self._share(dict.fromkeys(own, 1.0))
        gain, told = max(near, default=(0.0, 0))
        tells = gain > 0 and not stems[told][1] and self._share(dict.fromkeys(stems[told][0], 1.0)) >= TELLS
        named = {stem: 1.0 for stem, value in worth.items() if value > BESIDE * ANOTHERS}
        near_by = self._share(named if len(self._weights) == 1 else worth)
        if self._about_it(reading):  # ranks among statements on the topic; makes none sure to be on it
            worth |= {stem: ABOUT for stem in self._weights if worth.get(stem, 0.0) < ABOUT}
            if len(self._weights) == 1 and self._headlined(reading):  # what a report of the storm has is on the storm
                near_by = max(near_by, ABOUT)
        told_by = reading.sentences[told] if mine < TOLD and tells else None
        return Evidence(mine, self._share(worth), near_by, max(0.0, cosine), told_by)

    def _about_it(self, reading: Reading) -> bool:
        """Tell whether an article is about the topic: its title and opening have all of it, and it goes on with it, or
        each of the two has all of it.
        """
        stems = [free | taken for free, taken in reading.stems(None)]
        title = reading.title
        lead = frozenset().union(*(stems[n] for n, at in enumerate(reading.paragraph) if at == 0), title)
        told = sum(bool(one & self._weights.keys()) for one in stems)
        return self._weights.keys() <= lead and (told >= GOES_ON or self._headlined(reading))

    def _headlined(self, reading: Reading) -> bool:
        """Tell whether the title and the first sentence of an article both have all of the topic."""
        first = frozenset().union(*(part for parts in reading.stems(None)[:1] for part in parts))
        return self._weights.keys() <= first & reading.title

    def _around(self, touched: range, reading: Reading) -> list[int]:
        """Give the other sentences of the paragraphs a statement stands in, and of the one before, nearest first."""
        first, last = reading.paragraph[touched[0]] - 1, reading.paragraph[touched[-1]]
        around = [n for n, at in enumerate(reading.paragraph) if first <= at <= last and n not in touched]
        return sorted(around, key=lambda n: (abs(n - touched[0]), n))

    def _place(self, n: int, touched: range, reading: Reading) -> float:
        if reading.paragraph[n] < reading.paragraph[touched[0]]:
            return BEFORE
        return BESIDE if n in (touched[0] - 1, touched[-1] + 1) else PARAGRAPH

    def _share_of(self, content: frozenset[str], theirs: frozenset[str]) -> float:
        """Say how much somebody else's words tell of what a statement is about."""
        return 1.0 if self._raised else TAKEN_UP if content & theirs else ANOTHERS

    def _share(self, worth: Mapping[str, float]) -> float:
        whole = sum(self._weights.values())
        return sum(weight * worth.get(stem, 0.0) for stem, weight in self._weights.items()) / whole if whole else 0.0

    def _cosines(self, found: Sequence[Said]) -> dict[int, float]:
        import numpy as np

        if not found or not self:
            return {}
        ids = np.array(sorted({one.id for one in found}), dtype=np.int64)
        vector = self._archive.embedder.encode([self._about])[0]
        return dict(self._archive.statement_dense(vector, len(ids), Selection(ids, np.empty(0, np.int64))))
