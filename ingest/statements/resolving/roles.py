"""What the text around a name says of its bearer: "Kremlin spokesman Dmitry Peskov", "Fay Holt, its chair,"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.statements.cues import speaks
from ingest.statements.resolving.persons import Mention, Person
from ingest.statements.resolving.titles import (
    HONORIFICS,
    MODIFIERS,
    RELATIVES,
    STATES,
    bare,
    description,
    expanded,
    is_title,
    role_of,
)

_REACH = 90
"""Characters before a name in which its description stands."""
_MOST = 8
"""Mentions of one person that are asked for a description."""
_LONGEST = 7
"""Words of a description before a name."""
_STOPS = frozenset(
    """the a an his her its their our my this that these those and or but nor of for to in on at from with by about as
    when while if after before because since than then said says told asked tweeted wrote added is was were are be
    been has had have named called like including who whom which whose according also not never under against between
    among into over through during until did does do will would can could may might must him it us them you he she
    they we i where there met saw led won lost gave took made came went left quoted""".split()
)
_DATES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday""".split()
)
_SPANS = frozenset("day night morning afternoon evening week weekend month year".split())
_POINT_TO = frozenset("this that next same last every later".split())
"""Before one of these spans of time, make it a time: "Late that day chief engineer Fay Holt"."""
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+")
_SHORTENED = frozenset("st ste mt ft corp inc co ltd dept univ asst assoc natl int'l jr sr bros".split())
_APPOSITION = re.compile(
    r"(?: \([^)\n]{1,40}\))?(?:, \d\d)?(?:,| [—–-]) (?:who (?:is|was) |now |then )?(?P<what>[^,.;:—–()“”\"\n]{3,110})"
)
_LEADS_IN = re.compile(
    r"(?:^|[.;:—–“”\n] ?|\b(?:and|said|to) |\b[a-z][\w’'-]*, (?=(?:the|his|her|its|their)\b))"
    r"(?P<what>[^,.;:—–()“”\"\n]{3,80}), $"
)
_HOME = re.compile(
    r" (?:of|from) (?:the )?((?:[A-Z][\w.]+ ?){1,2})| \((?:[RDI]-)?([A-Z][\w.]+)\)|, (?:[RDI]-)([A-Z][\w.]+)"
    r"|, (?:Republican|Democrat) of ([A-Z]\w+(?: [A-Z]\w+)?)"
)
_COPULA = re.compile(r" (?:is|was) (?:a|an|the|now the) ([^,.;:—–()“”\"\n]{3,80})")
_TOGETHER = re.compile(r"\b(Sens|Reps|Govs)\. [^.;\n]{3,80}(?:\([^)]{1,12}\)|,)? and $")
_ENDS = re.compile(
    r"\s(?:who|which|that|whose|where|when|said|says|told|and is|and was|as|while|but|during|after|before|since|until"
    r"|is|was|has|had)\b.*"
)
_SENTENCE_BEFORE = re.compile(r"(?:[.!?:”\"]\s|\n|[“\"])$")
_DETERMINER = re.compile(r"(?:(?:a|an|the|his|her|its|their|one|both|also|our|another)\s+)+", re.IGNORECASE)
_JOINS = re.compile(r"(?:and|or|but|nor|with)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:of|for|in|at|from|with|on|to|by|and|under|near)\s")


def role(text: str, person: Person) -> str | None:
    """Give what a person is, as the text has it where it first says so: "Kremlin spokesman", "senator"."""
    for mention in person.mentions[:_MOST]:
        for found in (before_name(text, mention), after_name(text, mention), before_comma(text, mention)):
            words = [word for word in found.split() if bare(word) not in HONORIFICS]
            if words and not (len(words) == 1 and bare(words[0]) in RELATIVES):
                return " ".join(_in_small_letters(_opening(text, mention, words)))
    return None


def described(text: str, person: Person) -> frozenset[str]:
    """Give all the words that describe a person where they are named, roles by their one word, states in full."""
    return frozenset().union(*_descriptions(text, person))


def before_name(text: str, mention: Mention) -> str:
    """Give the description right before a name, determiners left out: "Kremlin spokesman"; empty if there is none."""
    words = text[max(0, mention.start - _REACH) : mention.start].rpartition("\n")[2].split(" ")
    if not words[-1]:
        words.pop()
    if not words or not is_title(words[-1]) or (bare(words[-1]) in HONORIFICS and bare(words[-1]) != "dr"):
        return ""
    taken: list[str] = []
    before = ["", *words[:-1]]
    for word, led in zip(reversed(words[-_LONGEST:]), reversed(before), strict=False):
        lower = word.casefold()
        if lower in _SPANS and led.casefold() in _POINT_TO:
            break
        if not word or lower in _STOPS or not word[0].isalpha() or word[-1] in ',;:!?)”"—':
            break
        if taken and _ends_sentence(word):
            break
        verb = (
            word.islower() and bool(taken) and taken[-1][0].isupper() and lower not in MODIFIERS and not is_title(word)
        )
        if taken and (verb or (word.islower() and lower.endswith(("ed", "ing")) and lower not in MODIFIERS)):
            break
        taken.append(word)
    return " ".join(reversed(taken))


def _ends_sentence(word: str) -> bool:
    """Tell whether a word before a description is the last of a sentence, or stands in a date line: "29 May."."""
    if word.casefold().rstrip(".,") in _DATES:
        return True
    if word[-1] != "." or _INITIALS.fullmatch(word) or bare(word) in HONORIFICS or expanded(word) != bare(word):
        return False
    return bare(word) not in STATES and bare(word) not in _SHORTENED


def after_name(text: str, mention: Mention) -> str:
    """Give the description that follows a name behind a comma, determiners left out; empty if there is none."""
    match = _APPOSITION.match(text, mention.end)
    return _noun_phrase(match["what"]) if match else ""


def before_comma(text: str, mention: Mention) -> str:
    """Give the description that a comma parts from its name: "The ministry's spokeswoman, Fay Holt"."""
    match = _LEADS_IN.search(text, max(0, mention.first - _REACH), mention.first)
    return _noun_phrase(match["what"]) if match and _DETERMINER.match(match["what"]) else ""


def _noun_phrase(words: str) -> str:
    words = _ENDS.sub("", words).strip()
    if _JOINS.match(words):  # "Gustav Remmel, and the union secretary, Bea Norling"
        return ""
    if determiner := _DETERMINER.match(words):
        words = words[determiner.end() :]
    noun = _PREPOSITION.split(words, maxsplit=1)[0].split()
    if noun and noun[0] not in MODIFIERS and speaks(noun[0]):  # "and her husband, John Renn, spoke about their son"
        return ""
    return words if noun and role_of(noun[-1]) else ""


def _opening(text: str, mention: Mention, words: list[str]) -> list[str]:
    """Write the first word of a description small where it has its capital for opening a sentence: "Harbour master
    Greta Lorne", of a text that has "harbour" elsewhere.
    """
    first, small = words[0], words[0].casefold()
    at = text.rfind(" ".join(words), 0, mention.start)
    opens = at >= 0 and (at == 0 or _SENTENCE_BEFORE.search(text, max(0, at - 3), at) is not None)
    common = opens and words[1:] and words[1].islower() and re.search(rf"\b{re.escape(small)}\b", text) is not None
    return [small, *words[1:]] if common and first != small else words


def _in_small_letters(words: list[str]) -> Iterator[str]:
    """Write the offices of a description in full and in small letters, but not a name's: "President Holt's lawyer"."""
    names = False
    small: list[str] = []
    for word in reversed(words):
        office = is_title(word) or (word.casefold() in MODIFIERS and bool(small))
        if office and not names:
            small.append(expanded(word) if is_title(word) else word.casefold())
        else:
            small.append(word)
        names = word[0].isupper() and not office
    return reversed(small)


def _descriptions(text: str, person: Person) -> Iterator[frozenset[str]]:
    for mention in person.mentions[:_MOST]:
        if mention.rivals:
            continue
        for words in (before_name(text, mention), after_name(text, mention), before_comma(text, mention)):
            if words:
                yield description(words)
        if match := _TOGETHER.search(text, max(0, mention.start - _REACH), mention.start):
            yield description(match[1])
        if (match := _COPULA.match(text, mention.end)) and (what := _noun_phrase(match[1])):
            yield description(what)
        if match := _HOME.match(text, mention.end):
            yield description(" ".join(filter(None, match.groups())))
