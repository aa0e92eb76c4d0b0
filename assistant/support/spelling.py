"""One spelling for a word that is written in two ways: "defence" and "defense", "harbour" and "harbor"."""

from __future__ import annotations

import re

_VOWEL = "(?:(?<=[aeiouy][a-z])|(?<=[aeiouy][a-z]{2})|(?<=[aeiouy][a-z]{3}))"
_ENDINGS = [
    (re.compile(pattern), put)
    for pattern, put in (
        (rf"{_VOWEL}our(?=(?:s|ed|er|ers|ing|ite|ites|able|al|hood|ly|ful)?$)", "or"),
        (r"(?<=[a-z]{2}[bt])re(?=s?$)", "er"),
        (r"(?<=[a-z]{3})ence(?=s?$)", "ense"),
        (r"(?<=[a-z]{2})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)", "iz"),
        (r"(?<=[a-z]{3})ogue(?=s?$)", "og"),
        (r"^(program)me(?=s?$)", r"\1"),
        (r"^grey(?=s?$)", "gray"),
    )
]
"""Whatever else they reach ("devour", "promise", "conference") they change in both texts alike; "our" only behind
another vowel, since "scour", "flour" and "dour" have it for themselves and would be "score", "floor" and "door".
"""


def one_spelling(word: str) -> str:
    """Give a key that a lower-case word has in both spellings, by its ending; it need not be a word ("promize")."""
    for pattern, put in _ENDINGS:
        word = pattern.sub(put, word)
    return word
