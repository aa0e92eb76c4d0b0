"""Why: the reason stands in the sentence that has what is asked after, or in one beside it, so that both are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.compose import cost_of
from assistant.answering.readable import readable
from assistant.answering.sentences import Candidate
from assistant.domain import Span
from assistant.text import sentences

NOT_OUTRIGHT = "What was found does not say outright why; closest to it:"
"""Opens an answer to a why of which no sentence gives a reason in so many words."""
BESIDE = 2
"""Sentences before and after one among which its reason is looked for."""
FAR = 0.1
"""What it loses by each sentence between the reason and what it is of."""
MOSTLY = 0.75
"""The share of the question's words that a further stretch has, of what the one with most of them has."""
NEARLY = 0.5
"""How far a stretch may score below the best one and be shown behind it."""
_OUTRIGHT = re.compile(
    r"\b(?:because|owing to|thanks to|as a (?:result|consequence) of|on account of|for (?:want|lack|fear) of"
    r"|due to (?:the|an?|its|their|his|her|this|these|lack|fears?|concerns?|\w+(?:ing|ed|y|al|ous|ic))"
    r"|in order (?:to|that)|so (?:that|as to)|(?:that|which|this) is (?:the reason|why)"
    r"|reasons?|motives?|caus(?:e[sd]?|ing)|prompt(?:s|ed|ing)|blam(?:e[sd]?|ing)|cit(?:ed|es|ing)|forc(?:ed|es|ing)"
    r"|led to|leads to|driven by|sparked|triggered|stems? from|responsible for"
    r"|to (?:avoid|prevent|protect|ensure|make sure|spare))\b|, so (?!far\b|much\b|many\b)",
    re.IGNORECASE,
)
"""Gives a reason in so many words."""
_POINTS_ON = re.compile(r"\b(?:why|how come|for (?:two|three|several|these|the following) reasons)\b", re.IGNORECASE)
"""Asks or announces the reason, which the next sentences give: "Many asked why the siren had stayed silent."."""


_POINTS_BACK = re.compile(
    r"^\W*(?:(?:and )?so|therefore|hence|as a result|for (?:that|this) reason|(?:that|which) is why|since then"
    r"|instead)\b",
    re.IGNORECASE,
)
"""Tells what came of the sentence before it."""
Covered = Callable[[str, Collection[str]], float]
"""Gives how much of the question a text under a title, of some stems, has."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Sentences of an article, one after the other, that give a reason: what they say of it, from the likeliest on."""

    shown: Candidate
    score: float
    covered: float


def gives_reason(text: str) -> bool:
    """Tell whether a text gives a reason in so many words."""
    return _OUTRIGHT.search(text) is not None


def told_why(ranked: Sequence[Candidate], covered: Covered, limit: int) -> tuple[list[Candidate], bool]:
    """Give what is likeliest to say why, in at most ``limit`` words, and whether it does so outright: stretches of
    articles that give a reason, the best first, then the best sentences each with what is behind it, which often
    explains: two sentences of the first where none gives a reason, else one.
    """
    least = MOSTLY * max(one.coverage for one in ranked)
    found = [stretch for one in ranked for stretch in _outright(one, covered) if stretch.covered >= least]
    found.sort(key=lambda stretch: -stretch.score)
    reasons = [one.shown for one in found if one.score >= found[0].score - NEARLY]
    facts = [one for one in ranked if one.coverage >= least and one.score >= ranked[0].score - NEARLY]
    told = [_with_what_follows(one, 1 if n or reasons else BESIDE) for n, one in enumerate(facts)]
    return _fitting([*reasons, *told], limit) or _fitting(facts, limit), bool(reasons)


def _outright(one: Candidate, covered: Covered) -> Iterator[_Stretch]:
    """Yield a sentence where it gives a reason, else it with those beside it as far as one that does."""
    if gives_reason(one.text) and not _POINTS_BACK.search(one.text):
        yield _Stretch(one, one.score, one.coverage)
        return
    for apart, wider in _wider(one):
        has = covered(wider.text, wider.title)
        yield _Stretch(wider, one.score + has - one.coverage - FAR * apart, max(has, one.coverage))


def _wider(one: Candidate) -> Iterator[tuple[int, Candidate]]:
    text = one.hit.text
    spans, first, last = _place(one)
    if first is None or last is None:
        return
    on = _POINTS_ON.search(one.text) is not None
    for n in range(last + 1, min(last + 1 + BESIDE, len(spans))):
        if not on and "\n\n" in text[spans[n - 1].end : spans[n].start]:
            break
        if gives_reason(spans[n].of(text)) or (on and n in (last + 2, len(spans) - 1)):
            yield n - last, _between(one, first, n, spans)
            break
    opens = {span.start for span in readable(text)}
    for n in reversed(range(max(first - BESIDE, 0), first)):
        if "\n\n" in text[spans[n].end : spans[n + 1].start]:
            break
        led = n == first - 1 and _POINTS_BACK.search(one.text) is not None
        if spans[n].start in opens and (led or gives_reason(spans[n].of(text))):
            yield first - n, _between(one, n, last, spans)
            break


def _with_what_follows(one: Candidate, most: int) -> Candidate:
    spans, first, last = _place(one)
    return one if first is None or last is None else _between(one, first, min(last + most, len(spans) - 1), spans)


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
