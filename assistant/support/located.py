"""Where something is: a claim's "at the town hall" where the sentence that tells it has "in the market"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.support.forms import form, share, weighty

_PLACES = (
    r"hall|house|street|lane|road|square|market|quay|pier|mole|harbou?r|port|dock|church|chapel|school|station|hospital"
    r"|hotel|park|garden|library|museum|theatre|theater|stadium|bridge|court|palace|castle|tower|beach|island|valley"
    r"|forest|university|college|airport|prison|cemetery|factory|mill|farm|plaza|avenue|canteen|steps|courtyard"
)
_WHERE = re.compile(
    rf"\b(?:in|at|on|outside|near|inside) (?:the |a |an |its |their |his |her )?(?P<where>(?:[A-Za-z][\w’'-]* ){{0,3}}?"
    rf"(?i:{_PLACES})(?: (?i:{_PLACES}))*)\b(?P<of> of (?:the )?(?:[A-Za-z][\w’-]* ){{0,2}}?(?i:{_PLACES}))?"
)
_IS_THERE = re.compile(
    r"\b(?:is|are|was|were|lies?|lay|stands?|stood|situated|located) (?:in|on|at|near|outside|inside|beside|next to)\b"
)
"""Says where something is: the one place may be in the other."""
_MOST = 0.6
"""The share of a claim's other words that a sentence must have to be the one that tells it."""
_SOME = 0.25
"""The share of them with which a sentence that has the place may tell it as well."""


def elsewhere(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the place of a claim where the sentence that says most of it has another, and only sentences that tell
    something else have the claim's and none of them tells where something is; None where there is none.
    """
    for written, ours in _wheres(claim):
        wanted = {word for word in weighty(claim) if word not in ours}
        shares = [share(wanted, weighty(sentence)) for sentence in sentences]
        if not wanted or max(shares, default=0.0) < _MOST:
            continue
        best = [sentence for sentence, has in zip(sentences, shares, strict=True) if has == max(shares)]
        theirs = [[place for _, place in _wheres(sentence)] for sentence in best]
        if not all(theirs) or any(ours <= _words(sentence) for sentence in best):
            continue
        if any(place <= ours for places in theirs for place in places):
            continue  # "on the steps" is on those of the town hall
        there = [sentence for sentence in sentences if ours <= _words(sentence)]
        if any(_may_be_in(sentence, best, ours) for sentence in there):
            continue
        if there and not any(share(wanted, weighty(sentence)) >= _SOME for sentence in there):
            return written
    return None


def _may_be_in(sentence: str, best: Sequence[str], ours: set[str]) -> bool:
    """Tell whether a sentence that has the claim's place may say that the one of the best sentences is there."""
    if _IS_THERE.search(sentence):
        return True
    return any(place & (_words(sentence) - ours) for each in best for _, place in _wheres(each))


def _wheres(text: str) -> Iterator[tuple[str, set[str]]]:
    for found in _WHERE.finditer(text):
        yield found["where"], _words(f"{found['where']}{found['of'] or ''}")


def _words(text: str) -> set[str]:
    return {form(word) for word in re.findall(r"[\w’-]+", text.lower()) if len(word) > 2 and word not in ("the", "and")}
