"""Whether a time word dates an event ("the 2020 election", "Monday's debate") rather than the news asked for."""

from __future__ import annotations

import re

from assistant.clock.reading import Reading, TimeWord

_NEWS = frozenset(
    """article articles briefing comment comments coverage edition headline headlines interview interviews issue
    news paper quote quotes remark remarks report reporting reports speech speeches statement statements stories
    story""".split()
)
"""What is published or said on a day: "Monday's remarks" asks for Monday."""
_NO_NOUN = frozenset(
    """a about after again against all also an and are as at because been before but by can could did do does during
    for from had has have he her here his how i if in into is it its just may might more most must no not of off on
    only onward onwards or our out over said say saying says she should since so some such than that the their them
    then there these they this those through till to under until up was we were what when where whether which while
    who whom whose why will with would you your""".split()
)
_LABELLED = frozenset(
    """award awards budget campaign census championship championships cup election elections final finals games list
    olympics poll primaries primary race referendum report season standings study survey tournament vision
    vote""".split()
)
"""Nouns that take a year for their label even after a preposition: "in 2020 elections"."""

_NOUN = re.compile(r"\s+[\"“‘']?(?P<noun>[^\W\d_][\w’'-]*)")
_POSSESSIVE = re.compile(r"['’]s?\s+(?P<noun>[^\s?!.,;:]+)")
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|that|its|his|her|their|our|my|your|first|second|third|last|next)|['’]s)\s+$", re.IGNORECASE
)
_YEAR_CUE = re.compile(
    r"\b(?:in|during|throughout|since|until|till|by|before|after|from|around)\s+(?P<the>the\s+)?$",
    re.IGNORECASE,
)
_EVERY_YEAR = re.compile(r"\b(?:every|each)\s+year\b", re.IGNORECASE)
_ANNUALLY = re.compile(r"\bannually(?:\s+(?:on|in))?\s+$", re.IGNORECASE)
_NEAR = 40
"""Characters within which "every year" belongs to a date."""
_RECORD = re.compile(
    r"\b(?:first|worst|best|highest|lowest|biggest|largest|smallest|longest|shortest|deadliest|strongest|fastest|hottest|coldest|oldest"
    r"|youngest|most|record|only)\b[^.?!;]*$",
    re.IGNORECASE,
)
_SIDE_CLAUSE = re.compile(r"(?:after|before|since|while|when|following|having)\s", re.IGNORECASE)
_JOINS = re.compile(
    r"(?:(?<![\w’'])(?P<before>[\w’']++)[”\")]?|,)\s++"
    r"(?P<joins>who|whose|which|that|when|where|while|because|after(?!\s+(?:the|an?|his|her|their)\b))\s",
    re.IGNORECASE,
)
_BEFORE_A_QUESTION = frozenset("and so but me us know with from by".split())
_DURING = re.compile(r"\bduring\s+(?:the|an?|his|her|their|its)\s", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_REACH = 120
"""Characters of a sentence looked through for what a time word belongs to."""


def owned_or_described(reading: Reading, word: TimeWord) -> bool:
    """Tell whether the word is an adjective of an event: "Monday's debate", "the May 20 call", "the 2020 election"."""
    if word.shape == "vague":
        return False
    text, before = reading.text, reading.before(word.start)
    if possessive := _POSSESSIVE.match(text, word.end):
        return possessive["noun"].lower() not in _NEWS
    if word.shape == "deictic":
        return False
    noun = _NOUN.match(text, word.end)
    described = noun is not None and noun["noun"].lower() not in _NO_NOUN and noun["noun"].lower() not in _NEWS
    if word.shape not in ("year", "decade"):
        return described and _DETERMINER.search(before) is not None
    cue = _YEAR_CUE.search(before)
    if cue is None:
        return noun is None or noun["noun"].lower() not in _NEWS
    return described and (cue["the"] is not None or (noun is not None and noun["noun"].lower() in _LABELLED))


def recurs(reading: Reading, word: TimeWord) -> bool:
    """Tell whether the word names a time of every year."""
    every_year = _EVERY_YEAR.search(reading.text, word.end, word.end + _NEAR)
    return every_year is not None or _ANNUALLY.search(reading.before(word.start)) is not None


def measures_a_record(reading: Reading, start: int) -> bool:
    """Tell whether "since …" at ``start`` measures a record: the first since 2006."""
    return _RECORD.search(reading.text[max(0, start - _REACH) : start]) is not None


def in_side_clause(reading: Reading, start: int, end: int) -> bool:
    """Tell whether the words date something told beside the question.

    That is an opening clause ("After stepping down in 2020, …") or one that hangs on the main one ("… who died in
    2015").
    """
    opens = reading.sentence_start(start)
    clause = _SIDE_CLAUSE.match(reading.text, opens)
    if clause is not None and clause.end() < start and "," in reading.text[end : end + _REACH]:
        return True
    reach = max(opens, start - _REACH)
    if _YEAR.search(reading.text, start, end) and _DURING.search(reading.text, reach, start):
        return True
    return any(_hangs(joint) for joint in _JOINS.finditer(reading.text, reach, start))


def _hangs(joint: re.Match[str]) -> bool:
    """Tell whether a joining word opens a clause that hangs on another; "and who …" asks, and so does "in which …"."""
    before = joint["before"]
    return before is None or (before.lower() not in _BEFORE_A_QUESTION and joint["joins"].lower() != "which")
