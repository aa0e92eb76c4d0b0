"""What speaks for a candidate answer: how often, where and how it stands in the best sentences, and whether it is
of the kind that was asked for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.answering.reading.looks import LOOKS, look
from assistant.answering.reading.mentions import SIGNS, Mention, Word, is_shouted, mentions, words_of
from assistant.answering.reading.stretches import Likelihoods
from assistant.answering.sentences import SENTENCES_EMBEDDED, Candidate, Terms
from assistant.asking.answer_forms import NAMED_TYPES, PATTERNS
from assistant.asking.nouns import noun_type
from assistant.domain import Span
from assistant.question import Question
from assistant.support.days import days
from assistant.text import STOPWORDS, normalise
from assistant.words.places import COUNTRIES, STATES

STEEPNESS = 4.0
"""How fast a sentence's weight falls with its score: e^-4 a point."""
REACH = 6.0
"""Words over which nearness to the question's words fades."""
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today cnn usa reuters ap cbs nbc abc fox news gmt et est getty images""".split()
)
NAMES: tuple[str, ...] = tuple(
    """votes best articles sentences near near_mean title caps_all caps_none midway whole_run cut_right cut_left
    overlap words long figure stop_words form_fits form_misfits figure_unasked figure_missing name_named
    caps_thing lower_named person_two person_one person_place country_fits country_misfits state_fits
    state_misfits place_known head_inside head_before head_after role_before calendar article_first body_one
    owned number_more thing_one after_preposition with_s mixed figure_later other_kind reader reader_best
    reader_mean reader_longer reader_shorter""".split()
)


Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a candidate stands: a sentence (its place in the ranking) and a span into its text."""

    sentence: int
    span: Span


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
    sentences = ranked[:SENTENCES_EMBEDDED]
    places: dict[str, int] = {}
    found: list[list[Found]] = []
    rows: list[tuple[float, ...]] = []
    stems: dict[str, tuple[float, ...]] = {}
    nothing = set(STOPWORDS)
    for n, sentence in enumerate(sentences):
        words = words_of(sentence.text)
        nothing -= _in_capitals(words)
        formed = fitting(question.answer_type, sentence.text)
        anchors = _anchors(words, terms, analyse, stems)
        for mention in mentions(words):
            place = places.setdefault(mention.key, len(found))
            if place == len(found):
                found.append([])
            start, end = mention.span.start, mention.span.end
            found[place].append(Found(n, mention.span))
            first = words[mention.first].text
            marks = len(first) - len(first.lstrip(SIGNS))
            read = likely.of(sentence.hit.article.id, sentence.start + start, sentence.start + end, marks)
            fits = any(span.start < end and start < span.end for span in formed)
            seen = look(words, mention, heads, whom=question.answer_type == "person")
            rows.append((place, n, _near(mention, anchors) / total, read, fits, *seen))
    tally = _tallied(np.array(rows, np.float64).reshape(-1, 5 + len(LOOKS)), sentences)
    kept = [key for key in places if not _says_nothing(key, asked | nothing)]
    tally = {name: column[[places[key] for key in kept]] for name, column in tally.items()}
    asked |= {word for word, weights in stems.items() if any(weights)}
    titles = [f" {normalise(sentence.hit.article.title)} " for sentence in ranked[:5]]
    columns = {**_standing(tally), **_written(question, kept, tally, asked, heads), **_by_reader(kept, tally)}
    columns["title"] = np.array([sum(f" {key} " in title for title in titles) for key in kept]) / max(1, len(titles))
    features = np.column_stack([columns[name] for name in NAMES]).astype(np.float32)
    return Candidates(tuple(kept), tuple(tuple(found[places[key]]) for key in kept), features)


def _tallied(rows: Column, sentences: Sequence[Candidate]) -> dict[str, Column]:
    """Sum up, for each candidate, what its mentions have; ``rows`` are (candidate, sentence, nearness to the question's
    words, probability that the reader gives it, whether it has the form asked for, *LOOKS).
    """
    whose, where = rows[:, 0].astype(np.intp), rows[:, 1].astype(np.intp)
    count = int(whose.max(initial=-1)) + 1
    scores = np.array([sentence.score - sentences[0].score for sentence in sentences])
    weights = np.array([math.exp(STEEPNESS * score) for score in scores.tolist()])
    near, read = rows[:, 2], rows[:, 3]

    def total(places: NDArray[np.intp], values: Column | None = None) -> Column:
        return np.bincount(places, values, count).astype(np.float64)

    def most(values: Column, least: float = 0.0) -> Column:
        best = np.full(count, least)
        np.maximum.at(best, whose, values)
        return best

    held = np.array([*dict.fromkeys(zip(whose.tolist(), where.tolist(), strict=True))], np.intp).reshape(-1, 2)
    articles = {sentence.hit.article.id: n for n, sentence in enumerate(sentences)}
    of_article = np.array([articles[sentence.hit.article.id] for sentence in sentences], np.intp)
    told = np.unique(np.column_stack([held[:, 0], of_article[held[:, 1]]]), axis=0)
    mentioned = total(whose)
    shares = {name: total(whose, rows[:, at]) / mentioned for at, name in enumerate(("fits", *LOOKS), start=4)}
    return {
        "mentions": mentioned,
        "weight": total(held[:, 0], weights[held[:, 1]]),
        "best": most(scores[where], -9.0),
        "articles": total(told[:, 0]),
        "near": most(near),
        "near_mean": most(near * weights[where]),
        "reader": total(whose, read),
        "reader_best": most(read),
        **shares,
    }


def _near(mention: Mention, anchors: Mapping[int, float]) -> float:
    """Give how near the question's words stand before and after a mention."""
    near = 0.0
    for at, weight in anchors.items():
        if at < mention.first:
            near += weight / (1 + (mention.first - at) / REACH)
        elif at >= mention.last:
            near += weight / (1 + (at - mention.last + 1) / REACH)
    return near


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


def _in_capitals(words: Sequence[Word]) -> set[str]:
    """Give the stop words that a sentence writes as a name: "US", "WHO", "IT"; none of a line that is all capitals."""
    if not any(word.text.islower() for word in words):
        return set()
    return {word.key for word in words if word.stop and is_shouted(word)}


def _says_nothing(key: str, nothing: frozenset[str]) -> bool:
    return all(word in nothing for word in key.split())


def _standing(tally: Mapping[str, Column]) -> dict[str, Column]:
    """Give the features of how often, where and how candidates stand."""
    return {
        **tally,
        "votes": np.log(tally["weight"] + 1e-3),
        "articles": np.log(tally["articles"]),
        "sentences": np.log(tally["mentions"]),
        "mixed": 1 - tally["caps_all"] - tally["caps_none"],
    }


def _written(
    question: Question, keys: Sequence[str], tally: Mapping[str, Column], asked: frozenset[str], heads: frozenset[str]
) -> dict[str, Column]:
    """Give the features of the words of candidates, and of whether they are of the kind asked for."""
    parts = [key.split() for key in keys]

    def each(test: Callable[[list[str]], float]) -> Column:
        return np.array([test(words) for words in parts], np.float64)

    kind, focus = question.answer_type, question.focus.lower()
    words, caps, fits = each(len), tally["caps_all"], tally["fits"]
    figure = each(lambda words: any(word[0].isdigit() for word in words))
    country, state = (np.array([key in known for key in keys], np.float64) for known in (COUNTRIES, STATES))
    known = np.maximum(country, state)
    named, thing, person, numeric = kind in NAMED_TYPES, kind == "thing", kind == "person", kind in PATTERNS
    asks_country, asks_state = kind == "country", kind == "place" and focus.split()[-1:] == ["state"]
    return {
        "overlap": each(lambda words: sum(word in asked for word in words)) / words,
        "words": words,
        "long": np.maximum(0, words - 2),
        "figure": figure,
        "stop_words": each(lambda words: sum(word in STOPWORDS for word in words)) / words,
        "form_fits": fits,
        "form_misfits": numeric * (1 - fits),
        "figure_unasked": figure * (not numeric),
        "figure_missing": numeric * (1 - figure),
        "name_named": named * caps,
        "caps_thing": thing * caps,
        "lower_named": named * tally["caps_none"],
        "person_two": person * caps * ((words == 2) | (words == 3)),
        "person_one": person * (words == 1),
        "person_place": (kind in ("person", "organisation", "title")) * known,
        "country_fits": asks_country * country,
        "country_misfits": asks_country * (1 - country),
        "state_fits": asks_state * state,
        "state_misfits": asks_state * (1 - state),
        "place_known": (kind == "place" and not asks_state) * known,
        "head_inside": each(lambda words: not heads.isdisjoint(words)) * (words > 1),
        "calendar": (kind != "date") * each(lambda words: not _CALENDAR.isdisjoint(words)),
        "article_first": each(lambda words: words[0] in ("the", "a")),
        "body_one": (kind in ("organisation", "title")) * caps * (words == 1),
        "number_more": (kind == "number") * (words > 1),
        "thing_one": thing * (words == 1),
        "figure_later": figure * each(lambda words: not words[0][0].isdigit()),
        "other_kind": each(lambda words: named and noun_type(words[-1]) not in (None, kind)),
    }


def _by_reader(keys: Sequence[str], tally: Mapping[str, Column]) -> dict[str, Column]:
    """Give the features of what the reader thinks of candidates, and of the longer and shorter forms of each: "Quay"
    for "Mayor Ada Quay".
    """
    places, read = {key: n for n, key in enumerate(keys)}, tally["reader"].tolist()
    longer, shorter = np.zeros(len(keys)), np.zeros(len(keys))
    for n, key in enumerate(keys):
        words = key.split()
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                part = places.get(" ".join(words[first:last]), n)
                if part != n:
                    longer[part] += read[n]
                    shorter[n] += read[part]
    return {
        "reader": np.log(tally["reader"] + 1e-3),
        "reader_mean": tally["reader"] / tally["mentions"],
        "reader_longer": np.log(longer + 1e-3),
        "reader_shorter": np.log(shorter + 1e-3),
    }
