"""What the text around a name says its bearer is: "White House spokesman Josh Earnest", "Fay Holt, chair of the trust,"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.statements.persons import Mention, Person
from ingest.statements.titles import HONORIFICS, bare, description, expanded, is_title, role_of

_REACH = 90
_MOST = 8
_STOPS = frozenset(
    """the a an his her its their our my this that these those and or but nor of for to in on at from with by about as
    when while if after before because since than then said says told asked tweeted wrote added is was were are be
    been has had have named called like including former-and who whom which whose according also not never under
    against between among into over through during until did does do will would could can may might must him it us
    them you he she they we i between where there""".split()
)
_APPOSITION = re.compile(
    r"(?: \([^)\n]{1,40}\))?(?:, \d\d)?(?:,| [—–-]) (?:who (?:is|was) |now |then )?(?P<what>[^,.;:—–()“”\"\n]{3,110})"
)
_BORN = re.compile(
    r" (?:of|from) ((?:[A-Z][\w.]+ ?){1,2})| \((?:[RDI]-)?([A-Z][\w.]+)\)|, (?:[RDI]-)([A-Z][\w.]+)|, (?:Republican|Democrat) of ([A-Z]\w+(?: [A-Z]\w+)?)"
)
_COPULA = re.compile(r" (?:is|was) (?:a|an|the|now the) ([^,.;:—–()“”\"\n]{3,80})")
_TOGETHER = re.compile(r"\b(Sens|Reps|Govs)\. [^.;\n]{3,80}(?:\([^)]{1,12}\)|,)? and $")
_ENDS = re.compile(
    r"\s(?:who|which|that|whose|where|when|said|says|told|and is|and was|as|while|but|during|after|before|since|until|is|was|has|had)\b.*"
)
_DETERMINER = re.compile(r"(?:(?:a|an|the|his|her|its|their|one|both|also|our|another)\s+)+", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:of|for|in|at|from|with|on|to|by|and|under|near)\s")


def before_name(text: str, mention: Mention) -> str:
    """Give the description right before a name, determiners left out: "Kremlin spokesman"; empty if there is none."""
    words = text[max(0, mention.start - _REACH) : mention.start].rpartition("\n")[2].split(" ")
    if words and not words[-1]:
        words.pop()
    if not words or not is_title(words[-1]) or (bare(words[-1]) in HONORIFICS and bare(words[-1]) != "dr"):
        return ""
    taken: list[str] = []
    for word in reversed(words):
        lower = word.casefold()
        if not word or lower in _STOPS or not word[0].isalpha() or word[-1] in ',;:!?)”"—':
            break
        if taken and word[-1] == "." and not is_title(word) and len(word) > 5:
            break
        if (
            taken
            and lower.endswith(("ed", "ing"))
            and word.islower()
            and lower not in ("retired", "syndicated", "renowned")
        ):
            break
        taken.append(word)
        if len(taken) == 7:
            break
    return " ".join(reversed(taken))


def after_name(text: str, mention: Mention) -> str:
    """Give the description that follows a name behind a comma, determiners left out; empty if there is none."""
    match = _APPOSITION.match(text, mention.end)
    if match is None:
        return ""
    what = _ENDS.sub("", match["what"])
    what = _DETERMINER.sub("", what, count=1).strip() if _DETERMINER.match(what) else what.strip()
    noun = _PREPOSITION.split(what, maxsplit=1)[0].split()
    return what if noun and role_of(noun[-1]) else ""


def role(text: str, person: Person) -> str | None:
    """Give what a person is, as the text has it where it first says so: "Kremlin spokesman", "senator"."""
    for mention in person.mentions[:_MOST]:
        found = before_name(text, mention) or after_name(text, mention)
        words = [expanded(word) if is_title(word) else word for word in found.split() if bare(word) not in HONORIFICS]
        if words:
            return " ".join(words)
    return None


def described(text: str, person: Person) -> frozenset[str]:
    """Give all the words that describe a person where they are named, roles by their one word, states in full."""
    return frozenset().union(*_descriptions(text, person))


def _descriptions(text: str, person: Person) -> Iterable[frozenset[str]]:
    for mention in person.mentions[:_MOST]:
        if mention.rivals:
            continue
        for words in (before_name(text, mention), after_name(text, mention)):
            if words:
                yield description(words)
        if match := _TOGETHER.search(text, max(0, mention.start - _REACH), mention.start):
            yield description(match[1])
        if match := _COPULA.match(text, mention.end):
            noun = _PREPOSITION.split(match[1], maxsplit=1)[0]
            if role_of(noun.split()[-1]):
                yield description(match[1])
        if match := _BORN.match(text, mention.end):
            yield description(" ".join(filter(None, match.groups())))
