"""Hold the numbers of a claim against those of its articles: there, of the same thing, or reckoned from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations

from assistant.support.figures import KINDS, POINT, STATED, Figure, figures
from assistant.support.forms import form

_POINTING = frozenset("the these those his her its their".split())
"""Before "two", counts what was named before, as "both" does."""
_CHANGE = re.compile(
    r"\b(?:f[ae]ll|fallen|rise|rose|risen|grew|grown|dropped|cut|lost|lose[sd]?|shrank|shrunk|reduced|increased|declined"
    r"|slumped|by|down|up)\b[^.;]*\Z",
    re.IGNORECASE,
)
"""Before a share, makes it that by which something changed and not what it came to."""
_COMPARING = frozenset(map(form, "more less fewer faster slower longer shorter later earlier cheaper dearer".split()))
_COMPARES = re.compile(
    r"\b(?:more|less|fewer|faster|slower|longer|shorter|cheaper|dearer|ahead|remaining|rest|left|difference|lead|by"
    r"|together|in all|altogether|total|combined|between them|both)\b",
    re.IGNORECASE,
)
"""Says that a number comes from others."""
_SMALL = 100
_MOST_RECKONED = 8
"""Numbers of one measure beyond which some sum gives anything."""
_NEAR_BY = Fraction(1, 10)
_UNIT_FORMS = frozenset(form(name) for name in KINDS)


def strange(claim: str, given: str, near: str = "") -> Iterator[str]:
    """Yield the numbers of ``claim`` that ``given`` does not have, or has of something else, and that do not follow
    from others of the claim, or of the same thing in ``given`` and ``near`` it.
    """
    said, there = list(figures(claim)), list(figures(given))
    every = [*there, *(one for one in figures(near) if one not in there)]
    held = [one for one in said if _held(one, there)]
    for n, one in enumerate(said):
        fits = one in held and _counts(one, there)
        if fits or _both(one, there) or _derived(one, held, claim) or _rounded(one, every):
            continue
        if not _reckoned(_measured(one, said[:n]), every, said, claim):
            yield one.written


def _measured(one: Figure, before: Sequence[Figure]) -> Figure:
    """Give a number that says how much more or less something is with the unit of the number before it."""
    if one.kind or not set(one.counts[:1]) <= _COMPARING:
        return one
    return next((replace(one, kind=other.kind, counts=other.counts) for other in reversed(before)), one)


def _rounded(one: Figure, there: Sequence[Figure]) -> bool:
    """Tell whether a number bounds one of the article from near by, "more than four thousand" of 4,200, or is a share
    that stands for its percentage, "half" for 50 %, "just over half" for 50.2.
    """
    share = one.value < 1 and not one.kind
    for other in there:
        value = other.value / 100 if share and other.kind == "%" else other.value
        alike = other.kind == "%" if share else _alike(one, other) and (one.kind or _shared(one, other))
        if not alike or STATED.get(other.bound) or (not share and one.value < _SMALL):
            continue
        match STATED.get(one.bound):
            case "more" if value > one.value and value - one.value <= _NEAR_BY * one.value:
                return True
            case "less" if value < one.value and one.value - value <= _NEAR_BY * one.value:
                return True
            case None if share and value == one.value:
                return True
    return False


def _reckoned(one: Figure, there: Sequence[Figure], said: Sequence[Figure], claim: str) -> bool:
    """Tell whether a number is the sum or difference of others that the article has of the same thing, or the share of
    one in another. A small one, which some sum of an article gives by chance, only where the claim compares or adds.
    """
    if one.bound in STATED or (one.kind == "%" and POINT not in one.counts):
        return False
    if one.value < 1 and not one.kind:
        wholes = {other.value for other in said if other.value > 1}
        return _is_share(one, claim) and any(
            part.value > 1 and part.value == one.value * whole.value and _same(part, whole) and whole.value in wholes
            for part, whole in permutations(there, 2)
        )
    compares = _COMPARES.search(claim) is not None
    if one.value.denominator > 1 and not any(map(str.isdigit, one.written)):
        return False
    if one.value < _SMALL and not compares and one.value.denominator == 1:
        return False
    alike = [other for other in there if _same(one, other)]
    return len(alike) <= _MOST_RECKONED and any(
        (one.value == abs(first.value - second.value) or (compares and one.value == first.value + second.value))
        and _same(first, second)
        and not (_is_bare(first) and _is_bare(second))
        for first, second in combinations(alike, 2)
    )


def _same(one: Figure, other: Figure) -> bool:
    """Tell whether two numbers measure in the same unit, or count the same, as far as they say."""
    if _is_bare(one) or _is_bare(other):
        return True
    return one.kind == other.kind if one.kind or other.kind else bool(set(one.counts) & set(other.counts))


def _is_bare(one: Figure) -> bool:
    return not one.kind and not one.counts


def _both(one: Figure, there: Sequence[Figure]) -> bool:
    """Tell whether a number is a "the two" of what no other number of the article counts."""
    if one.written.lower() != "two" or one.led not in _POINTING:
        return False
    counted = set(one.counts[:1]) - _UNIT_FORMS
    return not any(other.value != one.value and counted & set(other.counts) for other in there)


def _derived(one: Figure, others: Sequence[Figure], claim: str) -> bool:
    """Tell whether a number is the sum, difference or share of two others of the same claim: "180 instead of 210
    metres, thirty less". The difference of percentages is one of points.
    """
    pairs = list(permutations([other.value for other in others if other is not one and _alike(one, other)], 2))
    if one.kind == "%" and POINT not in one.counts:
        return False
    if one.value < 1 and _is_share(one, claim) and any(first == one.value * second for first, second in pairs):
        return True
    return not one.bound and any(one.value in (first + second, abs(first - second)) for first, second in pairs)


def _is_share(one: Figure, claim: str) -> bool:
    """Tell whether a claim has a part as one of a whole, "half the cost", "fell to a third", not as a change."""
    if one.bound:
        return one.bound == "to"
    before, _, after = claim.partition(one.written)
    return re.match(r" (?:of|the|this|that|its|his|her|their)\b", after) is not None and not _CHANGE.search(before)


def _held(one: Figure, there: Sequence[Figure]) -> bool:
    same = [other for other in there if other.value == one.value and _alike(one, other)]
    if not same:
        return False
    if one.rate and all(other.rate != one.rate for other in same):
        return False
    side = STATED.get(one.bound)
    if side and all(STATED.get(other.bound) != side for other in same):
        return False
    bounded = [other for other in there if one.bound and other.bound == one.bound and other.kind == one.kind]
    return not bounded or any(other in same for other in bounded)


def _counts(one: Figure, there: Sequence[Figure]) -> bool:
    if one.value < 1 and not one.kind:
        return True
    same = [other for other in there if other.value == one.value and _alike(one, other)]
    others = [other for other in there if other.value != one.value]
    return max(_shared(one, other) for other in same) >= max((_shared(one, other) for other in others), default=0)


def _shared(one: Figure, other: Figure) -> int:
    """Count the words that both numbers stand with, but for the unit they measure in."""
    return len(set(one.counts) & set(other.counts) - _UNIT_FORMS)


def _alike(one: Figure, other: Figure) -> bool:
    return not one.kind or not other.kind or one.kind == other.kind
