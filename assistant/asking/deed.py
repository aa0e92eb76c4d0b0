"""What a why asks after, in one word: the verb, or the participle, of who did it or had it done."""

from __future__ import annotations

import re

from assistant.text import STOPWORDS
from assistant.words.lexicon import is_irregular_past

_WHY = re.compile(
    r"\bwhy (?P<aux>do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must)(?:n['’]t)?"
    r" (?P<rest>[^?.!;]+)",
    re.IGNORECASE,
)
_JOINS = frozenset("of the de van von for and &".split())
_PRONOUNS = frozenset("he she it they we you i this that there".split())


def deed_of(question: str) -> str:
    """Give the word, as written, that says what was done or befell whom a why is about, "" where the words don't tell:
    "leave" of "why did Ibsley leave the institute", "postponed" of "why was the fair postponed".
    """
    asked = _WHY.search(question)
    if asked is None:
        return ""
    told = asked["rest"].replace(",", " ").split()
    if asked["aux"].lower() in ("is", "are", "was", "were", "has", "have", "had"):
        return next((word for word in told[_named(told) or 2 :] if _is_participle(word)), "")
    said = [word for word in told[_named(told) :] if word not in STOPWORDS and not word.endswith("ly")]
    return said[0] if _named(told) and said and said[0].islower() else ""


def _named(told: list[str]) -> int:
    """Give how many words name whom it is about, 0 where they are no name."""
    if told[0].lower() in _PRONOUNS:
        return 1
    end = 0
    for n, word in enumerate(told):
        if word[:1].isupper():
            end = n + 1
        elif word not in _JOINS:
            break
    return end


def _is_participle(word: str) -> bool:
    return word.islower() and word != "being" and (word.endswith(("ed", "ing")) or is_irregular_past(word))
