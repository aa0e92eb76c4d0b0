"""How near a claim is in meaning to what an article says: for paraphrases, whose words are others."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.support.forms import alike, content, form, forms, weighty
from assistant.support.reading import Reading

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Gives a vector of length 1 for each text; ``Embedder.encode`` of the model that is shipped."""
_WORTH = 0.5
"""What the share of a claim's words that an article has counts for beside the cosine of their meaning."""
_SHARED = 0.6
"""The share of a claim's content words that is enough alone."""
FOREIGN = 0.028
"""What leaving a word out may add to the cosine of a claim before that word is one that the article does not mean."""
_NAMED = 0.1
"""What the names of a claim may add to its cosine: "Varrey Line is considering legal action" is near to all of Varrey
Line.
"""
_SURE = 0.72
"""What words and meaning come to where names need not be asked about: they never alone came to so much."""
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


def agreement(
    claim: str,
    wanted: set[str],
    stretches: Sequence[str],
    likeness: Likeness | None,
    best: str = "",
    named: Collection[str] = (),
) -> float:
    """Tell how far the nearest of some stretches of an article says what a claim says: half the share of its ``wanted``
    words that one of them, or the ``best`` ones together, has, and the cosine of their meaning; 2 where that share is
    enough alone. Names, the words ``named``, make up for little meaning.
    """
    there = [best, *stretches]
    held = max(len(wanted & weighty(each)) for each in there)
    shared = held / len(wanted) if wanted else 1.0
    if shared >= _SHARED:
        return 2.0
    if likeness is None:
        return _WORTH * shared
    score = _WORTH * shared + likeness.nearest(claim, there)
    if not named or score >= _SURE:
        return score
    bare, *others = (_without(text, named) for text in (claim, *there))
    return min(score, _WORTH * shared + likeness.nearest(bare, others) + _NAMED)


def strays(claim: str, wanted: set[str], stretches: Sequence[str], likeness: Likeness | None) -> bool:
    """Tell whether one of the ``wanted`` words of a claim is in none of the stretches, nor a word alike, and leaves it
    nearer to them where it is left out.
    """
    there = forms(" ".join(stretches))
    missing = (word for word in sorted(set(content(claim))) if form(word) in wanted and not alike(word) & there)
    return likeness is not None and any(likeness.foreign(word, claim, stretches) for word in missing)


def _without(text: str, named: Collection[str]) -> str:
    left = re.sub(rf"(?<![\w-])(?:{'|'.join(map(re.escape, named))})(?:['’]s)?(?![\w-])", "", text)
    return " ".join(left.split())


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
