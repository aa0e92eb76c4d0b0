"""What speaks for a passage being what a question asks for, seen beside the other passages that were found."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from assistant.asking.answer_forms import NAMED_TYPES, PATTERNS
from assistant.domain import Hit, Moment, Period
from assistant.question import Question
from assistant.ranking.kin import Kin, kin_of
from assistant.rarity import weigh
from assistant.text import normalise

NEWS_WINDOW = (-4.0, 8.0)
"""Days from publication to the asking date within which a story counts as the one asked about."""
REPORTING_LAG = timedelta(days=8)
"""What happened in a period is still reported this long after its end."""
DECAY_DAYS, NARROW_DAYS = 10.0, 3.0
"""Outside its window an article's fitness fades by e in so many days."""
NARROW_WINDOW = (-1.0, 7.0)
AKIN = 0.7
"""What another word for a stem of the question weighs of it."""
TOGETHER = 25
"""Words within which the question's words stand together."""
LEADING = 10
"""Hits whose mean vector tells what the question is about (pseudo-relevance feedback; Rocchio 1971)."""
OPENING = 50
"""Characters from the start of an article within which its first passage begins."""
_DAY = timedelta(days=1)
_NAME = re.compile(r"(?<=[\w,’'”)] )(?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+)*")
"""A name in the midst of a sentence."""

Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: ``hits`` best first, ``(n, dimension)`` L2-normalised ``vectors`` of theirs and the
    question's own, and the ``lexical`` score of each, brought to 0 to 1.
    """

    hits: Sequence[Hit]
    vectors: NDArray[np.float32]
    vector: NDArray[np.float32]
    lexical: Column


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How the archive reads words: their stems, how many passages have a stem, and how many passages there are."""

    analyse: Callable[[str], list[str]]
    frequency: Callable[[str], int]
    passages: int

    def weigh(self, stems: Sequence[str]) -> dict[str, float]:
        """Weigh stems by how rare they are (inverse document frequency)."""
        return weigh(stems, self.frequency, self.passages)


def evidence(question: Question, found: Found, vocabulary: Vocabulary) -> dict[str, Column]:
    """Give for each kind of evidence a value for each of ``n`` hits; all but the logarithms lie within 0 to 1."""
    hits = found.hits
    spelled = {stem: term for term in question.terms for stem in vocabulary.analyse(term)}
    asked = _Asked(
        vocabulary.weigh(list(spelled)), kin_of(question.standalone, spelled, vocabulary.analyse), vocabulary
    )
    titles = [asked.marks(vocabulary.analyse(hit.article.title)) for hit in hits]
    analysed = [vocabulary.analyse(hit.text) for hit in hits]
    bodies = [asked.marks(body) for body in analysed]
    named, formed = _answers(question, hits)
    return {
        "lexical": found.lexical,
        "cosine": np.asarray(found.vectors @ found.vector, np.float64),
        "feedback": _feedback(found),
        "title": np.array([asked.share(title) for title in titles]),
        "words": np.array([asked.share([*title, *body]) for title, body in zip(titles, bodies, strict=True)]),
        "together": np.array([asked.together(body) for body in bodies]),
        "article": _articles(asked, hits, titles, bodies),
        "passages": _passages(hits),
        "length": np.log1p([len(body) for body in analysed]),
        "opening": np.array([float(hit.start < OPENING) for hit in hits]),
        "names": named,
        "forms": formed,
        **_dates(question, hits),
    }


def fitness(published: Moment | None, question: Question) -> float:
    """Give, 0 to 1, how well an article's date fits what is asked: news for news, its period for a period."""
    outside = _outside(published, question, NEWS_WINDOW)
    return math.exp(-outside / DECAY_DAYS)


def reported_in(published: Moment | None, period: Period) -> bool:
    """Tell whether an article was published in a period, or soon enough after to report on it."""
    return published is not None and published.at in Period(period.start, period.end and period.end + REPORTING_LAG)


def _outside(published: Moment | None, question: Question, window: tuple[float, float]) -> float:
    """Give the days by which an article misses the time asked about; infinite where any date is as good."""
    if published is None or question.recency == "none":
        return math.inf
    if question.recency == "period":
        return _days_outside(published, question.scope.period)
    age = (question.as_of - published.at) / _DAY
    return max(window[0] - age, 0.0, age - window[1])


def _days_outside(published: Moment, period: Period) -> float:
    if period.start is not None and published.printed < period.start:
        return (period.start - published.printed) / _DAY
    if period.end is not None and published.printed > period.end + REPORTING_LAG:
        return (published.printed - period.end - REPORTING_LAG) / _DAY
    return 0.0


def _dates(question: Question, hits: Sequence[Hit]) -> dict[str, Column]:
    published = [hit.article.published for hit in hits]
    narrow = [math.exp(-_outside(at, question, NARROW_WINDOW) / NARROW_DAYS) for at in published]
    recent = question.recency == "recent"
    ahead = [float(recent and at is not None and at.at > question.as_of + _DAY) for at in published]
    return {
        "date": np.array([fitness(at, question) for at in published]),
        "day": np.array(narrow),
        "ahead": np.array(ahead),
    }


def _feedback(found: Found) -> Column:
    """Give the cosine with the mean of the first hits, weighted as they were found."""
    weights = np.array([hit.score for hit in found.hits[:LEADING]])
    centre = (found.vectors[:LEADING] * weights[:, np.newaxis]).sum(axis=0)
    length = float(np.linalg.norm(centre))
    return np.asarray(found.vectors @ (centre / length if length else centre), np.float64)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place of a text that has a stem of the question, and what that weighs there."""

    at: int
    stem: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """The stems of the question by weight, their kin, and what those of them weigh that were met."""

    weights: Mapping[str, float]
    kin: Kin
    vocabulary: Vocabulary
    met: dict[str, float] = field(default_factory=dict)

    def marks(self, stems: Sequence[str]) -> list[_Mark]:
        """Give where a text has stems of the question, or says as much in other words: that weighs AKIN of the rarer
        of the two.
        """
        own = [_Mark(at, stem, self.weights[stem]) for at, stem in enumerate(stems) if stem in self.weights]
        other = [
            _Mark(at, stem, AKIN * min(self.weights[stem], self._weight(there)))
            for at, stem, there in self.kin.met(stems)
        ]
        return sorted([*own, *other], key=lambda mark: mark.at) if other else own

    def _weight(self, stem: str) -> float:
        if stem not in self.met:
            self.met[stem] = self.vocabulary.weigh([stem])[stem]
        return self.met[stem]

    def share(self, marks: Iterable[_Mark]) -> float:
        """Give the weighted share of the question's stems that are marked."""
        best: dict[str, float] = {}
        for mark in marks:
            best[mark.stem] = max(best.get(mark.stem, 0.0), mark.weight)
        whole = sum(self.weights.values())
        return sum(best.values()) / whole if whole else 0.0

    def together(self, marks: Sequence[_Mark]) -> float:
        """Give the weighted share of the stems that stand within TOGETHER words of each other, where most do."""
        if not marks or marks[-1].at - marks[0].at <= TOGETHER:
            return self.share(marks)
        best, first = 0.0, 0
        for last, mark in enumerate(marks):
            while mark.at - marks[first].at > TOGETHER:
                first += 1
            if last + 1 == len(marks) or marks[last + 1].at - marks[first].at > TOGETHER:
                best = max(best, self.share(marks[first : last + 1]))
        return best


def _articles(
    asked: _Asked, hits: Sequence[Hit], titles: Sequence[list[_Mark]], bodies: Sequence[list[_Mark]]
) -> Column:
    """Give for each hit the share of the stems that its article has in its title and in all that was found of it."""
    marks: dict[str, list[_Mark]] = defaultdict(list)
    for hit, title, body in zip(hits, titles, bodies, strict=True):
        marks[hit.article.id] += [*title, *body]
    shares = {article_id: asked.share(found) for article_id, found in marks.items()}
    return np.array([shares[hit.article.id] for hit in hits])


def _passages(hits: Sequence[Hit]) -> Column:
    """Give the logarithm of how many passages of a hit's article were found."""
    counts: dict[str, int] = defaultdict(int)
    for hit in hits:
        counts[hit.article.id] += 1
    return np.log1p([counts[hit.article.id] for hit in hits])


def _answers(question: Question, hits: Sequence[Hit]) -> tuple[Column, Column]:
    """Count, as logarithms, what could be the answer: names the question lacks, or numbers, sums, dates; each where
    such a one is asked for.
    """
    asked = set(normalise(question.standalone).split())
    wants_name, pattern = question.answer_type in NAMED_TYPES, PATTERNS.get(question.answer_type)
    named, formed = np.zeros(len(hits)), np.zeros(len(hits))

    @cache  # the hits of one question name the same people
    def is_new(name: str) -> bool:
        return not asked.issuperset(normalise(name).split())

    for n, hit in enumerate(hits):
        if wants_name:
            names = set(_NAME.findall(f"{hit.article.title}. {hit.text}"))
            named[n] = math.log1p(sum(map(is_new, names)))
        elif pattern is not None:
            formed[n] = math.log1p(sum(1 for _ in pattern.finditer(hit.text)))
    return named, formed
