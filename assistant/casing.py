"""Whether the capitals of a text mean anything: typed in lower case, in capitals or as a headline, they don't."""

from __future__ import annotations

import re

from assistant.text import STOPWORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


def tells_names(text: str) -> bool:
    """Tell whether capitals mark the names in ``text``.

    They don't where there are none, where the only one opens the text and a word that is no name ("What did the priest
    say?", as a phone writes it), where nearly every longer word is all capitals, and where every longer word has one
    and so has a stop word amid them, as in a headline.
    """
    words = _WORD.findall(text)
    longer = [word for word in words if len(word) > 3]
    shouted = sum(word.isupper() for word in longer)
    named = [word for n, word in enumerate(words) if word[0].isupper() and (n or word.lower() not in STOPWORDS)]
    if not named or (shouted > 1 and shouted * 5 >= len(longer) * 4):
        return False
    if not all(word[0].isupper() for word in longer):
        return True
    return not any(word[0].isupper() and word.lower() in STOPWORDS for word in words[1:])
