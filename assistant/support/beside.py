"""Whether a word of a claim stands beside what its article has the opposite of the word beside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.denials import tokens
from assistant.support.forms import form
from assistant.support.opposites import bare
from assistant.text import STOPWORDS

_NEAR = 4
"""Words between one of two opposites and a word that stands beside the other in the claim."""


def _around_it(clause: str, said: Sequence[str], at: int, other: frozenset[str]) -> list[str]:
    """Give the content words that stand next to one, those behind it first: in what the commas of its clause part, or
    beyond where none stand there and the clause has no word for the ``other`` side, beside which they may stand.
    """
    begun, end = 0, len(said)
    for part in re.split(r",(?=\s)", clause):
        end = begun + len(tokens(part))
        if at < end:
            break
        begun = end
    both = any(bare(word) in other for word in said)
    for first, last in ((begun, end),) if both else ((begun, end), (0, len(said))):
        around = (*said[at + 1 : min(last, at + 3)], *said[max(first, at - 2) : at][::-1])
        if found := [word for word in around if word not in STOPWORDS and bare(word) not in other]:
            return found
    return []


def nearer_to_other(
    clause: str,
    said: Sequence[str],
    at: int,
    other: frozenset[str],
    there: Sequence[str],
    same: Sequence[int],
    against: Sequence[int],
) -> bool:
    """Tell whether a word next to that ``at`` a place of a claim stands nearer to its opposite where the article has
    ``there`` both: the ``same`` word, not between the same words, and those ``against`` it.
    """
    left, right = list(said[max(0, at - 1) : at]), list(said[at + 1 : at + 2])
    if (left or right) and any(
        (not left or list(there[place - 1 : place]) == left)
        and (not right or list(there[place + 1 : place + 2]) == right)
        for place in same
    ):
        return False
    if left:  # "Quay voted no": against what was voted on
        voted = [*left, "it"]
        if any(list(there[place - 1 : place + 2 : 2]) == voted for place in same):
            return False
        if any(list(there[place - 1 : place + 2 : 2]) == voted for place in against):
            return True
    for neighbour in _around_it(clause, said, at, other)[:2]:
        places = [place for place, token in enumerate(there) if form(token) == form(neighbour)]
        if places:
            ours = min(abs(place - one) for place in places for one in same)
            theirs = min(abs(place - one) for place in places for one in against)
            return theirs < ours and theirs <= _NEAR
    return False
