"""Numbers and abbreviations made words that stay whole when a text is normalised.

Normalised, "a 5-3 win", "5:30", "2024/25" and "-5 degrees" all hold the word "5" or "30" or "25", and "U.S." is the
"us" of "told us so". An answer that is a number is another number's part in none of these.
"""

from __future__ import annotations

import re

from assistant.text import STOPWORDS

_WHOLE = "\u01c0"
"""A letter of no language that news is written in: it joins what punctuation would part, and marks what it marks."""
_INSIDE = re.compile(
    r"(?<=\d)[-\u2010-\u2014\u2212:/](?=\d)"  # 5-3, 5:30, 2024/25
    r"|(?<=\d),(?=\d)(?!\d{3}(?!\d))"  # 3,5; the comma of 1,200 is none
)
_SIGN = re.compile(r"(?:(?<![\w)%.,])[-\u2010-\u2013\u2212]|\bminus )(?=\d)", re.IGNORECASE)
_CAPITALS = re.compile(r"\b(?:[A-Z]\.)+[A-Z]\b\.?|\b[A-Z]{2,}\b")


def whole(text: str) -> str:
    """Give a text in which 5-3 is one word, -5 another than 5, and US, WHO or IT another than us, who or it."""
    text = _SIGN.sub(_WHOLE, _INSIDE.sub(_WHOLE, text))
    return _CAPITALS.sub(_marked, text)


def _marked(found: re.Match[str]) -> str:
    letters = found[0].replace(".", "")
    return f"{letters}{_WHOLE} " if letters.lower() in STOPWORDS else found[0]
