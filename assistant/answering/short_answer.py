"""Mark the few words that are probably the answer: what the reading finds likeliest, where that is likely enough."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.reading.reading import Reading
from assistant.answering.sentences import Candidate

SURE = 0.3
"""The share of the probability it takes to be shown; docs/reading.md has how many are right above it."""


def short_answer(reading: Reading | None, ranked: Sequence[Candidate], shown: Sequence[Candidate]) -> str | None:
    """Give the likeliest answer as an article writes it, from a sentence ``shown`` if it is in one; None where nothing
    is likely enough.
    """
    if reading is None or not reading.likely or reading.likely[0].probability < SURE:
        return None
    places = reading.likely[0].found
    best = next((place for place in places if ranked[place.sentence] in shown), places[0])
    return best.span.of(ranked[best.sentence].text)
