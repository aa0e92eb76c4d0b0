"""Whether a day that an article names is past, by what its sentence says was done."""

from __future__ import annotations

import re

from assistant.support.forms import is_past

_ENDS = re.compile(r"[.!?](?=\s)|\n")
_ROOM = 120
"""Characters on either side of a day that are read of its sentence."""
_WORD = re.compile(r"\b[a-z]{3,}\b")
_TO_COME = re.compile(
    r"\b(?:will|would|shall|could|may|might|should|must|plan(?:s|ned)?|scheduled|due|next"
    r"|(?:is|are|was|were|be|been) (?:to|set))\b"
)
"""Tell of what is to come."""
_UP_TO = re.compile(r"\b(?:to|until|till|from|by|for|before|on to) (?:the )?(?:[A-Z][a-z]+day,? )?\Z")
"""Right before a day, may lead to one that is to come: "moved the fair to 3 May"."""


def is_done(day: re.Match[str]) -> bool:
    """Tell whether what a sentence has on a day was done: it has a past form and nothing that is to come."""
    before = _ENDS.split(day.string[max(0, day.start() - _ROOM) : day.start()])[-1]
    behind = _ENDS.split(day.string[day.end() : day.end() + _ROOM])[0]
    if _UP_TO.search(before) or _TO_COME.search(before) or _TO_COME.search(behind):
        return False
    return any(map(is_past, _WORD.findall(f"{before} {behind}")))
