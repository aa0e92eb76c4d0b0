"""What is known of English words: their inflections, synonyms, derivations and contraries, out of WordNet.

The tables are made by ``scripts/build_words.py``; of a word only its frequent senses are in them, so that "fine" is no
penalty and "table" is not "postpone". Words of two are joined by "_".
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ves", "f"), ("es", ""), ("es", "e"), ("s", ""),
    ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"),
)  # fmt: skip
_RATHER = frozenset(
    "rent ground wound bore bound dove cast shed overcast leaves lives does media bit might lay axes bases born".split()
)
"""Forms that are mostly words of their own: the rent is not what was rent."""
_SAME_IN_PAST = frozenset("beat bet burst cast cost cut hit hurt let put quit read set shed shut split spread".split())
"""Verbs that no list of irregular forms has, for their past is no other word."""
_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non")
_LACK_NOTHING = frozenset(
    """regardless doubtless countless numberless priceless relentless restless resistless tireless ceaseless needless
    immediate immediacy immediateness independent indispensable infinite infinitely unprecedented
    unbend unbind unbolt unclasp unclog unclutter uncover uncovered uncrate undock undress unfasten unfastened unhook
    unload unloaded unloading unlock unlocked unpack unravel unscramble unscrew unseal unveil unveiled unwind unwrap
    disarming disinfect disembark""".split()
)
"""Have only the look of lacking something, or undo what was done."""


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    with gzip.open(_FOLDER / "related.tsv.gz", "rt", encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split("\t", 1) for line in lines)


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[str, ...]]:
    """Give for each irregular form what it may be a form of, the letter of the part of speech before it."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (_FOLDER / "irregular.tsv").read_text("utf-8").splitlines():
        form, _, base = line.partition("\t")
        found[form] = (*found.get(form, ()), base)
    return found


@lru_cache(maxsize=20_000)
def bases(word: str) -> tuple[str, ...]:
    """Give the words of the table that a lower-case word may be a form of, itself first: "went" is "go"."""
    known = _words()
    found = dict.fromkeys([word] if word in known else [])
    found |= dict.fromkeys(base[1:] for base in _irregular().get(word, ()) if word not in _RATHER)
    if not found or word.endswith(("ed", "ing", "s", "er", "est")):
        for ending, put in _ENDINGS:
            bare = word.removesuffix(ending)
            if bare == word or len(bare) < 2 or (word in known and ending in ("er", "est")):
                continue  # the pier is no better pie
            for base in (bare + put, bare[:-1] if bare[-1] == bare[-2] and not put else ""):
                if base in known:
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
def lacks(word: str) -> str | None:
    """Give what a word says is lacking or not so: "harm" of "harmless", "pleasant" of "unpleasant"; None elsewhere."""
    known = _words()
    own = (word, *bases(word))
    for each in () if _LACK_NOTHING.intersection(own) else own:
        if len(each) > 6 and each.endswith("less") and each.removesuffix("less") in known:
            return each.removesuffix("less")
        for prefix in _NEGATING:
            rest = each.removeprefix(prefix)
            if rest != each and len(rest) > 3 and rest in known and rest in contraries(each):
                return rest
    return None


def is_irregular_past(word: str) -> bool:
    """Tell whether a lower-case word is a past form that does not end in "ed": "went", "taken", "beat"."""
    if word in _SAME_IN_PAST:
        return True
    found = word not in _RATHER and not word.endswith(("ed", "ing", "s"))
    return found and any(base[0] == "v" for base in _irregular().get(word, ()))


def regular(word: str) -> str:
    """Give the word that an irregular form is of, "go" of "went"; any other, and one mostly of its own, as it is."""
    found = () if word in _RATHER else _irregular().get(word)
    return found[0][1:] if found else word


def _related(words: tuple[str, ...], signs: str) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        for part in _words().get(word, "").split("\t"):
            if part[:1] and part[0] in signs:
                found.update(part[1:].split())
    return frozenset(found)
