"""Whom a place in an order means: "the latter", "the former", "both", of the two who were named last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.asking.names import names
from assistant.asking.phrase import AUXILIARIES
from assistant.conversation.anatomy import Base
from assistant.conversation.kinds import DETERMINER, is_person
from assistant.conversation.things import things
from assistant.conversation.thread import Thread, owning
from assistant.conversation.turns import Turn
from assistant.text import sentences, words

_ENDS = "|".join(sorted(word for word in AUXILIARIES if word.isalpha()))
_PLACED = re.compile(
    rf"\bthe\s+(?P<place>former|latter)(?P<owns>['’]s)?(?=\s*(?:$|[?.,]|(?:{_ENDS}|say|says|said|think|thinks|want|wants|and|in|on|at|to|about)\b)"
    r"|['’]s\b)",
    re.IGNORECASE,
)
"""Not "the former mayor"."""
_BOTH = re.compile(r"\bboth(?:\s+of\s+(?:them|these|those))?\b(?!\s+(?:the|sides|men|women|[a-z]+s)\b)", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s+and\s+", re.IGNORECASE)
_TWO = 2
UNCLEAR = "No two are named just before, so it is not clear who or what “{}” means: ask it with the name."


def placed(asked: str, thread: Thread) -> tuple[str, str]:
    """Give a question with names for "the latter", "the former" and "both", and what stays unclear in it, "" for
    nothing.
    """
    match = _PLACED.search(asked) or _BOTH.search(asked)
    if match is None:
        return asked, ""
    pair = next((found for turn, base in thread.back() for found in _pairs(turn, base)), None)
    if pair is None:
        return asked, "" if match.re is _BOTH else UNCLEAR.format(match[0])
    whom = " and ".join(pair)
    if match.re is _PLACED:
        one = pair[match["place"].lower() == "latter"]
        whom = owning(one) if match["owns"] else one
    return f"{asked[: match.start()]}{whom}{asked[match.end() :]}", ""


def _pairs(turn: Turn, base: Base) -> Iterator[tuple[str, str]]:
    """Yield the pairs that a turn names: in its short answer, in its question, in one sentence of its answer."""
    yield from _two(_AND.split(turn.short_answer))
    yield from _two(_AND.split(base.whose))
    core = base.core
    for one, other in pairwise(things(core)):
        if _AND.fullmatch(core[one.span.end : other.span.start]):
            yield one.text, other.text
    answer = turn.text if turn.answer is None or not turn.answer.abstained else ""
    for sentence in sentences(answer):
        yield from _two(tuple(name for name in names(sentence.of(answer)) if is_person(name) and " " in name))


def _two(found: list[str] | tuple[str, ...]) -> Iterator[tuple[str, str]]:
    named = [each for each in found if each and (each[0].isupper() or DETERMINER.match(each)) and len(words(each)) <= 5]
    if len(found) == len(named) == _TWO:
        yield named[0], named[1]
