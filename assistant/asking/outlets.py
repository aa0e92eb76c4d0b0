"""Outlets that a question names as its source: "in the Moscow Times", "according to CNN"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.casing import tells_names

_SOURCE = re.compile(
    r"\b(?P<cue>according\s+to|(?:reported|published|written|covered|printed)\s+(?:by|in|on)"
    r"|(?:articles?|stor(?:y|ies)|coverage|reports?|reporting|pieces?|headlines?)\s+(?:by|from|in|of|on)|in)\s+(?=\S)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s*(?P<word>[^\s,;:?!()“”\"]+)")
_HOST_ENDING = re.compile(r"\.(?:com|org|net|info|news|co\.[a-z]{2}|[a-z]{2,3})(?:\.[a-z]{2})?$")
_NOT_LETTERS = re.compile(r"[\W_]+")
_LONGEST_NAME = 6
"""Words of an outlet's name that are looked at."""


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """An outlet as the question writes it and as the archive knows it."""

    written: str
    outlet: str


def outlets_named(text: str, known: Sequence[str]) -> tuple[NamedOutlet, ...]:
    """Give the known outlets that ``text`` names as its source. Only whole names count, after words that point at a
    source.

    ``known`` holds hosts ("themoscowtimes.com") or names ("The Moscow Times"). In a text without capitals "in" points
    at no source, for it could be a place.
    """
    by_fold = {fold: outlet for outlet in known if (fold := folded(outlet))}
    if not by_fold:
        return ()
    capitals = tells_names(text)
    found: dict[str, NamedOutlet] = {}
    for cue in _SOURCE.finditer(text):
        bare_in = cue["cue"].lower() == "in"
        if (named := _longest(text, cue.end(), by_fold, capitals=capitals)) and (capitals or not bare_in):
            found.setdefault(named.outlet, named)
    return tuple(found.values())


def papers(written: Sequence[str], known: Sequence[str]) -> tuple[NamedOutlet, ...]:
    """Give the outlets that somebody's names are of: what "the Coast Tribune" wrote is in its articles."""
    by_fold = {fold: outlet for outlet in known if (fold := folded(outlet))}
    return tuple(NamedOutlet(name, by_fold[folded(name)]) for name in written if folded(name) in by_fold)


def folded(outlet: str) -> str:
    """Fold an outlet's host or name for comparing: "www.themoscowtimes.com" and "The Moscow Times" are one."""
    name = outlet.lower().strip().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return _NOT_LETTERS.sub("", _HOST_ENDING.sub("", name)).removeprefix("the")


def _longest(text: str, at: int, by_fold: dict[str, str], *, capitals: bool) -> NamedOutlet | None:
    named, end = None, at
    for _ in range(_LONGEST_NAME):
        word = _WORD.match(text, end)
        if word is None:
            break
        end = word.end()
        written = text[at:end].strip().rstrip(".'’")
        outlet = by_fold.get(folded(re.sub(r"['’]s$", "", written)))
        if outlet and (not capitals or word["word"][0].isupper() or "." in written):
            following = _WORD.match(text, end)
            inside_longer_name = capitals and following is not None and following["word"][0].isupper()
            named = None if inside_longer_name and text[end : end + 1] == " " else NamedOutlet(written, outlet)
    return named
