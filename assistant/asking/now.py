"""Whether a question asks how things stand on the day it is asked: "who is the mayor?", "what is the latest on it?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.periods import TimeExpression

_LATELY = re.compile(r"\b(?:newest|most\s+recent|nowadays|still|these\s+days|at\s+present)\b", re.IGNORECASE)
"""Beside what the clock reads: "latest", "currently", "now"."""
_PRESENT = re.compile(
    r"(?:(?:and|so|but|please)[\s,]+)*(?:"
    r"(?:is|are|does|do)\s(?!(?:it|this|that)\s+(?:true|right|correct|so)\b)"  # is Ada Quay still harbour master?
    r"|(?:who|what|where|which|when|why|how)(?:['’]s\s|\s+(?:[\w’'-]+\s+){0,4}?(?:is|are|does|do)\s)"
    r"|who\s+(?:\w+ly\s+)?(?!(?:was|does|this|its|is)\b)[a-z]+[a-rt-z]s\s"  # who chairs, who runs
    r")",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|did|had|used\s+to|before|former(?:ly)?|previous(?:ly)?|ago)\b", re.IGNORECASE)


def asks_now(text: str, times: Sequence[TimeExpression]) -> bool:
    """Tell whether a question asks about the present, naming no time of its own."""
    if any(time.binding or time.kind != "deictic" for time in times) or _PAST.search(text):
        return False
    return bool(times) or _LATELY.search(text) is not None or _PRESENT.match(text.strip()) is not None
