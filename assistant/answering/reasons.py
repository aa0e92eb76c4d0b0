"""Why: the reason stands in the sentence that has what is asked after, or in one beside it, so that both are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.compose import cost_of
from assistant.answering.readable import readable
from assistant.answering.reason_words import gives_reason, points_back, points_on
from assistant.answering.sentences import Candidate
from assistant.domain import Span
from assistant.text import sentences

NOT_OUTRIGHT = "What was found does not say outright why; closest to it:"
"""Opens an answer to a why of which no sentence shown gives a reason in so many words."""
NOT_EVEN_SO = "What was found does not say outright that this is so, nor why; closest to it:"
"""Opens one to a why of what no sentence says."""
BESIDE = 2
"""Sentences before and after one among which its reason is looked for."""
FAR = 0.1
"""What it loses by each sentence between the reason and what it is of."""
MOSTLY = 0.75
"""The share of the question's words that a further stretch has, of what the one with most of them has."""
NEARLY = 0.5
"""How far a stretch may score below the best one and be shown behind it."""
_TIME = re.compile(r"\d{1,2}[.:]\d\d\b")
"""Opens another entry of a report by the hour."""
_MEANT_BEFORE = frozenset(("it", "this", "that", "these", "which"))
"""What was named before it, when a reason is said to be of it."""
Covered = Callable[[str, Collection[str]], float]
"""Gives how much of the question a text under a title, of some stems, has."""
Says = Callable[[str, Collection[str]], bool]
"""Tells whether a text under a title, of some stems, says that what a why asks after is so."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Sentences of an article, one after the other, that give a reason: what they say of it, from the likeliest on."""

    shown: Candidate
    score: float
    covered: float


def told_why(ranked: Sequence[Candidate], covered: Covered, says: Says, limit: int) -> tuple[list[Candidate], str]:
    """Give what is likeliest to say why, in at most ``limit`` words, and what it is to be opened with, "" where it
    gives a reason outright: stretches of articles that do, the best first, then the best sentences each with what is
    behind it, which often explains: two sentences of the first where none gives a reason, else one.
    """
    least = MOSTLY * max(one.coverage for one in ranked)
    found = [stretch for one in ranked for stretch in _outright(one, covered, says) if stretch.covered >= least]
    found.sort(key=lambda stretch: -stretch.score)
    reasons = [one.shown for one in found if one.score >= found[0].score - NEARLY]
    facts = [one for one in ranked if one.coverage >= least and one.score >= ranked[0].score - NEARLY]
    told = [_with_what_follows(one, 1 if n or reasons else BESIDE) for n, one in enumerate(facts)]
    shown = _fitting([*reasons, *told], limit) or _fitting(facts, limit)
    if any(one in reasons for one in shown):
        return shown, ""
    return shown, NOT_OUTRIGHT if any(
        says(one.text, one.title) for one in ranked if one.coverage >= least
    ) else NOT_EVEN_SO


def _outright(one: Candidate, covered: Covered, says: Says) -> Iterator[_Stretch]:
    """Yield a sentence where it gives a reason, else it with those beside it as far as one that does; none that does
    not say that what is asked after is so.
    """

    def gives(text: str) -> bool:
        return gives_reason(text, lambda what: what.lower() in _MEANT_BEFORE or covered(what, ()) > 0)

    if gives(one.text) and not points_back(one.text):
        if says(one.text, one.title):
            yield _Stretch(one, one.score, one.coverage)
        return
    for apart, wider in _wider(one, gives):
        if says(wider.text, wider.title):
            has = covered(wider.text, wider.title)
            yield _Stretch(wider, one.score + has - one.coverage - FAR * apart, max(has, one.coverage))


def _wider(one: Candidate, gives: Callable[[str], bool]) -> Iterator[tuple[int, Candidate]]:
    text = one.hit.text
    spans, first, last = _place(one)
    if first is None or last is None:
        return
    on = points_on(one.text)
    for n in range(last + 1, min(last + 1 + BESIDE, len(spans))):
        if not on and "\n\n" in text[spans[n - 1].end : spans[n].start]:
            break
        if gives(spans[n].of(text)) or (on and n in (last + 2, len(spans) - 1)):
            yield n - last, _between(one, first, n, spans)
            break
    opens = {span.start for span in readable(text)}
    for n in reversed(range(max(first - BESIDE, 0), first)):
        if "\n\n" in text[spans[n].end : spans[n + 1].start]:
            break
        led = n == first - 1 and points_back(one.text)
        if spans[n].start in opens and (led or gives(spans[n].of(text))):
            yield first - n, _between(one, n, last, spans)
            break


def _with_what_follows(one: Candidate, most: int) -> Candidate:
    spans, first, last = _place(one)
    if first is None or last is None:
        return one
    behind = range(last + 1, min(last + 1 + most, len(spans)))
    apart = (n for n in behind if _TIME.match(spans[n].of(one.hit.text)))
    return _between(one, first, next(apart, behind.stop) - 1, spans)


def _place(one: Candidate) -> tuple[list[Span], int | None, int | None]:
    """Give the sentences of a passage, and the first and the last that a candidate is made of."""
    spans = sentences(one.hit.text)
    start, end = one.start - one.hit.start, one.end - one.hit.start
    own = [n for n, span in enumerate(spans) if span.start < end and start < span.end]
    return spans, min(own, default=None), max(own, default=None)


def _between(one: Candidate, first: int, last: int, spans: Sequence[Span]) -> Candidate:
    base, start, end = one.hit.start, spans[first].start, spans[last].end
    return replace(one, start=base + start, end=base + end, text=one.hit.text[start:end])


def _fitting(offered: Sequence[Candidate], limit: int) -> list[Candidate]:
    shown: list[Candidate] = []
    used = 0
    for one in offered:
        if any(_overlap(one, other) for other in shown):
            continue
        led = any(other.hit.article.id == one.hit.article.id for other in shown)
        words = cost_of(one.hit.article, one.text, led=led)
        if used + words <= limit:
            shown.append(one)
            used += words
    return shown


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.hit.article.id == other.hit.article.id and one.start < other.end and other.start < one.end
