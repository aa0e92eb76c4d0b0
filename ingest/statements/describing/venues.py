"""Where and to whom words are said: "told reporters", "in an interview with Fox News", "at a rally in Ohio"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domain import Span
from ingest.statements.describing.phrases import Phrase, first_word, goes_on, phrase

_TELLS = frozenset(
    """
    told tell tells telling inform informed informs informing remind reminded reminds reminding assure assured assures
    assuring
    """.split()
)
_SPEAKS = frozenset(
    """
    speaking writing posting testifying appearing talking testified testify testifies spoke speak speaks talked
    talks talk addressing interviewed
    """.split()
)
_ISSUES = re.compile(
    r"(?:releas|issu|sign|publish|post|distribut|circulat)(?:e[sd]?|ing|es)$"
    r"|(?:sent|sends|sending|gave|gives|giving|puts?|putting|took)$"
)
_PREPOSITIONS = frozenset("in on at during to with before via through over from by near outside".split())
_BY = frozenset("phone telephone email e-mail text video letter".split())
_LANGUAGE = re.compile(
    r"(?:Spanish|English|French|German|Italian|Russian|Ukrainian|Arabic|Hebrew|Farsi|Mandarin|Chinese)$"
)


@dataclass(frozen=True, slots=True)
class Venue:
    """A setting as written, and the day it names in passing ("in a May 3 interview")."""

    span: Span
    day: Span | None


def venue(text: str, at: int, end: int, *, names: bool, target: bool = False) -> Venue | None:
    """Read the setting that begins with the word at ``at``, not beyond ``end``; None if there is none.

    ``names`` lets a bare name be a place or an addressee ("in Ohio", "to CNN"); after a ``target`` verb ("called on")
    what a preposition governs is what was spoken of.
    """
    first = first_word(text, at, end)
    if first is None:
        return None
    word, reached = first
    found: Phrase | None = None
    if word in _TELLS:
        found = phrase(text, reached, end, addressee=True)
        found = None if found is None or not found.words or found.show or found.tale else found
    elif word in _SPEAKS:
        found = _spoken(text, word, reached, end)
    elif word in _PREPOSITIONS:
        found = None if target else _governed(text, word, reached, end, names=names)
    elif _ISSUES.match(word):
        found = phrase(text, reached, end)
        found = found if found and found.venue else None
    return Venue(Span(at, found.end), found.day) if found else None


def _spoken(text: str, verb: str, at: int, end: int) -> Phrase | None:
    """Read what follows "speaking", "writing", "testified": a preposition and its phrase, or whom one is addressing."""
    following = first_word(text, at, end)
    if following is None:
        return None
    word, reached = following
    if word in _PREPOSITIONS:
        return _governed(text, word, reached, end, names=True)
    found = phrase(text, at, end) if verb == "addressing" else None
    return found if found and (found.audience or found.venue) else None


def _governed(text: str, preposition: str, at: int, end: int, *, names: bool) -> Phrase | None:
    """Read the phrase that a preposition governs, if the two make a setting."""
    if preposition == "to" and not goes_on("to", text, at, end):  # an infinitive
        return None
    found = phrase(text, at, end)
    return found if found and _fits(preposition, found, names=names) else None


def _fits(preposition: str, found: Phrase, *, names: bool) -> bool:
    name = found.name if names else ""
    match preposition:
        case "to" | "with":
            return found.audience or bool(name) or (names and bool(found.venue))
        case "by":
            return found.venue in _BY
        case "on":  # a name may be a topic: only a channel's or a programme's is a venue
            return (
                bool(found.venue) or found.show or name.isupper() or "s " in name or name.startswith(("Fox", "Capitol"))
            )
        case "in" | "at" | "near" | "outside":
            return bool(found.venue) or found.show or (bool(name) and not _LANGUAGE.match(name))
        case "before":
            return found.audience or bool(found.venue)
        case _:
            return bool(found.venue)
