"""The words that lexical search counts: the same for stored text and for queries."""

from __future__ import annotations

import re
from itertools import islice

from assistant.text import STOPWORDS

QUERY_CHARACTERS = 10_000
QUERY_TERMS = 64
"""What is read of a query: more than a long paragraph, so that a megabyte of text costs no more than one."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese, Korean: written without spaces, or with few."""
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff"
"""Combining marks, and the Indic scripts, whose vowel signs are not letters to Python."""
_TOKEN = re.compile(rf"\b(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)+|[{_UNSPACED}]+|(?:(?![_{_UNSPACED}])[\w{_MARKS}])+")
_RUN = re.compile(f"[{_UNSPACED}]{{2,}}")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_THOUSANDS = re.compile(r",(?=\d{3}(?:\D|$))")


def tokens(text: str) -> list[str]:
    """Give the words of a text as written, ready for stemming.

    Acronyms lose their dots ("U.S." is "US"), numbers their thousands separators, names their possessive; scripts
    written without spaces give overlapping pairs of characters.
    """
    found: list[str] = []
    for token in _TOKEN.findall(_POSSESSIVE.sub(" ", text)):
        if token.isascii() and token.isalnum():
            found.append(token)  # nearly all there are
        elif token[0].isdecimal() and not token.isalnum():
            found.append(_THOUSANDS.sub("", token))
        elif _RUN.fullmatch(token):
            found.extend(token[at : at + 2] for at in range(len(token) - 1))
        else:
            found.append(token.replace(".", ""))
    return found


def query_tokens(query: str) -> list[str]:
    """Give the distinct words of a query that are worth looking up, in order, at most QUERY_TERMS.

    English stop words are left out unless nothing else remains; capitals keep a word that is an acronym ("US", "WHO").
    """
    distinct = list(dict.fromkeys(tokens(query[:QUERY_CHARACTERS])))
    shouted = query.isupper()
    telling = [
        token
        for token in distinct
        if token.lower() not in STOPWORDS or (len(token) > 1 and token.isupper() and not shouted)
    ]
    return list(islice(telling or distinct, QUERY_TERMS))
