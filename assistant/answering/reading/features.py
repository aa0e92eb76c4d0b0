"""What speaks for a candidate answer: how often, where and how it stands in the best sentences, and whether it is
of the kind that was asked for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.answering.reading.mentions import Mention, Word, mentions, words_of
from assistant.answering.reading.places import COUNTRIES, STATES
from assistant.answering.reading.stretches import Likelihoods
from assistant.answering.sentences import SENTENCES_EMBEDDED, Candidate, Terms
from assistant.asking.answer_forms import NAMED_TYPES, PATTERNS
from assistant.asking.nouns import noun_type
from assistant.domain import Span
from assistant.question import Question
from assistant.support.days import days
from assistant.text import STOPWORDS, normalise

STEEPNESS = 4.0
"""How fast a sentence's weight falls with its score: e^-4 a point."""
REACH = 6.0
"""Words over which nearness to the question's words fades."""
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today cnn usa reuters ap cbs nbc abc fox news gmt et est getty images""".split()
)
_NUMERIC = frozenset(PATTERNS)
_SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
NAMES: tuple[str, ...] = tuple(
    """votes best articles sentences near near_mean title caps_all caps_none midway whole_run cut_right cut_left
    overlap words long figure stop_words form_fits form_misfits figure_unasked figure_missing name_named
    caps_thing lower_named person_two person_one person_place country_fits country_misfits state_fits
    state_misfits place_known head_inside head_before head_after role_before calendar article_first body_one
    owned number_more thing_one after_preposition with_s mixed figure_later other_kind reader reader_best
    reader_mean reader_longer reader_shorter""".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a candidate stands: a sentence (its place in the ranking) and a span into its text."""

    sentence: int
    span: Span


@dataclass(slots=True)
class _Tally:
    found: list[Found] = field(default_factory=list)
    weight: float = 0.0
    best: float = -9.0
    articles: set[str] = field(default_factory=set)
    near: float = 0.0
    near_sum: float = 0.0
    counts: dict[str, float] = field(default_factory=dict)
    reader: float = 0.0
    reader_best: float = 0.0
    longer: float = 0.0
    shorter: float = 0.0

    def add(self, name: str, value: float) -> None:
        self.counts[name] = self.counts.get(name, 0.0) + value


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidates by their form to compare, where each stands, and their features ``(n, len(NAMES))``."""

    keys: tuple[str, ...]
    found: tuple[tuple[Found, ...], ...]
    features: NDArray[np.float32]


def candidates_of(
    question: Question,
    terms: Terms,
    ranked: Sequence[Candidate],
    analyse: Callable[[str], list[str]],
    likely: Likelihoods,
) -> Candidates:
    """Give the candidates in the best sentences, with what the reader thinks of them."""
    asked = frozenset(normalise(question.standalone).split())
    heads = frozenset(word for word in normalise(question.focus).split()[-2:] if word not in STOPWORDS)
    total = sum(terms.weights.values()) or 1.0
    tallies: dict[str, _Tally] = {}
    top = ranked[0].score if ranked else 0.0
    stems: dict[str, tuple[float, ...]] = {}
    nothing = set(STOPWORDS)
    for n, sentence in enumerate(ranked[:SENTENCES_EMBEDDED]):
        words = words_of(sentence.text)
        nothing -= _in_capitals(words)
        formed = fitting(question.answer_type, sentence.text)
        anchors = _anchors(words, terms, analyse, stems)
        weight = math.exp(STEEPNESS * (sentence.score - top))
        seen: set[str] = set()
        for mention in mentions(words):
            tally = tallies.setdefault(mention.key, _Tally())
            tally.found.append(Found(n, mention.span))
            near = (
                sum(
                    idf / (1 + max(mention.first - at, at - mention.last + 1, 0) / REACH)
                    for at, idf in anchors.items()
                    if not mention.first <= at < mention.last
                )
                / total
            )
            tally.near = max(tally.near, near)
            tally.near_sum = max(tally.near_sum, near * weight)
            at, first = sentence.start, words[mention.first].text
            marks = len(first) - len(first.lstrip("$€£¥~-"))
            read = likely.of(sentence.hit.article.id, at + mention.span.start, at + mention.span.end, marks)
            tally.reader += read
            tally.reader_best = max(tally.reader_best, read)
            if mention.key not in seen:
                seen.add(mention.key)
                tally.weight += weight
            tally.best = max(tally.best, sentence.score - top)
            tally.articles.add(sentence.hit.article.id)
            tally.add("fits", any(span.start < mention.span.end and mention.span.start < span.end for span in formed))
            _look(tally, words, mention, heads)
    titles = [f" {normalise(sentence.hit.article.title)} " for sentence in ranked[:5]]
    kept = [key for key in tallies if not _says_nothing(key, asked | nothing)]
    asked |= {word for word, weights in stems.items() if any(weights)}
    _share_among_forms({key: tallies[key] for key in kept})
    rows = [_row(question, key, tallies[key], asked, heads, titles) for key in kept]
    shape = (len(kept), len(NAMES))
    return Candidates(
        tuple(kept), tuple(tuple(tallies[key].found) for key in kept), np.array(rows, np.float32).reshape(shape)
    )


def _share_among_forms(tallies: Mapping[str, _Tally]) -> None:
    """Note what the reader gives the longer and shorter forms of each candidate: "Quay" for "Mayor Ada Quay"."""
    for key, tally in tallies.items():
        words = key.split()
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                part = tallies.get(" ".join(words[first:last]))
                if part is not None and part is not tally:
                    part.longer += tally.reader
                    tally.shorter += part.reader


def fitting(kind: str, text: str) -> list[Span]:
    """Give the places of a text that have the form a type asks for; a number is none where it is part of a date."""
    if kind not in PATTERNS:
        return []
    found = [Span(*match.span()) for match in PATTERNS[kind].finditer(text)]
    if kind != "number":
        return found
    dated = list(days(text, None))
    return [span for span in found if not any(day.start < span.end and span.start < day.end for day in dated)]


def _anchors(
    words: Sequence[Word],
    terms: Terms,
    analyse: Callable[[str], list[str]],
    known: dict[str, tuple[float, ...]],
) -> dict[int, float]:
    """Give the places of the question's words in a sentence, each with its weight."""
    found: dict[int, float] = {}
    taken: set[str] = set()
    for at, word in enumerate(words):
        if word.key not in known:
            known[word.key] = tuple(terms.weights.get(stem, 0.0) for stem in analyse(word.text))
        weight = sum(known[word.key])
        if weight and word.key not in taken:
            taken.add(word.key)
            found[at] = weight
    return found


def _look(tally: _Tally, words: Sequence[Word], mention: Mention, heads: frozenset[str]) -> None:
    """Note how a mention is written and what stands beside it."""
    first, last = mention.first, mention.last
    tally.add("with_s", mention.with_s)
    inner = [word for word in words[first:last] if word.key not in STOPWORDS]
    tally.add("n", 1)
    tally.add("caps_all", all(word.capital or word.figure for word in inner))
    tally.add("caps_none", not any(word.capital or word.figure for word in inner))
    tally.add("midway", first > 0)
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    end = words[last - 1]
    goes_on = after is not None and end.runs_on and not end.owns
    right = after is not None and goes_on and (after.capital or after.figure or (end.figure and after.key in _SCALES))
    left = before is not None and before.runs_on and not before.owns and (before.capital or before.figure)
    left = left and not (first == 1 and before is not None and before.key in STOPWORDS)
    tally.add("cut_right", bool(right))
    tally.add("cut_left", bool(left))
    tally.add("whole_run", not left and not right)
    tally.add("owned", words[last - 1].owns and not mention.with_s)
    if before is not None:
        tally.add("head_before", before.key in heads)
        tally.add("role_before", noun_type(before.text) == "person")
        tally.add(
            "after_preposition", before.key in ("in", "at", "from", "by", "called", "named", "as", "to", "with", "of")
        )
    if after is not None:
        tally.add("head_after", after.key in heads and words[last - 1].runs_on)


def _in_capitals(words: Sequence[Word]) -> set[str]:
    """Give the stop words that a sentence writes as a name: "US", "WHO", "IT"; none of a line that is all capitals."""
    if not any(word.text.islower() for word in words):
        return set()
    return {word.key for word in words if word.key in STOPWORDS and word.text.isupper() and len(word.text) > 1}


def _says_nothing(key: str, nothing: frozenset[str]) -> bool:
    return all(word in nothing for word in key.split())


def _row(
    question: Question, key: str, tally: _Tally, asked: frozenset[str], heads: frozenset[str], titles: Sequence[str]
) -> list[float]:
    parts = key.split()
    counts, n = tally.counts, tally.counts["n"]
    kind, focus = question.answer_type, question.focus.lower()
    figure = any(word[0].isdigit() for word in parts)
    caps, lower = counts["caps_all"] / n, counts["caps_none"] / n
    named, thing = kind in NAMED_TYPES, kind == "thing"
    country, state = key in COUNTRIES, key in STATES
    asks_country = kind == "country"
    asks_state = kind == "place" and focus.split()[-1:] == ["state"]
    fits = counts["fits"] / n
    share = {name: counts.get(name, 0.0) / n for name in counts}
    values = {
        "votes": math.log(tally.weight + 1e-3),
        "best": tally.best,
        "articles": math.log(len(tally.articles)),
        "sentences": math.log(n),
        "near": tally.near,
        "near_mean": tally.near_sum,
        "title": sum(f" {key} " in title for title in titles) / max(1, len(titles)),
        "caps_all": caps,
        "caps_none": lower,
        "midway": share["midway"],
        "whole_run": share["whole_run"],
        "cut_right": share["cut_right"],
        "cut_left": share["cut_left"],
        "overlap": sum(word in asked for word in parts) / len(parts),
        "words": len(parts),
        "long": max(0, len(parts) - 2),
        "figure": figure,
        "stop_words": sum(word in STOPWORDS for word in parts) / len(parts),
        "form_fits": fits,
        "form_misfits": (kind in PATTERNS) * (1 - fits),
        "figure_unasked": figure and kind not in _NUMERIC,
        "figure_missing": kind in _NUMERIC and not figure,
        "name_named": named * caps,
        "caps_thing": thing * caps,
        "lower_named": named * lower,
        "person_two": kind == "person" and caps * (len(parts) in (2, 3)),
        "person_one": kind == "person" and len(parts) == 1,
        "person_place": kind in ("person", "organisation", "title") and (country or state),
        "country_fits": asks_country and country,
        "country_misfits": asks_country and not country,
        "state_fits": asks_state and state,
        "state_misfits": asks_state and not state,
        "place_known": kind == "place" and not asks_state and (country or state),
        "head_inside": bool(heads & set(parts)) and len(parts) > 1,
        "head_before": share.get("head_before", 0.0),
        "head_after": share.get("head_after", 0.0),
        "role_before": share.get("role_before", 0.0) * (kind == "person"),
        "calendar": kind != "date" and any(word in _CALENDAR for word in parts),
        "article_first": parts[0] in ("the", "a"),
        "body_one": kind in ("organisation", "title") and caps * (len(parts) == 1),
        "owned": share.get("owned", 0.0),
        "number_more": kind == "number" and len(parts) > 1,
        "thing_one": thing and len(parts) == 1,
        "mixed": 1 - caps - lower,
        "figure_later": figure and not parts[0][0].isdigit(),
        "with_s": share.get("with_s", 0.0),
        "after_preposition": share.get("after_preposition", 0.0),
        "other_kind": named and noun_type(parts[-1]) not in (None, kind),
        "reader": math.log(tally.reader + 1e-3),
        "reader_best": tally.reader_best,
        "reader_mean": tally.reader / n,
        "reader_longer": math.log(tally.longer + 1e-3),
        "reader_shorter": math.log(tally.shorter + 1e-3),
    }
    return [float(values[name]) for name in NAMES]
