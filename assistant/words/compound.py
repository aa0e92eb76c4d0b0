"""A noun that only tells which kind of thing the next one is: the storm barrier is no storm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text import STOPWORDS
from assistant.words.lexicon import is_irregular_past

_NO_NOUN = re.compile(r"[a-z]+(?:ing|ed|ly|s)")
"""What may be a verb, or says how: "the storm hits", "the storm slowly died"."""


def only_before_a_noun(topic: Sequence[str], texts: Sequence[str]) -> frozenset[int]:
    """Give the numbers of the texts that have a topic, if that is one lower-case noun in the singular, only right
    before another one ("storm barrier"); what may be its verb ("the storm broke", "storms break") is none.
    """
    if len(topic) != 1 or not topic[0].islower() or topic[0].endswith("s"):
        return frozenset()
    noun = re.compile(rf"(?<![\w-])(?i:{re.escape(topic[0])})(?:e?s\b|(?!\w)(?:[ -](?P<next>[a-z]+)\b)?)")
    nexts = [[found["next"] for found in noun.finditer(text)] for text in texts]
    return frozenset(n for n, words in enumerate(nexts) if words and all(map(_is_noun, words)))


def _is_noun(word: str | None) -> bool:
    return word is not None and word not in STOPWORDS and not _NO_NOUN.fullmatch(word) and not is_irregular_past(word)
