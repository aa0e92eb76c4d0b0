"""Until when and since when: a date that bounds something, held against the one that bounds it in the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.dated import Dated
from assistant.support.days import Day, days, grain, holds

_LIMIT = re.compile(r"\b(?P<word>until|since|from|before|after)\s\Z", re.IGNORECASE)
_LONGEST = 8
"""Characters that hold one of these words."""


def other_limit(claim: str, cited: Sequence[Dated]) -> str | None:
    """Give a date of a claim, "until March", where the sentence that says most of the claim has another one behind the
    same word, "until February, he said in March", and no cited sentence has it behind that word.
    """
    best = max(cited, key=lambda article: article.share, default=None)
    if best is None:
        return None
    bounds = [
        (_limit(sentence, day), day, sentence is best.sentences[0])
        for article in cited
        for sentence in article.sentences
        for day in days(sentence, article.published)
    ]
    for said in days(claim, best.published):
        word = _limit(claim, said)
        same = [(day, binds) for limit, day, binds in bounds if word and limit == word and grain(day) == grain(said)]
        if any(binds for _, binds in same) and not any(holds(said, day) for day, _ in same):
            return said.written
    return None


def _limit(text: str, day: Day) -> str:
    found = _LIMIT.search(text, max(0, day.start - _LONGEST), day.start)
    return found["word"].lower() if found else ""
