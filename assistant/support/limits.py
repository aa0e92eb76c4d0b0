"""Until when and since when: a date that bounds something, held against the one that bounds it in the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.days import Dated, Day, days

_LIMIT = re.compile(r"\b(?P<word>until|since|from|before|after)\s\Z", re.IGNORECASE)
_LONGEST = 8
"""Characters that hold one of these words."""


def other_limit(claim: str, cited: Sequence[Dated]) -> str | None:
    """Give a date of a claim, "until March", where the sentence that says most of the claim has another one behind the
    same word: "until February, he said in March".
    """
    best = max(cited, key=lambda article: article.share, default=None)
    if best is None:
        return None
    there = best.sentences[0]
    bounds = [(_limit(there, day), day) for day in days(there, best.published)]
    for said in days(claim, best.published):
        word = _limit(claim, said)
        same = [day for limit, day in bounds if word and limit == word and _grain(day) == _grain(said)]
        if same and not any(_agree(said, day) for day in same):
            return said.written
    return None


def _limit(text: str, day: Day) -> str:
    found = _LIMIT.search(text, max(0, day.start - _LONGEST), day.start)
    return found["word"].lower() if found else ""


def _grain(day: Day) -> str:
    if day.day is not None or day.weekday is not None:
        return "day"
    return "month" if day.month is not None else day.season and "season"


def _agree(one: Day, other: Day) -> bool:
    return one.season == other.season and not set(one.may_be).isdisjoint(other.may_be)
