"""What a source says of its speaker: a name, an office, a pronoun, a body, or nothing that tells one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.domain import Span
from ingest.statements.resolving.body_sources import body_of, spoken_for
from ingest.statements.resolving.given_names import Gender
from ingest.statements.resolving.nouns import (
    AFTER_NAME,
    AND,
    AUTHORED,
    INDEFINITE,
    PREPOSITION,
    Phrase,
    apposition,
    head_noun,
    phrase_of,
)
from ingest.statements.resolving.organisations import is_body, is_somewhere
from ingest.statements.resolving.persons import Mention, People
from ingest.statements.resolving.readings import (
    Body,
    FirstPerson,
    It,
    Named,
    Office,
    Pronoun,
    Reading,
    Relative,
    Unnamed,
)
from ingest.statements.resolving.titles import SPOKESPEOPLE, bare, is_relative, role_of

_PRONOUNS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "he's": "m", "she's": "f", "he’s": "m", "she’s": "f", "he himself": "m", "she herself": "f",
}  # fmt: skip
_FIRST_PERSON = frozenset("i me my mine myself i'm i’m i've i’ve".split())
_RELATIVE = frozenset("who whom whose which that".split())
_POSSESSIVE = frozenset("his her hers".split())
_RELATION = re.compile(r" (?:own |late |former |old(?:er)? |younger |eld(?:er|est) |young(?:est)? )*([\w-]+)")
_LEADING = re.compile(
    r"(?:(?:by|according to|from|while|as|but|and|even|both|then|to|of|with|in|among|only|fellow)\s+)+", re.IGNORECASE
)
_WHEN = re.compile(
    r"(?:(?:late|early|later|earlier)\s+)?(?:(?:on|in)\s+)?(?:that|(?:the\s+)?same|(?:the\s+)?next|this)"
    r"\s+(?:day|morning|afternoon|evening|night|week|month|year)\W+(?=\w)",
    re.IGNORECASE,
)
"""A time that opens the sentence and is no part of who speaks."""
_JOINED = re.compile(r"[,)] (?:and|or)(?: the| his| her)?\W*$")
_PLURAL_TITLE = re.compile(r"(?:Sens|Reps|Govs|Messrs|Drs|Senators|Representatives|Presidents|Governors)\b")
_WHICH_OF_TWO = frozenset("younger elder older other".split())
_UNREAL = frozenset("next last only same other average typical eventual future such".split())
_DETERMINED = re.compile(r"(?:\s(?:the|a|an|his|her|its|their))+$")
_OWNERS = frozenset("his her their its our my".split())
_PERSONAL = frozenset("his her their my our".split())
_OF_PEOPLE = frozenset("campaign administration camp team office foundation organization".split())


def read(text: str, source: Span, people: People) -> Reading | None:
    """Read a source; None where it is a group, or neither a person nor a body."""
    source = _whole_words(text, source)
    words = source.of(text)
    lower = words.casefold()
    if lower in _POSSESSIVE and _is_of_another(text, source):
        return None
    if lower in _PRONOUNS:
        return Pronoun(_PRONOUNS[lower], source.start)
    if lower in _FIRST_PERSON:
        return FirstPerson(source.start)
    if lower in _RELATIVE:
        return Relative(source.start, lower.startswith("who"))
    if lower in ("it", "itself"):
        return It(source.start)
    if words.startswith(("“", '"', "‘")):
        return None  # a title of a work
    if leading := _LEADING.match(words):
        if "both" in leading[0].casefold().split():
            return None
        source = Span(source.start + leading.end(), source.end)
    if when := _WHEN.match(source.of(text)):
        source = Span(source.start + when.end(), source.end)
    phrase = phrase_of(text, source, people)
    names = people.within(phrase.head.start, phrase.head.end)
    return _with_name(phrase, names) if names else _without_name(phrase)


def _is_of_another(text: str, source: Span) -> bool:
    """Tell whether a possessive stands for somebody else: "a predecessor of his", "his" of "his brother"."""
    if text[max(0, source.start - 4) : source.start].casefold() == " of ":
        return True
    noun = _RELATION.match(text, source.end)
    return noun is not None and is_relative(noun[1])


def _whole_words(text: str, span: Span) -> Span:
    """Give a span with the letters that a careless one left out of its first word, and without marks around it."""
    start, end = span.start, min(span.end, len(text))
    while start < end and not text[start].isalnum() and text[start] not in '“"‘':
        start += 1
    while 0 < start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return Span(min(start, end), end)


def _with_name(phrase: Phrase, names: Sequence[Mention]) -> Reading | None:
    """Read a phrase that has people's names before its first comma: of whom, if of anyone, is it the name?"""
    text, head, rest = phrase.text, phrase.head, phrase.rest
    pairs = pairwise(names)
    first = (
        one for one, other in pairs if not one.possessive and AFTER_NAME.match(text[one.end : other.first].lstrip())
    )
    name = next(first, names[-1])  # "Holt of the Moss campaign", but "Moss spokeswoman Fay Holt"
    before = text[head.start : max(head.start, name.first)].strip()
    after = re.sub(r"^[’']s?(?!\w)", "", text[name.end : head.end]).strip()
    if _WHICH_OF_TWO & set(before.casefold().split()) or (AND.search(after) and not name.possessive):
        return None
    if joined := AND.search(before):
        described = any(map(role_of, text[head.start + joined.end() : name.start].split()))
        if len(names) > 1 or not described or before.split()[0].casefold() in ("the", "his", "her"):
            return None
    between = text[name.first : name.start].split()
    posted = before.endswith(("for", "to")) and all(map(is_somewhere, between))  # "envoy to Halmery Fay Holt"
    in_title = between and (posted or before.endswith("of")) and any(map(role_of, before.split()))
    if PREPOSITION.fullmatch(_DETERMINED.sub("", before).rpartition(" ")[2]) and not in_title:
        return _of_named(phrase, head_noun(before))  # "the wife of X", "Chief of Staff Holt"
    if after and (name.possessive or not AFTER_NAME.match(after.casefold())):
        return _owned(phrase, name, after)
    if AND.match(text, rest.start, rest.end) or _PLURAL_TITLE.match(text, name.first, name.start):
        return None
    follow = phrase.people.within(rest.start, rest.end)
    if any(_JOINED.search(text[rest.start : other.first]) for other in follow):
        return None
    if follow and text[head.end : head.end + 1] == "," and follow[0].first <= rest.start + 4:
        beyond = text[follow[0].end : rest.end].strip(" ,")
        if follow[0].person is not name.person and (not beyond or AND.match(beyond)):
            return None  # "Holt, Moss"
    return Named(name)


def _of_named(phrase: Phrase, noun: str) -> Reading | None:
    """Read "the wife of X, Y," and "X's lawyer, Y,", where Y is named; "a spokesman for X" is nobody."""
    return _apposed(phrase) if role_of(noun) else None


def _apposed(phrase: Phrase) -> Named | None:
    """Read the name behind the comma of "his lawyer, the Holt adviser Bo Renn,"."""
    first = apposition(phrase)
    if first is None:
        return None
    rest = phrase_of(phrase.text, phrase.rest, phrase.people)
    names = phrase.people.within(rest.head.start, rest.head.end)
    reading = _with_name(rest, names) if first in names else None
    return reading if isinstance(reading, Named) else None


def _owned(phrase: Phrase, name: Mention, after: str) -> Reading | None:
    """Read "Holt's lawyer", "the Holt campaign", "Holt's comments"."""
    noun = head_noun(after)
    lower = noun.casefold()
    if lower in AUTHORED:
        return Named(name)
    if lower in _OF_PEOPLE and after.endswith(noun):
        return Body(Span(name.start, phrase.text.index(noun, name.end) + len(noun)))
    return _of_named(phrase, noun)


def _without_name(phrase: Phrase) -> Reading | None:
    """Read a phrase that has nobody's name before its first comma."""
    words = phrase.words.split()
    if not words:
        return None
    first, noun = words[0].casefold(), head_noun(phrase.words)
    role, spokes = role_of(noun), bare(noun) in SPOKESPEOPLE
    if (role or is_relative(noun)) and (named := _apposed(phrase)):
        return named
    runs = phrase.runs
    if spokes and (body := spoken_for(phrase, noun)):
        return body
    if role and first in ("a", "an", "another", "one"):
        return Unnamed(phrase.words[: phrase.words.index(noun) + len(noun)])
    if first in INDEFINITE or first[0].isdigit() or _UNREAL & set(phrase.words.casefold().split()):
        return None
    if role and not (runs and runs[-1].end >= phrase.head.end and is_body(runs[-1].words[-1])):
        owned = first in _OWNERS or "’s " in phrase.words or "'s " in phrase.words
        if (spokes and owned) or first == "its":
            return None
        if first in _PERSONAL:  # "his lawyer" is whoever is his, and the text may know several
            return Unnamed(phrase.words[: phrase.words.index(noun) + len(noun)])
        return Office(role, phrase.words, phrase.head.start, owned)
    return body_of(phrase)
