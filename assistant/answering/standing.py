"""Which answers that were read still stand: nothing only planned, put off, called off or done by the other side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from assistant.answering.bearing import beside
from assistant.answering.held_back import asserts
from assistant.answering.reading.features import Found
from assistant.answering.reading.reading import Reading
from assistant.answering.sentences import Candidate
from assistant.asking.answer_forms import NAMED_TYPES, PATTERNS
from assistant.domain import Span
from assistant.question import Question

ABOUT_IT = 0.6
"""The share of the question's words, of what the best sentence has, with which another speaks of the same event."""
LOOKS_BACK = timedelta(days=60)
"""How old a report may be that a newer one puts off."""
_PUT_OFF = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)|postpon\w+|put(?:s|ting)? off|delay(?:s|ed|ing)?|defer(?:s|red)?|re-?schedul\w+"
    r"|pushed back|brought forward)\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"\b(?:call(?:s|ed|ing)? off|cancel\w*|scrapp(?:ed|ing)|abandon(?:s|ed|ing)?)\b", re.IGNORECASE
)
_WILL_NOT = re.compile(r"\b(?:will|would|shall|can|is|are) (?:now )?not\b|\b(?:wo|ca|is|are)n['’]t\b|\bcannot\b", re.I)
_PLANNED = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were) to|to be|due|planned|scheduled|expected|set (?:for|to))\b", re.I
)
"""Only a plan is put off: what has happened by the newer report stays."""
_AS_MEANT = re.compile(
    r"\b(?:meant|planned|supposed|intended|scheduled|due|original(?:ly)?|first|was to|were to)\b", re.I
)
_FROM = re.compile(r"\bfrom\s+(?:\w+day,?\s+)?(?:the\s+)?$", re.IGNORECASE)
"""Before the day that something was moved away from."""


def still_standing(question: Question, ranked: Sequence[Candidate], reading: Reading | None) -> Reading | None:
    """Give a reading without the places that can't have the answer: whoever was only to do what is asked after, or did
    the contrary; and days that a newer report puts off, those an event was moved from, those it was called off on.
    """
    if reading is None:
        return None
    asked = question.text.rstrip("? ")
    dates = question.answer_type == "date" and not _changes(asked) and asserts(asked)
    put_off = [sentence for sentence in ranked if dates and _puts_off(sentence, ranked[0])]
    named = question.answer_type in NAMED_TYPES and not dates
    aside = {n for n, sentence in enumerate(ranked) if named and beside(question, sentence.text)}
    if not (dates or aside):
        return reading

    def stands(place: Found) -> bool:
        return _is_on(ranked[place.sentence], place, put_off) if dates else place.sentence not in aside

    likely = (replace(one, found=tuple(filter(stands, one.found))) for one in reading.likely)
    return replace(reading, likely=tuple(one for one in likely if one.found))


def _puts_off(sentence: Candidate, best: Candidate) -> bool:
    """Tell whether a sentence says of what is asked after that it is not on some day, or on another now."""
    if sentence.coverage < ABOUT_IT * best.coverage:
        return False
    dated = [Span(*found.span()) for found in PATTERNS["date"].finditer(sentence.text)]
    denied = _WILL_NOT.search(sentence.text) is not None and any(not asserts(sentence.text, day) for day in dated)
    return bool(dated) and (denied or _PUT_OFF.search(sentence.text) is not None)


def _is_on(sentence: Candidate, place: Found, put_off: Sequence[Candidate]) -> bool:
    if _FROM.search(sentence.text[: place.span.start]) or _CALLED_OFF.search(sentence.text):
        return False
    return _PLANNED.search(sentence.text) is None or not any(_older(sentence, newer) for newer in put_off)


def _older(one: Candidate, newer: Candidate) -> bool:
    ours, theirs = one.hit.article.published, newer.hit.article.published
    if ours is None or theirs is None or one.hit.article.id == newer.hit.article.id:
        return False
    return timedelta() < theirs.at - ours.at <= LOOKS_BACK


def _changes(asked: str) -> bool:
    """Tell whether a question asks for the day that was given up, or for when it was."""
    return any(words.search(asked) is not None for words in (_PUT_OFF, _CALLED_OFF, _AS_MEANT))
