"""Which of several people is meant, after "Who is meant?": "Alwin", "the other Lorne", "the mayor, not her brother"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation.fragments import Asked
from assistant.conversation.kinds import without_article
from assistant.conversation.someone import told_sex
from assistant.conversation.thread import Known, Thread
from assistant.text import words

_LEAD = re.compile(
    r"(?:(?:no|nope|sorry|and|i\s+(?:mean|meant)|that\s+is)\b[,.;:!\s–—-]*)*(?:what\s+about\s+)?(?P<whom>.+)",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?P<whom>[^,]+?)?(?:^|,?\s+)not\s+(?P<other>[^,]+?)(?:,\s*(?:but\s+)?(?P<but>.+))?", re.IGNORECASE)
_PLACED = re.compile(
    r"(?:the\s+)?(?P<place>first|former|second|other|latter|third|last)(?:\s+(?P<name>one|[\w’'-]+))?", re.IGNORECASE
)
_PLACES = {"first": 0, "former": 0, "second": 1, "other": 1, "latter": 1, "third": 2, "last": -1}
"""Whom a place means in the order in which they were named; of two "the other" is the one named last."""


def chosen(asked: str, thread: Thread) -> Asked | None:
    """Ask the question before of the one whom the reader chose; None where it left nothing to choose, or this is no
    choice.
    """
    base = thread.base
    named = thread.known.bearers(without_article(base.whose)) if base.who and thread.unanswered else ()
    match = _LEAD.fullmatch(asked)
    if len(named) < 2 or base.who is None or match is None:
        return None
    whom = _meant(match["whom"].strip(), base.whose, named, thread.known)
    if whom is None:
        return None
    return Asked(base.with_(base.who, whom), base.when, thread.last.narrowed)


def _meant(whom: str, shared: str, named: Sequence[str], known: Known) -> str | None:
    placed = _PLACED.fullmatch(whom)
    if placed is not None and (placed["name"] or "one").lower() in ("one", words(shared)[-1].lower()):
        place = placed["place"].lower()
        fits = len(named) == 2 if place in ("other", "former", "latter") else _PLACES[place] < len(named)
        return named[_PLACES[place]] if fits else None
    swap = _NOT.fullmatch(whom)
    this, other = (swap["whom"] or swap["but"] or "", swap["other"]) if swap else (whom, "")
    fitting = _fitting(this, named, known) if this else []
    if other and not fitting:  # "not Greta": of two the other
        excluded = _fitting(other, named, known)
        fitting = [name for name in named if name not in excluded] if excluded else []
    return fitting[0] if len(fitting) == 1 else None


def _fitting(whom: str, named: Sequence[str], known: Known) -> list[str]:
    """List those whom words may mean: a part of the name, an office that is theirs, "her", "the woman"."""
    told = {word.lower() for word in words(without_article(whom))}
    if fitting := [name for name in named if told and told <= {word.lower() for word in words(name)}]:
        return fitting
    if fitting := [name for name in named if name in known.bearers(without_article(whom))]:
        return fitting
    sex = told_sex(whom)
    return [name for name in named if sex and known.sex(name) == sex]
