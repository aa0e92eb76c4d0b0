"""What the words of a text mean, for finding what is asked in other words: inflection, synonyms and verbs of two words
folded. Wider than what may prove a claim (``assistant.support.forms``), which it builds on.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.ranking.kin import ALIKE
from assistant.support.forms import form, forms, groups

_OF_TWO_WORDS = (
    (r"put(?:s|ting)?\s+(?:\w+\s+)?off|push(?:ed|es|ing)?\s+back", "postpone"),
    (r"call(?:ed|s|ing)?\s+(?:\w+\s+)?off", "cancel"),
    (r"giv(?:e|es|ing|en)\s+up|gave\s+up", "abandon"),
    (r"set(?:s|ting)?\s+up", "establish"),
    (r"go(?:es|ing|ne)?\s+up|went\s+up", "rise"),
    (r"go(?:es|ing|ne)?\s+down|went\s+down", "fall"),
    (r"(?:step(?:s|ped|ping)?|stand(?:s|ing)?|stood)\s+down", "retire"),
    (r"tak(?:e|es|ing|en)\s+part|took\s+part", "participation"),
    (r"lay(?:s|ing)?\s+off|laid\s+off", "layoff"),
    (r"per\s?cent", "percentage"),
)
_LAST = re.compile(r"(?:off|back|up|down|part|cent)\b", re.IGNORECASE)
"""How all of these end: most sentences have none of them."""
_FOLDED = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), one) for words, one in _OF_TWO_WORDS)


def meanings(text: str) -> set[str]:
    """Give what the content words of a text mean, those of a verb of two words ("put off") what its one does."""
    for words, one in _FOLDED if _LAST.search(text) else ():
        text = words.sub(f" {one} ", text)
    return {_groups().get(each, each) for each in forms(text)}


@cache
def _groups() -> dict[str, str]:
    return groups(ALIKE, form)
