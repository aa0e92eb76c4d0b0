"""Rank the sentences of retrieved passages by how likely each is to carry the answer."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from assistant.answering.bearing import bearing
from assistant.answering.corrected import fallen
from assistant.answering.meaning import meanings
from assistant.answering.readable import readable
from assistant.archive.embedder import Embedder
from assistant.asking.answer_forms import NAMED_TYPES, PATTERNS
from assistant.domain import Hit, Span
from assistant.question import Question
from assistant.ranking.kin import Kin, kin_of
from assistant.rarity import weigh, weigh_asked
from assistant.text import STOPWORDS, words

HITS_READ = 10
"""Passages whose sentences are considered."""
SENTENCES_EMBEDDED = 24
"""Sentences compared with the question by embedding: the dearest step of an extractive answer."""
COVERAGE_WEIGHT, COSINE_WEIGHT, PASSAGE_WEIGHT, TYPE_WEIGHT = 1.0, 1.0, 0.8, 0.15
DANGLING_PENALTY = 0.25
AKIN = 0.7
"""What another word for a stem of the question counts of it, where no list of ours has the two as one."""
_AKIN = "~"
"""Marks a stem that a text has in other words: no stem begins with it."""
_DANGLING = re.compile(
    r"^\W*(?:(?:but|and|so|yet|also)\s+)?(?:it|this|that|these|those|such|its)\b"
    r"(?!\s+(?:year|month|week|morning|evening|season|spring|summer|autumn|winter|weekend)\b)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due to|after|amid|over|since|as a result|in order to|citing|caused)\b", re.IGNORECASE
)
_MIDWAY_NAME = re.compile(r"(?<=[\w,’'”)] )(?:[A-Z][\w’'-]+)")
"""A capital that does not only open its sentence."""


def _as_rare(_stem: str) -> float:
    return math.inf


@dataclass(frozen=True, slots=True)
class Terms:
    """The stems a question is looked up by, each with its weight: rare words weigh more (inverse document
    frequency); and what each means, in the form that synonyms share. ``rarity`` gives the weight of any other stem.
    """

    weights: dict[str, float]
    meant: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kin: Kin = field(default_factory=Kin)
    rarity: Callable[[str], float] = _as_rare

    def held(self, stems: Sequence[str], text: str) -> frozenset[str]:
        """Give the stems of a text with those of the question that it has in other words ("hurt" for "injured"), marked
        where WordNet alone says so.
        """
        there = meanings(text)
        akin = {f"{_AKIN}{own} {other}" for _, own, other in self.kin.met(stems)}
        return frozenset(stems) | {stem for stem, means in self.meant.items() if means and means <= there} | akin

    def has(self, stem: str, stems: Collection[str]) -> bool:
        """Tell whether ``stems`` hold one of the question, be it in other words."""
        return stem in stems or any(one.startswith(f"{_AKIN}{stem} ") for one in stems)

    def coverage(self, stems: Collection[str]) -> float:
        """Give the weighted share, 0 to 1, of the question's stems that ``stems`` holds; of one held in other words by
        WordNet alone AKIN counts, of the rarer as much as of the other.
        """
        total = sum(self.weights.values())
        had = {stem: weight for stem, weight in self.weights.items() if stem in stems}
        for mark in stems:
            if mark[0] == _AKIN:
                own, _, other = mark[1:].partition(" ")
                if own in self.weights and own not in stems:
                    had[own] = max(had.get(own, 0.0), AKIN * min(self.weights[own], self.rarity(other)))
        return sum(had.values()) / total if total else 0.0

    def coverage_under(self, title: Collection[str], stems: Collection[str]) -> float:
        """Give the same of a text under the title of its article: a quarter of it with what the title has."""
        return (3 * self.coverage(stems) + self.coverage({*stems, *title})) / 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: offsets into its article, its score, and the features the score was made of;
    ``title`` are the stems of its article's title.
    """

    hit: Hit
    start: int
    end: int
    text: str
    score: float
    coverage: float
    cosine: float
    stems: frozenset[str]
    title: frozenset[str] = frozenset()


def question_terms(
    text: str, analyse: Callable[[str], list[str]], frequency: Callable[[str], int], total: int, asked: str = ""
) -> Terms:
    """Weigh the stems of a question's words (stop words left out) by how rare they are among ``total`` passages;
    ``asked`` is the question that they are of.
    """
    kept = [word for word in words(text) if word.casefold() not in STOPWORDS]
    spelled = {stem: word for word in kept for stem in analyse(word)}
    return Terms(
        weigh_asked(spelled, frequency, total),
        {stem: frozenset(meanings(word)) for stem, word in spelled.items() if word.islower()},
        kin_of(asked or text, spelled, analyse),
        cache(lambda stem: weigh([stem], frequency, total)[stem]),
    )


def rank_sentences(
    question: Question, terms: Terms, hits: Sequence[Hit], embedder: Embedder, analyse: Callable[[str], list[str]]
) -> list[Candidate]:
    """Score the sentences of the best hits, best first, without what a correction among them takes back."""
    candidates: list[tuple[float, Hit, Span, str, float, frozenset[str]]] = []
    top = hits[0].score if hits else 1.0
    titles = {hit.article.id: terms.held(analyse(hit.article.title), hit.article.title) for hit in hits[:HITS_READ]}
    for hit in hits[:HITS_READ]:
        title = titles[hit.article.id]
        for span in readable(hit.text):
            text = span.of(hit.text)
            stems = terms.held(analyse(text), text)
            coverage = terms.coverage_under(title, stems)
            prior = COVERAGE_WEIGHT * coverage + PASSAGE_WEIGHT * hit.score / top
            prior += bearing(question, text)
            candidates.append((prior + _form(text, question.answer_type), hit, span, text, coverage, stems))
    wrong = fallen([(hit.article, text) for _, hit, _, text, _, _ in candidates])
    candidates = sorted((one for n, one in enumerate(candidates) if n not in wrong), key=lambda one: -one[0])
    candidates = candidates[:SENTENCES_EMBEDDED]
    if not candidates:
        return []
    vectors = embedder.encode([question.standalone, *(text for _, _, _, text, _, _ in candidates)])
    cosines = vectors[1:] @ vectors[0]
    ranked = [
        Candidate(
            hit,
            hit.start + span.start,
            hit.start + span.end,
            text,
            prior + COSINE_WEIGHT * float(cosine),
            coverage,
            float(cosine),
            stems,
            titles[hit.article.id],
        )
        for (prior, hit, span, text, coverage, stems), cosine in zip(candidates, cosines, strict=True)
    ]
    return sorted(ranked, key=lambda candidate: -candidate.score)


def _form(text: str, answer_type: str) -> float:
    pattern = _MIDWAY_NAME if answer_type in NAMED_TYPES else {**PATTERNS, "reason": _REASON}.get(answer_type)
    fits = pattern is not None and pattern.search(text) is not None
    return TYPE_WEIGHT * fits - DANGLING_PENALTY * (_DANGLING.match(text) is not None)
