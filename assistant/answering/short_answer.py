"""Mark the few words that are probably the answer: what the reading finds likeliest, where that is likely enough."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.age import ages, asks_age
from assistant.answering.doer import is_no_doer
from assistant.answering.held_back import asserts
from assistant.answering.of_kind import counted_of, may_count
from assistant.answering.reading.answers import Likely
from assistant.answering.reading.features import Found, fitting
from assistant.answering.reading.reading import Reading
from assistant.answering.sentences import Candidate
from assistant.answering.which_day import day_told, is_weekday
from assistant.asking.answer_forms import NAMED_TYPES, PATTERNS
from assistant.asking.nouns import noun_type
from assistant.domain import Span
from assistant.question import Question, content
from assistant.support.days import without_days
from assistant.support.figures import figures
from assistant.support.forms import form, forms

SURE = 0.4
"""The share of the probability it takes to be shown; docs/reading.md has how many are right above it."""
LIKELY = 0.25
"""The confidence it takes that there is an answer at all: shares add up to 1 where there is none, too."""
RIVAL = 0.25
"""The share of the likeliest answer's probability with which another figure contradicts it."""
NEARLY = 0.6
"""The share that a figure's sentence must have of the question's words that another sentence shown has: "85 people
brought out" is no number of the injured.
"""
_NEXT = 30
"""Characters after a number in which the word stands that it counts."""
_SINCE = re.compile(r"\bsince (?:[\w’'-]+ ){0,2}$", re.IGNORECASE)
"""Before a date: from when on it was so, "the first cup since 1988"; not when something was."""
_JOINS = re.compile(r"[;—]\s|,? (?:and|but|while|whereas)\b")
"""Joins two things that a sentence tells, each with its own number: "flooded 300 homes and left 90 people hurt"."""
_OF = re.compile(r"(?:^\W*|\bout )of (?:the |its |their |his |her |our |all )?$", re.IGNORECASE)
"""Before a number: what the number asked for is a part of ("Of 240 jobs, 60 will go")."""


def short_answer(
    question: Question,
    reading: Reading | None,
    ranked: Sequence[Candidate],
    shown: Sequence[Candidate],
    confidence: float,
) -> str | None:
    """Give the likeliest answer as an article writes it in a sentence that is ``shown``, of the kind that is asked for
    and given as so; of a bare weekday the date.

    None where nothing is likely enough, where no such sentence has it, where it stands beside the point, and where
    another article has another figure: reports differ, or the later one knows better; nor of who did something the name
    of whom it was done to, or of who only says so.
    """
    if reading is None or not reading.likely or confidence < LIKELY or reading.likely[0].probability < SURE:
        return None
    first, *others = reading.likely
    if _is_figure(first) and any(_contradicts(first, other, ranked) for other in others):
        return None
    least = NEARLY * max((sentence.coverage for sentence in shown), default=0.0) if _is_figure(first) else 0.0
    if any(is_no_doer(question, ranked[place.sentence].text, place.span) for place in first.found):
        return None
    for place in first.found:
        sentence = ranked[place.sentence]
        if sentence in shown and sentence.coverage >= least and _answers(question, sentence.text, place):
            outdated = question.answer_type == "number" and _is_outdated(question, sentence, first, ranked)
            written = place.span.of(sentence.text)
            if question.answer_type == "date" and is_weekday(written):
                return day_told(sentence.hit.article, sentence.text, place.span)
            return None if outdated else written
    return None


def _answers(question: Question, text: str, place: Found) -> bool:
    """Tell whether the words there are of the kind asked for, and given as so where the question denies nothing."""
    kind, written = question.answer_type, place.span.of(text)
    if asks_age(question.text):
        return any(span.start <= place.span.start and place.span.end <= span.end for span in ages(text, question.names))
    if not asserts(text, place.span) and asserts(question.standalone.rstrip("? ")):
        return False
    if kind in NAMED_TYPES:
        return noun_type(written.split()[-1]) in (None, kind)
    if kind in PATTERNS:
        inside = any(span.start < place.span.end and place.span.start < span.end for span in fitting(kind, text))
        if kind == "date":
            return inside and not (_SINCE.search(text[: place.span.start]) and "since" not in question.text.lower())
        if _is_anothers(question, text, place.span) or _is_of_another_deed(question, text, place.span):
            return False
        return inside and (kind != "number" or _is_number_of_it(question, text, place.span))
    return True


def _is_of_another_deed(question: Question, text: str, span: Span) -> bool:
    """Tell whether a figure stands where only what is counted is of the question, and more of the question in another
    clause of its sentence: "flooded 300 homes and cut the power", asked how many homes had no power.
    """
    wanted = forms(content(question)) - forms(question.focus)
    joins = list(_JOINS.finditer(text))
    start = max((found.end() for found in joins if found.end() <= span.start), default=0)
    end = min((found.start() for found in joins if found.start() > span.start), default=len(text))
    return not wanted & forms(text[start:end]) and bool(wanted & forms(f"{text[:start]} {text[end:]}"))


def _is_number_of_it(question: Question, text: str, span: Span) -> bool:
    """Tell whether a number counts what is asked for, and not something else or a whole that it is part of."""
    here = [one for one in figures(text[span.start : span.end + _NEXT]) if one.written in text[span.start : span.end]]
    counts = not here or any(may_count(one, counted_of(question)) for one in here)
    return counts and not _OF.search(text[: span.start])


def _is_anothers(question: Question, text: str, span: Span) -> bool:
    """Tell whether another number follows right on the name that is asked about: "Holt got 47 per cent and Quay 3"."""
    followed = [
        re.compile(rf"{re.escape(name.split()[-1])}\s+(?:\w+\s+)?(?P<number>\d[\d.,]*)") for name in question.names
    ]
    found = [match for pattern in followed for match in pattern.finditer(text)]
    return bool(found) and not any(span.start <= match.start("number") < span.end for match in found)


def _is_outdated(question: Question, own: Candidate, first: Likely, ranked: Sequence[Candidate]) -> bool:
    """Tell whether a later article has another number in a sentence on what is counted."""
    counted, published = question.focus.split()[-1:], own.hit.article.published
    if not counted or published is None:
        return False
    there = {figure.value for figure in figures(first.key)}
    for sentence in ranked:
        later = sentence.hit.article.published
        if (
            later is None
            or later.at.date() <= published.at.date()
            or form(counted[0].lower()) not in forms(sentence.text)
        ):
            continue
        told = {figure.value for figure in figures(without_days(sentence.text))}
        if told and not told & there and sentence.coverage >= NEARLY * own.coverage:
            return True
    return False


def _contradicts(first: Likely, other: Likely, ranked: Sequence[Candidate]) -> bool:
    if other.probability < RIVAL * first.probability or not _is_figure(other):
        return False
    ours, theirs = ({ranked[place.sentence].hit.article.id for place in one.found} for one in (first, other))
    return not theirs <= ours


def _is_figure(likely: Likely) -> bool:
    return PATTERNS["number"].search(likely.key) is not None  # "nine" is one as well
