"""Whether somebody's words say plainly what a question asks after, going by the clauses that have its words."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.held_back import asserts, held_back
from assistant.support.forms import weighty
from assistant.text import sentences
from assistant.wording import reverses

_SECOND_HAND = re.compile(
    r"\b(?:claim|alleg|suggest|rumour|insist|accus|suppos|pretend|imagin|wonder|fear|hop|wish|want|ask|question|doubt|guess"
    r"|expect|warn)(?:e|es|s|ed|d|ing)?\b|\b(?:says?|said|told|tells?|hears?|heard|wrote|writes|reports?|reported)\b"
    r"|(?<!\bi )(?<!\bwe )(?<!\bhe )(?<!\bshe )(?<!\bthey )\b(?:thinks?|thought|believes?|believed)\b",
    re.IGNORECASE,
)
"""What is told of others, hoped or asked is not what a speaker says himself."""
_PERHAPS = re.compile(
    r"\b(?:may|might|could|perhaps|maybe|possibl[ey]|nearly|almost|as good as|seems?|seemed)\b", re.IGNORECASE
)

LEAST = 2
"""Words that a topic must have for its denial to be known again."""
_WHO_SAID = re.compile(r",\s+(?:[A-Z][\w’'-]*\s?){1,3}(?:said|says|added)\b.*", re.DOTALL)
"""Behind an indirect report: "the siren had no power, Kettel said"."""
_QUESTION = re.compile(r"\?[\s”\"’]*$")
_NEGATED = re.compile(r"\b(?:not|never|no|nobody|none|nor|neither|cannot|nothing|refus\w*)\b|n['’]t\b", re.IGNORECASE)


def says(topic: str, said: str, coverage: Callable[[str], float]) -> float:
    """Give the greatest share of the topic's words that one sentence of what was said gives as so; where the topic
    denies something, that denies it too.

    What is denied, conditional, asked, hoped, only possible or others' claims counts for nothing; what the topic itself
    says so ("that they might") does.
    """
    denies = not asserts(topic)
    best = 0.0
    for span in sentences(said):
        words = span.of(said)
        own = words
        for pattern in (_SECOND_HAND, _PERHAPS):
            strange = [one for one in pattern.finditer(own) if one[0].lower() not in topic.lower()]
            if strange:
                own = own[: strange[0].start()]
        if denies:
            own = own if not asserts(own) and reverses(topic, own) is None else ""
        else:
            for held in held_back(own):
                own = own[: held.start] + " " * (held.end - held.start) + own[held.end :]
        best = max(best, coverage(own))
    return best


def plainly_denies(topic: str, said: str) -> bool:
    """Tell whether a clause of what was said, its parts joined by " … ", is nothing but the topic denied: "the siren
    had no power", of whether the siren had power.
    """
    asked = weighty(topic)
    if len(asked) < LEAST or not asserts(topic):
        return False
    denied = (held.of(part) for part in said.split(" … ") for held in held_back(part))
    return any(
        _NEGATED.search(clause) and weighty(_WHO_SAID.sub("", clause)) == asked and not _QUESTION.search(clause)
        for clause in denied
    )


def gainsays(topic: str, said: str, coverage: Callable[[str], float]) -> float:
    """Give the greatest share of the topic's words that one sentence of what was said denies; where the topic denies
    something, that it gives as so.
    """
    best = 0.0
    for span in sentences(said):
        words = span.of(said)
        if not asserts(topic):
            best = max(best, coverage(words) if asserts(words) else 0.0)
        elif _NEGATED.search(words):
            best = max(best, coverage(" ".join(held.of(words) for held in held_back(words))))
    return best
