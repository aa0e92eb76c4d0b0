"""What no reading is searched for: a statement put to the answer before, and words glued as nobody writes them."""

from __future__ import annotations

import re

from assistant.asking.phrase import AUXILIARIES, PREPOSITIONS, noun_phrase
from assistant.conversation.kinds import head_of
from assistant.conversation.things import VERBS, things
from assistant.conversation.thread import Thread
from assistant.text import words

_LEAD = re.compile(r"(?:but|and|yet|well|so)\b,?\s+", re.IGNORECASE)
_SUBJECT = re.compile(r"(?-i:(?:the\s+)?(?=[A-Z]))|the\s+|(?:he|she|they|it|we|i)\s+", re.IGNORECASE)
_ASKS = re.compile(r"(?:how|what|which|who|whom|whose|when|where|why)\b", re.IGNORECASE)
_SAYING = re.compile(r"(?:wrote|writes|said|says|reports|reported)\b", re.IGNORECASE)
_DOES_IT = re.compile(
    r"(?P<does>[a-z]+)\s+(?:it|that|this|him|her|them)(?:\s+(?:out|up|again|in|down))?", re.IGNORECASE
)
_ORDERS = VERBS | {"check", "drop", "look", "put", "see"}
"""Open an order: "check it out"."""
_TELLS = re.compile(
    r"(?:that|this|it|he|she|they|these|those)(?:\s+(?:was|is|were|are|said|wrote|has|had)|['’]s)\s+\S", re.IGNORECASE
)
_VERB = re.compile(
    r"(?:wrote|said|says|writes|found|gave|told|knew|has|had|is|was|are|were|did|does|will|would|can|could)\b",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\b(?:about|of|in|on|at|for|with|before|after|since|during)\s+(?:about|of|before|after|since|until|during)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(r"\b(?:forget|tell|show|give|list|skip)\s+(?:that|this|it|me|us)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:he|she|it|they|him|her|his|its|them|their|that|this|there)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"\b[\w’'-]{4,}[.!?]\s+[A-Z]\w+\s")


def is_statement(asked: str) -> bool:
    """Tell whether words tell something and ask nothing: "but the Courier wrote 143"."""
    lead = _LEAD.match(asked)
    if lead is None and _TELLS.match(asked):
        return True
    rest = asked[lead.end() :] if lead else asked
    if (order := _DOES_IT.fullmatch(rest)) is not None and order["does"].lower() in _ORDERS:
        return True
    subject = _SUBJECT.match(rest)
    if subject is None or _ASKS.match(rest) or words(rest)[0].lower() in PREPOSITIONS | AUXILIARIES:
        return False
    pronoun = subject[0].strip().lower() not in ("", "the")
    at = subject.end() if pronoun else subject.end() + len(noun_phrase(rest[subject.end() :])[0])
    verb = (_VERB if lead else _SAYING).match(rest[at:].lstrip())
    behind = rest[at:].lstrip()[verb.end() :].split() if verb else []
    return bool(behind) and behind[0].lower() not in PREPOSITIONS - {"that"}


def is_glued(core: str, asked: str, thread: Thread) -> bool:
    """Tell whether a question was put together as nobody would write it: two prepositions that nobody typed side by
    side, an order or a second sentence in its middle.
    """
    if core == asked:
        return False
    typed = (asked.lower(), *(turn.question.lower() for turn in thread.turns))
    two = (found[0].lower() for found in _TWO.finditer(core))
    if any(not any(each in one for one in typed) for each in two):
        return True
    return _ORDER.search(core, 1) is not None or _SENTENCES.search(core) is not None


def names_its_own(asked: str) -> bool:
    """Tell whether a question behind "forget that" names a thing and points at none: what was before is left."""
    return bool(things(asked)) and not _POINTS.search(asked)


def names_another(asked: str, thread: Thread) -> bool:
    """Tell whether a question names only things that the one before did not, not even by their noun ("the club")."""
    before = {word.lower() for word in words(thread.base.core)}
    return names_its_own(asked) and not any(head_of(each.text).lower() in before for each in things(asked))
