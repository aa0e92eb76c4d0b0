"""How old somebody is: the number that an article sets beside their name, "Osgood, 47,", and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.compose import compose, newest_first, piece_of
from assistant.answering.considering import in_period
from assistant.answering.draft import Draft
from assistant.domain import Hit, Span
from assistant.question import Question
from assistant.text import sentences

SURE = 0.8
"""The confidence of an age that stands beside the name."""

_ASKED = re.compile(r"\bhow old\b|\b(?:what|which) age\b|\bwhat (?:is|was)\b[^?]*\bage\b", re.IGNORECASE)
_OF_THE_NAME = (
    r"{name}(?:,(?: aged?)?| \(aged?) (?P<age>\d{{1,3}})(?=[,.;:)]| and\b|$)",
    r"{name} \((?P<age>\d{{1,3}})\)",
    r"\b(?P<age>\d{{1,3}})-year-old (?:[\w’'-]+ ){{0,5}}?{name}",
    r"{name}\b[^.;?!]{{0,80}}?\b(?:aged|at the age of|at age|turned|turns|(?:is|was|are|were)) (?:\w+ )?"
    r"(?P<age>\d{{1,3}})(?: years old\b|(?= and\b| when\b|[,.;)]|$))",
)
"""With the last word of a name in the place of ``name``."""
_OF_ANYBODY = (
    r"\b(?P<age>\d{1,3})[- ]years?[- ]old\b",
    r"\b(?:aged|at the age of|turned) (?P<age>\d{1,3})\b",
    r"(?<=[a-z]), (?P<age>\d{1,3}),",
)


def asks_age(question: str) -> bool:
    """Tell whether somebody's age is asked for."""
    return _ASKED.search(question) is not None


def ages(text: str, names: Sequence[str]) -> list[Span]:
    """Give where a text has the age of somebody of these names; without names, of anybody."""
    patterns = [
        each.format(name=rf"\b{re.escape(name.split()[-1])}") for name in names for each in _OF_THE_NAME
    ] or _OF_ANYBODY
    found = (Span(*match.span("age")) for pattern in patterns for match in re.finditer(pattern, text))
    return list(dict.fromkeys(found))


def told_age(question: Question, hits: Sequence[Hit]) -> Draft | None:
    """Give the age that the newest article sets beside the name asked about; None for any other question, without one
    name, and where no article that was found does.
    """
    if not asks_age(question.text) or len(question.names) != 1:
        return None
    told = [
        (hit, span, age.of(span.of(hit.text)))
        for hit in hits
        if in_period(hit, question)
        for span in sentences(hit.text)
        for age in ages(span.of(hit.text), question.names)
    ]
    if not told:
        return None
    hit, span, age = min(told, key=lambda one: newest_first(one[0].article))
    return compose([piece_of(hit, span)], short_answer=age, confidence=SURE)
