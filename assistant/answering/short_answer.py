"""Mark the few words that are probably the answer: what the reading finds likeliest, where that is likely enough."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.reading.answers import Likely
from assistant.answering.reading.reading import Reading
from assistant.answering.sentences import Candidate
from assistant.asking.answer_forms import PATTERNS

SURE = 0.4
"""The share of the probability it takes to be shown; docs/reading.md has how many are right above it."""
LIKELY = 0.25
"""The confidence it takes that there is an answer at all: shares add up to 1 where there is none, too."""
RIVAL = 0.25
"""The share of the likeliest answer's probability with which another figure contradicts it."""


NEARLY = 0.6
"""The share that a figure's sentence must have of the question's words that another sentence shown has: "85 people
brought out" is no number of the injured.
"""


def short_answer(
    reading: Reading | None, ranked: Sequence[Candidate], shown: Sequence[Candidate], confidence: float
) -> str | None:
    """Give the likeliest answer as an article writes it in a sentence that is ``shown``; None where nothing is likely
    enough, where none of them has it, where another article has another figure (reports differ), or where a figure
    stands beside the point.
    """
    if reading is None or not reading.likely or confidence < LIKELY or reading.likely[0].probability < SURE:
        return None
    first, *others = reading.likely
    if _is_figure(first) and any(_contradicts(first, other, ranked) for other in others):
        return None
    best = next((place for place in first.found if ranked[place.sentence] in shown), None)
    if best is None or (_is_figure(first) and _beside_the_point(first, ranked, shown)):
        return None
    return best.span.of(ranked[best.sentence].text)


def _beside_the_point(figure: Likely, ranked: Sequence[Candidate], shown: Sequence[Candidate]) -> bool:
    """Tell whether no sentence with a figure has nearly as many of the question's words as some sentence shown has."""
    own = max(ranked[place.sentence].coverage for place in figure.found)
    return own < NEARLY * max(sentence.coverage for sentence in shown)


def _contradicts(first: Likely, other: Likely, ranked: Sequence[Candidate]) -> bool:
    if other.probability < RIVAL * first.probability or not _is_figure(other):
        return False
    ours, theirs = ({ranked[place.sentence].hit.article.id for place in one.found} for one in (first, other))
    return not theirs <= ours


def _is_figure(likely: Likely) -> bool:
    return PATTERNS["number"].search(likely.key) is not None  # "nine" is one as well
