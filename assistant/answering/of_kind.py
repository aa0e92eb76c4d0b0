"""Whether a sentence has what a question asks for at all: a number of what is to be counted, a sum, a share, a date."""

from __future__ import annotations

import re

from assistant.answering.age import ages, asks_age
from assistant.answering.reading.features import fitting
from assistant.asking.nouns import noun_type
from assistant.question import Question
from assistant.support.days import without_days
from assistant.support.figures import Figure, figures
from assistant.support.forms import form, forms

_WHEN = re.compile(
    r"\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|spring|summer|autumn|winter|christmas|easter|noon|midnight|o['’]clock|today|tonight"
    r"|yesterday|tomorrow|decades?|centur(?:y|ies)|(?:last|next|this|past|coming|previous|following)\s+"
    r"(?:week|month|year|season)|(?:days?|weeks?|months?|years?)\s+(?:ago|later|before|after))\b",
    re.IGNORECASE,
)
"""Says when: a date, an hour, a season, or how long before or after."""
_CROWD = re.compile(r"\b(?:dozens|hundreds|thousands|millions|scores|no|none|nobody|several|few)\b", re.IGNORECASE)
"""Numbers that are no figures."""
_DEADLY = frozenset(map(form, ("died", "drowned", "killed", "perished", "murdered", "dead", "deaths")))
_BESIDE_DEATH = re.compile(
    r"[^,.;:“”\"]{0,60}\b(?:di(?:e[ds]?|ying)|dead|deaths?|drown\w*|kill(?:ed|s|ing)?|perish\w*|murder\w*|fatal\w*|bod(?:y|ies)"
    r"|lives)\b[^,.;:“”\"]{0,60}",
    re.IGNORECASE,
)
"""What stands in one clause with a word of death: no other number is one of the dead."""
_ANYBODY = frozenset(map(form, ("people", "person", "man", "woman", "victim", "casualty")))
"""Whoever one of these counts may be counted as something else: people as passengers, victims as islanders."""


def has_kind(question: Question, text: str) -> bool:
    """Tell whether a sentence may have the kind of answer asked for: of types whose answers have no form any may. The
    age asked for is that of who is named, and the dead are counted in no sentence that speaks of no death.
    """
    if asks_age(question.text):
        return bool(ages(text, question.names))
    if question.answer_type == "date":
        return _WHEN.search(text) is not None
    match question.answer_type:
        case "money" | "percent" as kind:
            return bool(fitting(kind, text)) or any(_is_bare(one) for one in figures(without_days(text)))
        case "number":
            if counts_dead(question):
                text = " ".join(match[0] for match in _BESIDE_DEATH.finditer(text))
            counted = counted_of(question)
            return bool(_CROWD.search(text)) or any(may_count(one, counted) for one in figures(without_days(text)))
        case _:
            return True


def counts_dead(question: Question) -> bool:
    """Tell whether a question asks how many died."""
    return question.answer_type == "number" and bool(_DEADLY & forms(question.text))


def _is_bare(figure: Figure) -> bool:
    """Tell whether a number stands without a unit, or is a part: "it cost 40 million", "a third of the vote"."""
    return figure.value < 1 or not (figure.kind or figure.counts)


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
