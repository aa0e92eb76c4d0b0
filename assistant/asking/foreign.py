"""Whether a question is in another language than English, in which questions are read; which of its words to search."""

from __future__ import annotations

import re

from assistant.text import STOPWORDS, words

ENGLISH_ONLY = "Questions are read in English only, and this one seems to be in another language: ask it in English."
_SMALL = frozenset(
    """wie viele viel was wer wo wann warum welche welcher welches der die das den dem des ein eine einen und ist
    sind war waren hat haben wurde wird zur zum von mit im nicht auf für kamen sagte gesagt que quoi qui quand
    où pourquoi comment combien quel quelle le la les un une des du de est sont été dans pour avec dit sur il
    elle ont fut quién qué cuándo dónde cómo cuántos cuánto cuál el los las por para con dijo fue son está sobre
    chi cosa quando dove perché come quanti quanto quale il lo gli che di del della ha detto è stato sono quem
    onde quantos como o os as um uma disse foi não em do da kto co kiedy gdzie dlaczego ile jak jest są był była
    się powiedział w na do""".split()
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")
_ALSO_ENGLISH = frozenset("was die war am in on do as to he so me the a an is are of".split())


def is_foreign(question: str) -> bool:
    """Tell whether a question is in another script, or has small words of another language and next to none of
    English.
    """
    letters = _LETTER.findall(question)
    if letters and sum(_LATIN.match(letter) is not None for letter in letters) < len(letters) / 2:
        return True
    told = [word.lower() for word in words(question)]
    small = [word for word in told if word in _SMALL and word not in STOPWORDS and word not in _ALSO_ENGLISH]
    english = [word for word in told if word in STOPWORDS - {"a", "in", "on"} and word not in _SMALL]
    return len(small) >= 2 and len(english) == 0


def telling(question: str) -> str:
    """Give a foreign question without its small words, to search for; the whole where nothing is left."""
    return " ".join(word for word in words(question) if word.lower() not in _SMALL) or question
