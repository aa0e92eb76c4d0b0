"""What is known of English words: their inflections, synonyms, derivations and contraries, out of WordNet.

The table is made by ``scripts/build_words.py``; of a word only its frequent senses are in it, so that "fine" is no
penalty and "table" is not "postpone". Words of two are joined by "_".
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).with_name("table.tsv.gz")
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ves", "f"), ("es", ""), ("es", "e"), ("s", ""),
    ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"),
)  # fmt: skip
_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non")


class _Table(NamedTuple):
    words: dict[str, str]
    irregular: dict[str, tuple[str, ...]]
    past: frozenset[str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    words: dict[str, str] = {}
    irregular: dict[str, tuple[str, ...]] = {}
    past: set[str] = set()
    with gzip.open(_TABLE, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, _, rest = line.rstrip("\n").partition("\t")
            if word[0] != "*":
                words[word] = rest
                continue
            irregular[word[1:]] = (*irregular.get(word[1:], ()), rest[1:])
            if rest[0] == "v" and not word.endswith("ing"):
                past.add(word[1:])
    return _Table(words, irregular, frozenset(past))


@lru_cache(maxsize=20_000)
def bases(word: str) -> tuple[str, ...]:
    """Give the words of the table that a lower-case word may be a form of, itself first: "went" is "go"."""
    table = _table()
    found = dict.fromkeys([word] if word in table.words else [])
    found |= dict.fromkeys(table.irregular.get(word, ()))
    if not found or word.endswith(("ed", "ing", "s", "er", "est")):
        for ending, put in _ENDINGS:
            bare = word.removesuffix(ending)
            if bare == word or len(bare) < 2:
                continue
            for base in (bare + put, bare[:-1] if bare[-1] == bare[-2] and not put else ""):
                if base in table.words:
                    found[base] = None
    return tuple(found)


@lru_cache(maxsize=20_000)
def synonyms(word: str) -> frozenset[str]:
    """Give the words that share a frequent sense with a word, and those derived from it, its own bases among them."""
    own = bases(word)
    return frozenset(own) | _related(own, "=+")


@lru_cache(maxsize=20_000)
def contraries(word: str) -> frozenset[str]:
    """Give the contraries of a word, of its synonyms, and the synonyms of those."""
    own = bases(word)
    against = _related(own, "!") | _related(tuple(sorted(_related(own, "="))), "!")
    return against | _related(tuple(sorted(against)), "=+")


@lru_cache(maxsize=20_000)
def kinds(word: str) -> frozenset[str]:
    """Give what the things or doings that a word names are kinds of, a step up."""
    return _related(bases(word), "@")


@lru_cache(maxsize=20_000)
def lacks(word: str) -> str | None:
    """Give what a word says is lacking or not so: "harm" of "harmless", "pleasant" of "unpleasant"; None elsewhere."""
    table = _table()
    for each in (word, *bases(word)):
        if len(each) > 6 and each.endswith("less") and each.removesuffix("less") in table.words:
            return each.removesuffix("less")
        for prefix in _NEGATING:
            rest = each.removeprefix(prefix)
            if rest != each and len(rest) > 3 and rest in table.words and rest in contraries(each):
                return rest
    return None


def is_irregular_past(word: str) -> bool:
    """Tell whether a lower-case word is a past form that does not end in "ed": "went", "taken"."""
    return word in _table().past


def _related(words: tuple[str, ...], signs: str) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        for part in _table().words.get(word, "").split("\t"):
            if part[:1] and part[0] in signs:
                found.update(part[1:].split())
    return frozenset(found)
