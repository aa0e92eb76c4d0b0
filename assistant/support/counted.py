"""Hold the numbers of a claim against those of its articles: there, of the same thing, or reckoned from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, permutations

from assistant.support.clocks import at_one_hour, lies_between
from assistant.support.denials import SENTENCES
from assistant.support.figures import KINDS, POINT, STATED, Figure, figures
from assistant.support.forms import form, weighty
from assistant.support.measures import in_numbers
from assistant.support.placed import clauses_of

_POINTING = frozenset("the these those his her its their".split())
"""Before "two", counts what was named before, as "both" does."""
_CHANGE = re.compile(
    r"\b(?:f[ae]ll|fallen|rise|rose|risen|grew|grown|dropped|cut|lost|lose[sd]?|shrank|shrunk|reduced|increased|declined"
    r"|slumped|by|down|up)\b[^.;]*\Z",
    re.IGNORECASE,
)
"""Before a share, makes it that by which something changed and not what it came to."""
_COMPARING = frozenset(map(form, "more less fewer faster slower longer shorter later earlier cheaper dearer".split()))
_COMPARES = (
    r"more|less|fewer|faster|slower|longer|shorter|cheaper|dearer|ahead|remaining|rest|left|difference|lead"
    r"|together|in all|altogether|total|combined|between them|both"
)
_CUE_BEFORE = re.compile(rf"\b(?:(?:{_COMPARES})\b(?:[\s,]+[\w’'-]+){{0,3}}?|by)[\s,$€£¥]*\Z", re.IGNORECASE)
_CUE_BEHIND = re.compile(rf"(?:[\s,]+[\w’'%-]+){{0,4}}?[\s,]+(?:{_COMPARES})\b", re.IGNORECASE)
"""Say that a number comes from others, next to it."""
_OF_THAT = re.compile(r"(?: [^\W\d_]+)? of (?:that|this|it|them|these|those|which)\b")
"""Behind a number, says that it is a part of the one before it."""
_SMALL = 100
"""From where a number is large enough to be named roundly."""
_MOST_RECKONED = 8
"""Numbers of one measure beyond which some sum gives anything."""
_NEAR_BY = Fraction(1, 10)
_UNIT_FORMS = frozenset(form(name) for name in KINDS)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A number of an article with the place of its sentence and the words there that weigh, but for what numbers count,
    those ``beside`` it in its clause; ``of_that``: it is said to be a part of the number before it.
    """

    figure: Figure
    place: int
    about: frozenset[str]
    beside: frozenset[str]
    of_that: bool


def strange(claim: str, given: str, near: str = "", dated: tuple[str, str] = ("", "")) -> Iterator[str]:
    """Yield the numbers of ``claim`` that ``given`` does not have, or has of something else, and that do not follow
    from others of the claim, or of the same thing in ``given`` and ``near`` it; ``dated`` are both with their dates.
    """
    said = list(figures(claim))
    given, near = (in_numbers(given), in_numbers(near)) if said else ("", "")
    there = list(figures(given))
    hours = [at_one_hour(one, there) for one in said]
    held = [one for one, at_hour in zip(said, hours, strict=True) if _held(one, at_hour)]
    every: list[_Stated] = []
    for n, one in enumerate(said):
        fits = one in held and (_counts(one, hours[n]) or _counts_unsaid(one, given, claim))
        if (
            fits
            or _both(one, there)
            or _derived(one, held, claim)
            or lies_between(one, dated[0] or claim, dated[1] or given)
        ):
            continue
        every = every or _all_stated(given, near)
        if not _rounded(one, every, claim) and not _reckoned(_measured(one, said[:n]), every, said, claim):
            yield one.written


def _all_stated(given: str, near: str) -> list[_Stated]:
    found = list(_stated(given))
    own = {each.figure for each in found}
    return found + [each for each in _stated(near, len(SENTENCES.split(given))) if each.figure not in own]


def _stated(text: str, before: int = 0) -> Iterator[_Stated]:
    """Yield the numbers of a text with their sentences, numbered on from ``before``."""
    for place, sentence in enumerate(SENTENCES.split(text), start=before):
        found = list(figures(sentence))
        about = frozenset(weighty(sentence) - _UNIT_FORMS).difference(*(one.counts[:1] for one in found))
        for one in found:
            behind = sentence.partition(one.written)[2]
            clause = next((part for part in clauses_of(sentence) if one.written in part), sentence)
            yield _Stated(one, place, about, about & weighty(clause), _OF_THAT.match(behind) is not None)


def _measured(one: Figure, before: Sequence[Figure]) -> Figure:
    """Give a number that says how much more or less something is with the unit of the number before it."""
    if one.kind or not set(one.counts[:1]) <= _COMPARING:
        return one
    return next((replace(one, kind=other.kind, counts=other.counts) for other in reversed(before)), one)


def _rounded(one: Figure, there: Sequence[_Stated], claim: str) -> bool:
    """Tell whether a number bounds one of the article from near by, "more than four thousand" of 4,200, or is a share
    that stands for its percentage, "half" for 50 %, "just over half" for 50.2, or the other way round.
    """
    share = one.value < 1 and not one.kind
    if one.kind == "%" and any(not each.figure.kind and each.figure.value * 100 == one.value < 100 for each in there):
        return True
    about = weighty(claim)
    alike = [each for each in there if (each.figure.kind == "%" if share else _alike(one, each.figure))]
    most = max((len(each.about & about) for each in alike), default=0)
    for each in alike:
        other = each.figure
        value = other.value / 100 if share else other.value
        same = bool(_shared(one, other)) or 0 < len(each.about & about) == most
        if not same or STATED.get(other.bound) or (not share and one.value < _SMALL):
            continue
        match STATED.get(one.bound):
            case "more" if value > one.value and value - one.value <= _NEAR_BY * one.value:
                return True
            case "less" if value < one.value and one.value - value <= _NEAR_BY * one.value:
                return True
            case None if share and value == one.value:
                return True
    return False


def _reckoned(one: Figure, there: Sequence[_Stated], said: Sequence[Figure], claim: str) -> bool:
    """Tell whether a number is the sum or difference of others that the article has of the same thing, and the claim
    compares or adds right there, or what is left where one is "of that"; or the share of one in another.
    """
    if one.bound in STATED or (one.kind == "%" and POINT not in one.counts):
        return False
    named = {other.value for other in said if other.value > 1 and other is not one}
    if one.value < 1 and not one.kind:
        return _is_share(one, claim) and any(
            part.figure.value > 1
            and part.figure.value == one.value * whole.figure.value
            and whole.figure.value in named
            for part, whole in permutations(there, 2)
            if _together(part, whole, named)
        )
    if one.value.denominator > 1 and not any(map(str.isdigit, one.written)):
        return False
    compares = _has_cue(one, claim)
    alike = [each for each in there if _same(one, each.figure)]
    return len(alike) <= _MOST_RECKONED and any(
        (
            (one.value == abs(first.figure.value - second.figure.value) and (compares or second.of_that))
            or (compares and one.value == first.figure.value + second.figure.value)
        )
        and _together(first, second, named)
        and not (_is_bare(first.figure) and _is_bare(second.figure))
        for first, second in combinations(alike, 2)
    )


def _has_cue(one: Figure, claim: str) -> bool:
    before, _, behind = claim.partition(one.written)
    return _CUE_BEFORE.search(before) is not None or _CUE_BEHIND.match(behind) is not None


def _together(first: _Stated, second: _Stated, named: set[Fraction]) -> bool:
    """Tell whether two numbers measure the same and are of one thing: in one sentence, one "of that", in sentences that
    share a word that weighs, or one of them in the claim beside the number that follows (``named``).
    """
    if not _same(first.figure, second.figure):
        return False
    if first.place == second.place or second.of_that or {first.figure.value, second.figure.value} & named:
        return True
    return bool(first.about & second.about) and not (_is_bare(first.figure) or _is_bare(second.figure))


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
    loose = one.bound == "at"  # "rather than at 7.40" of "instead of 7.40"
    return not bounded or any(other in bounded or (loose and not other.bound) for other in same)


def _counts(one: Figure, there: Sequence[Figure]) -> bool:
    if one.value < 1 and not one.kind:
        return True
    same = [other for other in there if other.value == one.value and _alike(one, other)]
    others = [other for other in there if other.value != one.value]
    return max(_shared(one, other) for other in same) >= max((_shared(one, other) for other in others), default=0)


def _counts_unsaid(one: Figure, given: str, claim: str) -> bool:
    """Tell whether a number counts what one of its sentence or the one before does, and leaves it unsaid, in a sentence
    that says more of the claim: "One list had 900 votes. The other came second with 300."
    """
    stated = list(_stated(given))
    clause = next((part for part in clauses_of(claim) if one.written in part), claim)
    about = weighty(clause).difference(one.counts)
    rivals = [each for each in stated if each.figure.value != one.value and _shared(one, each.figure)]
    return any(
        _is_bare(each.figure)
        and any(each.place - other.place in (0, 1) for other in rivals)
        and all(_says_more(each, other, about) for other in rivals)
        for each in stated
        if each.figure.value == one.value
    )


def _says_more(each: _Stated, other: _Stated, about: set[str]) -> bool:
    """Tell whether the sentence of a number, or its clause where they are in one, says more of a claim."""
    if each.place == other.place:
        return len(each.beside & about) > len(other.beside & about)
    return len(each.about & about) > len(other.about & about)


def _shared(one: Figure, other: Figure) -> int:
    """Count the words that both numbers stand with, but for the unit they measure in."""
    return len(set(one.counts) & set(other.counts) - _UNIT_FORMS)


def _alike(one: Figure, other: Figure) -> bool:
    """Tell whether two numbers may measure the same; "the eight", of people named before, are no eight hours."""
    if one.kind and other.kind:
        return one.kind == other.kind
    return not ((one.kind and _points(other)) or (other.kind and _points(one)))


def _points(one: Figure) -> bool:
    return one.led in _POINTING and not one.counts and one.value < _SMALL
