"""The dates that a claim names, held against those of its articles and the day that they appeared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.support.asides import without_asides
from assistant.support.days import Day, days, grain, holds, without_days
from assistant.support.forms import weighty
from assistant.support.telling import of_telling

_REPORTING = re.compile(
    r"(?:report(?:s|ed)?|writes|wrote|published|says|said|article|story|letter|issue|edition) (?:on|of|dated)?\s*"
    r"(?:the )?$"
    r"|[\w’](?<!\bend)(?<!\bstart)(?<!\bbeginning)(?<!\bmiddle)(?<!\bhalf) of $|\(\s*$|, $",
    re.IGNORECASE,
)
_BINDS = 0.6
"""The share of a claim's words with which one sentence is what it tells."""
_TOLD_APART = re.compile(r"\w{3,},? (?:because|while|whereas|although)\b|, (?:as|since|and|but|after|when)\b|;\s")
"""Parts two things that a claim tells, of which either may have its day in a sentence of its own."""
_REPORTED = re.compile(r",? (?:[Tt]he )?(?:[A-Z][\w’-]* ){1,4}(?:reported|wrote|writes|reports)\b")

_JOINS = (", ", "; ", " and ", " but ")
"""Begin what the next of two tells: "the guild said in 2019 that it leaks, and in January Ada Quay said …"."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What an article says: the cited sentences, that which says most of the claim first, the words around them, the
    day it appeared, and the share of the claim's words that the first sentence has.
    """

    sentences: tuple[str, ...]
    around: str
    published: date | None
    share: float = 1.0


def strange(claim: str, cited: Sequence[Dated]) -> str | None:
    """Give a date of ``claim`` that none of the cited articles has there; None where there is none.

    The sentence that says most of the claim binds, the others are asked where it has no date as exact, or the claim has
    two; the words around where no cited sentence has one. The day of publication holds where the claim says that it
    is, or where the cited sentences name no day at all; that in which somebody told it is the article's own, where it
    has one.
    """
    named = list(days(claim, None))
    best = max(cited, key=lambda article: article.share, default=None)
    for said in named:
        before, behind = claim[max(0, said.start - 40) : said.start], claim[said.end : said.end + 80]
        reporting = _REPORTING.search(before) is not None or _REPORTED.match(behind) is not None
        telling = grain(said) != "day" and of_telling(claim, said)
        others = [other for other in named if other is not said and grain(other) == grain(said)]
        alone = not others and not _TOLD_APART.search(claim)
        if telling and any(told := [_told(article, claim) for article in cited]):
            if not any(holds(said, day) for each in told for day in each):
                return said.written
            continue
        reporting |= telling
        if not any(_backed(said, article, others, reporting=reporting, alone=alone) for article in cited):
            return said.written
        bound = best is not None and best.share >= _BINDS and not _has_there(said, claim, best, cited)
        if best and bound and len(named) == 1 and not reporting and _elsewhen(said, claim, best):
            return said.written
    return None


def _told(article: Dated, claim: str) -> list[Day]:
    """Give the dates on which the sentence that says most of a claim has somebody tell something; of several, those
    that tell most of the claim.
    """
    sentence = article.sentences[0]
    told = [day for day in days(sentence, article.published) if of_telling(sentence, day)]
    begun = [max(sentence.rfind(mark, 0, day.start) for mark in _JOINS) for day in told[1:]]
    wanted = weighty(claim)
    shares = [
        len(wanted & weighty(sentence[max(0, start) : end]))
        for start, end in zip([0, *begun], [*begun, len(sentence)], strict=True)
    ]
    return [day for day, share in zip(told, shares, strict=False) if share == max(shares)]


def _has_there(said: Day, claim: str, best: Dated, cited: Sequence[Dated]) -> bool:
    """Tell whether a date stands in the article of the sentence that says most of a claim, or is that of another cited
    sentence which says what that one leaves out.
    """
    left = weighty(without_days(claim)) - weighty(best.sentences[0])
    return any(
        holds(said, day)
        for article in cited
        for text in article.sentences
        if article is best or left & weighty(text)
        for day in days(text, article.published)
    )


def _elsewhen(said: Day, claim: str, article: Dated) -> bool:
    """Tell whether the sentence that says most of a claim has one date, and that is another than the one said; a date
    beside what the claim tells is none of it.
    """
    there = list(days(without_asides(article.sentences[0], claim), article.published))
    if len(there) != 1:
        return False
    other = there[0]
    pairs = ((said.year, other.year), (said.month, other.month), (said.day, other.day), (said.weekday, other.weekday))
    if any(one is not None and two is not None and one != two for one, two in pairs):
        return True
    return said.day is not None and other.weekday is not None and not any(holds(said, _of(on)) for on in other.may_be)


def _backed(said: Day, article: Dated, others: Sequence[Day], *, reporting: bool, alone: bool) -> bool:
    """Tell whether an article has a date of a claim there; one that is another's of the claim tells nothing of it."""
    published = article.published
    if reporting and published and holds(said, _of(published)):
        return True
    whole = "\n".join(article.sentences)
    unsaid = not any(grain(other) == grain(said) for other in days(article.sentences[0], published))
    if unsaid and published and holds(said, _of(published)):
        return True
    for text in (article.sentences[0], whole) if alone and article.share >= _BINDS else (whole,):
        there = list(days(text, published))
        exact = [other for other in there if grain(other) == grain(said)]
        if any(holds(said, other) for other in exact):
            return True
        if not all(any(holds(one, other) for one in others) for other in exact):
            return False
        if any(holds(said, other) for other in there):
            return True
    if any(holds(said, other) for other in days(article.around, published)):
        return True
    return published is not None and holds(said, _of(published))


def _of(on: date) -> Day:
    return Day("", 0, 0, on.weekday(), on.day, on.month, on.year, may_be=(on,))
