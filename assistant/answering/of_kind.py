"""Whether a sentence has what a question asks for at all: a number of what is to be counted, a sum, a share, a date."""

from __future__ import annotations

import re

from assistant.answering.reading.features import fitting
from assistant.asking.answer_forms import PATTERNS
from assistant.asking.nouns import noun_type
from assistant.question import Question
from assistant.support.days import without_days
from assistant.support.figures import Figure, figures
from assistant.support.forms import form

_CROWD = re.compile(r"\b(?:dozens|hundreds|thousands|millions|scores|no|none|nobody|several|few)\b", re.IGNORECASE)
"""Numbers that are no figures."""
_ANYBODY = frozenset(map(form, ("people", "person", "man", "woman", "victim", "casualty")))
"""Whoever one of these counts may be counted as something else: people as passengers, victims as islanders."""


def has_kind(question: Question, text: str) -> bool:
    """Tell whether a sentence may have the kind of answer asked for: of types whose answers have no form any may."""
    if question.answer_type != "number":
        return question.answer_type not in PATTERNS or bool(fitting(question.answer_type, text))
    counted = counted_of(question)
    return bool(_CROWD.search(text)) or any(may_count(one, counted) for one in figures(without_days(text)))


def counted_of(question: Question) -> str | None:
    """Give the form of what a question wants counted; None where it names nothing ("how old") or a measure ("the death
    toll").
    """
    head = question.focus.lower().split()[-1:]
    return form(head[0]) if head and noun_type(head[0]) not in ("number", "money", "percent") else None


def may_count(figure: Figure, counted: str | None) -> bool:
    """Tell whether a number may be one of what is counted: it stands with that, or with nothing ("60 will go")."""
    if counted is None or counted in figure.counts or not (figure.kind or figure.counts):
        return True
    return counted in _ANYBODY and not figure.kind
