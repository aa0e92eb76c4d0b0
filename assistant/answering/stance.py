"""For or against: the position a question asks about, and the one that an article gives a speaker who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from assistant.answering.held_back import asserts
from assistant.answering.remarks import Remark
from assistant.domain import Span
from assistant.topic import Reading

Side = Literal["for", "against"]
_SIDES: dict[Side, re.Pattern[str]] = {
    "against": re.compile(
        r"\b(?:oppos(?:e|es|ed|ing|ition)|object(?:s|ed|ing)? to|against|criticis\w+|reject(?:s|ed)?"
        r"|vot(?:e|es|ed|ing) no)\b",
        re.IGNORECASE,
    ),
    "for": re.compile(
        r"\b(?:support(?:s|ed|ing)?|back(?:s|ed|ing)|in favour of|vot(?:e|es|ed|ing) (?:for|yes)|approv(?:e|es|ed|ing)"
        r"|endors\w+)\b",
        re.IGNORECASE,
    ),
}
_HIMSELF = re.compile(
    r"(?:,? of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?,?(?: who)?(?: (?!by\b|not\b)[a-z]+){0,4} $"
)
"""Between a name and the words for its side: "Quay of Open Shore, who has opposed", not "Quay asked Holt to oppose"."""


def side_of(text: str) -> Side | None:
    """Give the one side that words name; None where they name none or both."""
    named = [side for side, words in _SIDES.items() if words.search(text)]
    return named[0] if len(named) == 1 else None


def of_side(remarks: Sequence[Remark], asked: Side, reading: Callable[[str], Reading]) -> list[Remark]:
    """Give the remarks made on the side asked for, where there are any: a reason for no is no reason for yes."""
    kept = [one for one in remarks if _side(one, reading(one.said.article.id)) == asked]
    return kept or list(remarks)


def taken(name: str, asked: Side, reading: Reading, coverage: Callable[[str], float], least: float) -> Span | None:
    """Give the sentence in which an article gives somebody a side, in the paper's own words, on what has at least so
    much of the topic.
    """
    text, family = reading.article.text, name.split()[-1]
    for span in reading.sentences:
        told = span.of(text)
        named, words = told.find(family), _SIDES[asked].search(told)
        if named < 0 or words is None or side_of(told) != asked or not asserts(told, Span(*words.span())):
            continue
        if _HIMSELF.fullmatch(told[named + len(family) : words.start()]) and coverage(told) >= least:
            return span
    return None


def _side(remark: Remark, reading: Reading) -> Side | None:
    """Give the side on which somebody speaks, by their words, by the title where it names them, or by the opening."""
    text, name = reading.article.text, remark.said.statement.speaker
    family = name.name.split()[-1] if name else ""
    title = reading.article.record.title
    opening = reading.sentences[0].of(text) if reading.sentences else ""
    told = [" ".join(span.of(text) for span in remark.shown), *(each for each in (title, opening) if family in each)]
    return next((side for side in map(side_of, told) if side is not None), None)
