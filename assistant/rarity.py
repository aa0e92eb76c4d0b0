"""How much a word tells: the rarer in the archive, the more (inverse document frequency)."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Mapping


def weigh(stems: Iterable[str], frequency: Callable[[str], int], passages: int) -> dict[str, float]:
    """Weigh stems by in how many of all passages each stands."""
    return {stem: math.log(1 + passages / (1 + frequency(stem))) for stem in stems}


def weigh_asked(spelled: Mapping[str, str], frequency: Callable[[str], int], passages: int) -> dict[str, float]:
    """Weigh the stems of a question, given as they are ``spelled``.

    A common noun that the archive never uses weighs what the words it does use weigh on average: people paraphrase
    ("tidal barrier" for "storm barrier"). A name that it never uses keeps its full weight.
    """
    counts = {stem: frequency(stem) for stem in spelled}
    weights = weigh(spelled, counts.__getitem__, passages)
    known = [weight for stem, weight in weights.items() if counts[stem]]
    if not known:
        return weights
    usual = statistics.fmean(known)
    return {stem: usual if spelled[stem].islower() and not counts[stem] else weight for stem, weight in weights.items()}
