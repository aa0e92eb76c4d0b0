"""How near a claim is in meaning to what an article says: for paraphrases, whose words are others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.support.forms import weighty
from assistant.support.reading import Reading

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Gives a vector of length 1 for each text; ``Embedder.encode`` of the model that is shipped."""
ALIKE = 0.55
"""The cosine from which on a claim says what a stretch of an article says. Of the right answers in eval/golden whose
words differ most from their articles' 10 of 14 reach it, of moved, invented and wrongly attributed ones none.
"""
ALIKE_SAID = 0.58
"""The same, for what somebody is reported to have said."""
FOREIGN = 0.028
"""What leaving a word out may add to the cosine of a claim before that word is one that the article does not mean."""
_MOST_WINDOWS = 6


class Likeness:
    """Compares texts with the words of one verification; vectors are kept, so that nothing is encoded twice."""

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._known: dict[str, NDArray[np.float32]] = {}

    def nearest(self, claim: str, windows: Sequence[str]) -> float:
        """Give the cosine of the claim and the nearest of the windows; 0 where there is none."""
        texts = list(dict.fromkeys((claim, *windows)))
        if missing := [text for text in texts if text not in self._known]:
            self._known |= dict(zip(missing, self._encode(missing), strict=True))
        return max((float(self._known[claim] @ self._known[window]) for window in windows), default=0.0)

    def foreign(self, word: str, claim: str, windows: Sequence[str], by: float = FOREIGN) -> bool:
        """Tell whether a claim is nearer to the windows without the word, by so much."""
        without = re.sub(rf"(?<![\w-]){re.escape(word)}(?![\w-])", "", claim)
        return self.nearest(without, windows) - self.nearest(claim, windows) > by


def windows(claim: str, read: Sequence[Reading]) -> list[str]:
    """Give the sentences around the cited ones, and pairs of neighbours, that share most words with a claim."""
    found: dict[str, int] = {}
    wanted = weighty(claim)
    for reading in read:
        near = range(max(0, min(reading.cited) - 2), min(len(reading.sentences), max(reading.cited) + 3))
        for index in near:
            one = reading.sentence(index)
            pair = f"{one} {reading.sentence(index + 1)}" if index + 1 in near else one
            found |= {text: len(wanted & weighty(text)) for text in (one, pair)}
    return sorted(found, key=lambda text: -found[text])[:_MOST_WINDOWS]
