"""The spans of a sentence that could be an answer: names, numbers, and short runs of other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.domain import Span
from assistant.text import STOPWORDS, normalise

LONGEST_NAME, LONGEST_PHRASE = 5, 3
"""Words of a candidate with capitals or figures, and of any other."""
_TOKEN = re.compile(r"[^\s—–“”\"()\[\]…]+")
SIGNS = "$€£¥~-"
"""What may stand before the figures of a sum and may or may not be part of it."""
_EDGES = ".,;:!?'’‘*•"
_JOINS = frozenset("of the and de la van von for & in".split())
_INITIAL = re.compile(r"(?:[A-Z]|St|Mt|Ft|Dr|Mr|Jr|Sr|No|vs|[A-Z](?:\.[A-Z])+)\.$")


class Word(NamedTuple):
    """A word of a sentence, its offsets without the marks around it, its form to compare, and whether a name could go
    on after it; whether it ends as an owner does, begins as a name, begins with a figure or a sum, and tells nothing.
    """

    start: int
    end: int
    text: str
    key: str
    runs_on: bool
    owns: bool
    capital: bool
    figure: bool
    stop: bool


class Mention(NamedTuple):
    """A candidate ``words[first:last]`` of a sentence; ``span`` is into the sentence, ``key`` its form to compare.

    ``with_s`` marks "Wendy's" taken whole, beside "Wendy": which of them is the name is for the features to say.
    """

    first: int
    last: int
    span: Span
    key: str
    with_s: bool = False


def words_of(text: str) -> list[Word]:
    """Give the words of a sentence with their offsets."""
    found = []
    for match in _TOKEN.finditer(text):
        raw = match[0]
        left = len(raw) - len(raw.lstrip(_EDGES))
        bare = raw.strip(_EDGES)
        owns = bare.endswith(("'s", "’s"))
        if owns:
            bare = bare[:-2]
        key = normalise(bare)
        if key:
            start = match.start() + left
            after = text[start + len(bare) : match.end()]
            beyond = text[match.end() : match.end() + 1]
            runs_on = (not after or (after == "." and _INITIAL.search(raw) is not None)) and beyond in (" ", "\u00a0")
            capital, figure = bare[:1].isupper(), bare.lstrip(SIGNS)[:1].isdigit()
            found.append(Word(start, start + len(bare), bare, key, runs_on, owns, capital, figure, key in STOPWORDS))
    return found


def mentions(words: Sequence[Word]) -> Iterator[Mention]:
    """Yield the runs of words that neither begin nor end with a stop word and cross no mark; "The Bahamas" may."""
    for first, word in enumerate(words):
        article = first > 0 and word.text in ("The", "A")
        if word.stop and not article and not is_shouted(word):
            continue
        key, name = "", False
        for last in range(first, min(first + LONGEST_NAME, len(words))):
            here = words[last]
            key = f"{key} {here.key}" if key else here.key
            name = name or here.capital or here.figure
            if last - first >= LONGEST_PHRASE and not name:
                break
            if (not here.stop or is_shouted(here)) and not (article and last == first):
                yield Mention(first, last + 1, Span(word.start, here.end), key)
                if here.owns and here.capital:
                    yield Mention(first, last + 1, Span(word.start, here.end + 2), f"{key}s", with_s=True)
            if not here.runs_on or (here.stop and here.key not in _JOINS and not (article and last == first)):
                break


def is_shouted(word: Word) -> bool:
    """Tell whether a word is written in capitals, as "US" is and "A" need not be."""
    return len(word.text) > 1 and word.text.isupper()
