"""Times of day as numbers: 7.30 p.m. is 19.30, and "25 minutes later" lies between 7.40 and 8.05."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from assistant.support.denials import SENTENCES
from assistant.support.figures import Figure, figures
from assistant.support.forms import weighty
from assistant.support.placed import clauses_of

_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_LEADS = frozenset(("at", "until"))
"""Before a number like 7.40 without a unit, lead to a time whatever stands behind."""
_AFTER = re.compile(r"\s+(?:[\w’-]+\s+)?(?:later|earlier|sooner|after|before)\b|\s+(?:[\w’-]+\s+)?(?:from|between)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MINUTES = {"minute": 1, "hour": 60}
_HALF_DAY = 12
_MOST = 8
"""Times in two sentences beyond which any stretch lies between some."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A time of day or a year with the words that weigh in its clause."""

    value: int
    about: frozenset[str]


def at_one_hour(one: Figure, there: list[Figure]) -> list[Figure]:
    """Give the numbers of an article, those that are the same time of day as ``one``, by the clock of 12 hours or of
    24, with its value: either must be surely a time ("7:30", "half past seven", "7.30 p.m."), neither a price.
    """
    return [replace(other, value=one.value) if _same_hour(one, other) else other for other in there]


def _same_hour(one: Figure, other: Figure) -> bool:
    early, late = sorted((one, other), key=lambda figure: figure.value)
    if late.value - early.value != _HALF_DAY or not (one.clock or other.clock):
        return False
    if not (_is_time(one) and _is_time(other)):
        return False
    return late.clock == "am" if early.value < 1 else early.clock != "am"


def _is_time(figure: Figure) -> bool:
    if figure.clock:
        return True
    bare = not figure.kind and (not figure.counts or figure.bound in _LEADS)
    return bare and _DOTTED.fullmatch(figure.written) is not None


def minutes(text: str) -> Iterator[int]:
    """Yield the times of day of a text in minutes."""
    for time in filter(_is_time, figures(text)):
        hour = int(time.value) + (_HALF_DAY if time.clock == "pm" and time.value < _HALF_DAY else 0)
        yield 60 * hour + int(100 * (time.value % 1))


def lies_between(one: Figure, claim: str, given: str) -> bool:
    """Tell whether a stretch of time lies between two times of day or two years of the claim, whatever it says of them,
    or, where it has "later", "after" or "earlier", between those two of ``given``, in one sentence or in neighbours,
    whose clauses say most of the claim.
    """
    if one.bound or (one.kind not in _MINUTES and one.kind != "year"):
        return False
    if _is_between(one, _told(one, [claim])):
        return True
    behind = claim.partition(one.written)[2].lstrip(" -")
    if not _AFTER.match(f" {behind.partition(' ')[2]}"):
        return False
    sentences = SENTENCES.split(given)
    about = weighty(claim)
    return any(_is_between(one, _told(one, sentences[n : n + 2]), about) for n in range(len(sentences)))


def _is_between(one: Figure, told: list[_Told], about: set[str] | None = None) -> bool:
    if len(told) > _MOST:
        return False
    pairs = [(len((first.about | last.about) & (about or set())), first, last) for first, last in combinations(told, 2)]
    most = max((much for much, _, _ in pairs), default=0)
    gaps = [abs(last.value - first.value) for much, first, last in pairs if much == most]
    if one.kind == "year":
        return one.value in gaps
    wanted, half = one.value * _MINUTES[one.kind], 60 * _HALF_DAY
    return any(wanted in (gap % half, -gap % half) for gap in gaps)


def _told(one: Figure, sentences: list[str]) -> list[_Told]:
    return [
        _Told(value, frozenset(weighty(clause)))
        for sentence in sentences
        for clause in clauses_of(sentence)
        for value in ([int(year) for year in _YEAR.findall(clause)] if one.kind == "year" else minutes(clause))
    ]
