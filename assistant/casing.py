"""Whether a text's capitals mean anything: in a question typed in lower case, in capitals or as a headline they don't."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


def tells_names(text: str) -> bool:
    """Tell whether capitals mark the names in ``text``: it has some, and most of its longer words have none."""
    longer = [word for word in _WORD.findall(text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in longer)
    shouted = sum(word.isupper() for word in longer)
    if not any(letter.isupper() for letter in text) or (shouted > 1 and shouted * 5 >= len(longer) * 4):
        return False
    return capitals < len(longer) or len(longer) < 4
