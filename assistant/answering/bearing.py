"""How a sentence bears on what a question asks after: on the side it names or the other, done or only planned."""

from __future__ import annotations

import re

from assistant.answering.stance import side_of
from assistant.question import Question
from assistant.support.forms import is_past, root

SIDE = 0.5
"""What a sentence gains by being on the side that a question names."""
BESIDE = 0.5
"""What it loses by being on the other, or by planning what the question takes to be done."""
_DID = re.compile(
    r"(?:and\s+|so\s+)?(?:who|which(?:\s+\w+){1,3}?|whose\s+\w+)\s+(?:(?:has|have|had|was|were)\s+)?(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_PLANS = re.compile(r"\b(?:will|would|shall|may|might|could|to|not)\s+(?:\w+ly\s+)?(?P<verb>[a-z]+)\b", re.IGNORECASE)


def bearing(question: Question, text: str) -> float:
    """Give what a sentence gains or loses: "Quay voted no" beats "Holt will vote no" for who voted against it."""
    if beside(question, text):
        return -BESIDE
    deed = done(question)
    asked = side_of(deed) if deed else None
    return SIDE if asked is not None and side_of(text) == asked else 0.0


def beside(question: Question, text: str) -> bool:
    """Tell whether a sentence is on the other side than "who voted for it" names, or only plans what it takes to be
    done.
    """
    deed = done(question)
    if not deed:
        return False
    asked, told = side_of(deed), side_of(text)
    opposed = asked is not None and told is not None and asked != told
    return opposed or _is_planned(text, _stem(deed.split()[0]))


def done(question: Question) -> str:
    """Give what was done, from the verb on, of a question that asks who did it; "" for any other."""
    did = _DID.match(question.text)
    return question.text[did.start("verb") :] if did and is_past(did["verb"].lower()) else ""


def _is_planned(text: str, verb: str) -> bool:
    """Tell whether a sentence has a verb only as what will be done, or is to be."""
    told = [word.start() for word in re.finditer(r"[a-z]+", text.lower()) if _stem(word[0]) == verb]
    planned = {found.start("verb") for found in _PLANS.finditer(text)}
    return bool(told) and all(at in planned for at in told)


def _stem(word: str) -> str:
    return root(word.lower()).rstrip("e")  # "vote" is too short for its form to lose the letter
