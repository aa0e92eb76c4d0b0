"""One spelling for a word that is written in two ways: "defence" and "defense", "harbour" and "harbor"."""

from __future__ import annotations

import re

_ENDINGS = [
    (re.compile(pattern), put)
    for pattern, put in (
        (r"(?<=[a-z]{2})our(?=(?:s|ed|er|ers|ing|ite|ites|able|al|hood|ly|ful)?$)", "or"),
        (r"(?<=[a-z]{2}[bt])re(?=s?$)", "er"),
        (r"(?<=[a-z]{3})ence(?=s?$)", "ense"),
        (r"(?<=[a-z]{2})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)", "iz"),
        (r"(?<=[a-z]{3})ogue(?=s?$)", "og"),
        (r"^(program)me(?=s?$)", r"\1"),
        (r"^grey(?=s?$)", "gray"),
    )
]
"""Whatever else they reach ("devour", "promise", "conference") they change in both texts alike."""


def one_spelling(word: str) -> str:
    """Give a lower-case word as Americans write it, as far as its ending tells."""
    for pattern, put in _ENDINGS:
        word = pattern.sub(put, word)
    return word
