"""How long it is from one time to another: "25 minutes later" of 7.40 and 8.05, "five years later" of 2016 and 2021."""

from __future__ import annotations

import re
from itertools import permutations

from assistant.support.denials import SENTENCES
from assistant.support.figures import Figure, in_figures

_TIME = re.compile(r"(?<![\d.,])(?P<hour>1[0-2]|\d)\.(?P<minute>[0-5]\d)(?![\d.,]\d|\d| ?%| (?:crowns|euros|metres)\b)")
_AFTER = re.compile(r"\s+(?:[\w’-]+\s+)?(?:later|earlier|sooner|after|before)\b|\s+(?:[\w’-]+\s+)?(?:from|between)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MINUTES = {"minute": 1, "hour": 60}
_HALF_DAY = 12 * 60


def lies_between(one: Figure, claim: str, given: str) -> bool:
    """Tell whether a stretch of time that a claim has as "later", "after" or "earlier" lies between two times of day or
    two years that stand in one sentence of ``given`` or in two that are neighbours.
    """
    behind = in_figures(claim).partition(one.written)[2].lstrip(" -")
    if one.bound or not _AFTER.match(f" {behind.partition(' ')[2]}"):
        return False
    told = SENTENCES.split(in_figures(given))
    near = [" ".join(told[n : n + 2]) for n in range(len(told))]
    if one.kind in _MINUTES:
        wanted = one.value * _MINUTES[one.kind]
        return any(
            (late - early) % _HALF_DAY == wanted for text in near for early, late in permutations(_times(text), 2)
        )
    return one.kind == "year" and any(
        int(late) - int(early) == one.value for text in near for early, late in permutations(_YEAR.findall(text), 2)
    )


def _times(text: str) -> list[int]:
    return [int(time["hour"]) * 60 + int(time["minute"]) for time in _TIME.finditer(text)]
