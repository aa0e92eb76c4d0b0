"""Tell whether a name in a sentence is that of who speaks: the subject of a speech verb, or a source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.naming import is_name_word, is_role

_PHRASE = 160
"""Characters before a name in which the words that belong to it stand."""

_CUES = r"cast doubt|(?:spoke|speaks) (?:of|about|out)|continue[sd](?! to\b)|maintain(?:s|ed) that|" + "|".join(
    """
    said says say saying told tells telling added adds adding wrote writes writing stated states stating claimed
    claims claiming argued argues arguing announced announces announcing asked asks asking explained explains
    explaining warned warns warning declared declares declaring insisted insists insisting suggested suggests
    suggesting accused accuses accusing called calls calling described describes describing admitted admits
    admitting acknowledged acknowledges acknowledging responded responds responding replied replies replying noted
    notes noting alleged alleges alleging asserted asserts asserting confirmed confirms confirming denied denies
    denying criticised criticises criticized criticizes praised praises urged urges urging vowed vows vowing
    promised promises promising pledged pledges pledging predicted predicts predicting proposed proposes proposing
    quipped remarked remarks remarking concluded concludes concluding contended
    contends recalled recalls revealed reveals revealing complained complains declined declines declining refused
    refuses repeated repeats joked jokes condemned condemns denounced denounces testified testifies tweeted tweets
    posted posts posting echoed echoes cautioned cautions demanded demands demanding
    rejected rejects rejecting dismissed dismisses dismissing estimated estimates reiterated reiterates stressed
    stresses stressing emphasised emphasized
    """.split()
)
_CUE = rf"(?:{_CUES})\b(?!\s+by\b)(?<!accused(?=\sof))"
_ADVERBS = (
    r"(?:(?:\w{1,20}ly|also|then|later|once|had|has|have|who|again|further|repeatedly|on \w{1,20}"
    r"|in [^,“”\"]{1,40}?)\s+){0,3}"
)
_NAME = r"[^\W\d_a-z][\w’'-]{0,30}"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
_ASIDE = rf"(?:\s*,[^“”\".;,]{{1,120}},(?!\s+sa(?:id|ys)\s+(?!{_DAY})(?-i:{_NAME}\b)))?"
_COMPANY = r"(?:\s+and\s+(?:other|several|many)\s+[^,“”\".;]{1,40}?)?"
_SAYS = re.compile(rf"{_COMPANY}{_ASIDE}\s+{_ADVERBS}{_CUE}", re.IGNORECASE)
_INVERTED_CUES = (
    "said says added adds wrote writes warned warns argued argues explained explains continued asked replied insisted"
    " noted declared recalled joked"
).split()
_INVERTED = frozenset(_INVERTED_CUES)
_AFTER_APPOSITION = re.compile(rf"\s*,\s+(?:told|{'|'.join(_INVERTED_CUES)})\b(?!\s+by\b)")
_PRONOUN = re.compile(
    rf"\W{{0,9}}(?:(?:but|and|yet|still)\s+|[\w ’]{{2,30}},\s+){{0,2}}(?P<pronoun>he|she){_ASIDE}\s+{_ADVERBS}{_CUE}",
    re.IGNORECASE,
)
_PRONOUN_AT_QUOTE = re.compile(
    rf"(?:[”»\",;:—–]\s*|^)(?:(?:and|but)\s+)?(?:(?P<pronoun>he|she)\s+{_ADVERBS}{_CUE}"
    rf"|(?:{'|'.join(_INVERTED_CUES)})\s+(?P<after>he|she)\b)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_][\w’'.&-]*+|[^\w\s]")

_DETERMINERS = frozenset("the a an his her their its our another".split())
_PREPOSITIONS = frozenset("of for to with by about against near from at in on over under between".split())
_CONJUNCTIONS = frozenset("but yet while when as after because although though whereas so however".split())
_SUBORDINATE = frozenset("while when as after because although though whereas".split())
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december week month year summer winter spring autumn ago today yesterday morning
    afternoon evening night later earlier then now also meanwhile still again recently finally""".split()
)
_MODIFIERS = frozenset("former acting vice senior".split())
_REPORTS = frozenset("said says reported reports wrote added".split())
_NO_PART = (
    _PREPOSITIONS | _CONJUNCTIONS | _TIMES | _REPORTS | frozenset("and or that who which whose whom than like".split())
)
"""Words that part a description ("the harbour trust chairman") from what stands before it."""
_HEADS = frozenset(
    """envoy ambassador representative minister secretary director head chief president chairman chairwoman chair
    commissioner coordinator editor professor mayor governor""".split()
)
"""Offices "for" or "of" a place or body, with the holder's name after it; a spokesman for somebody is another."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A pronoun that speaks in a sentence, and where the words end that say so."""

    pronoun: str
    end: int


def pronoun_speaks(bare: str) -> Spoken | None:
    """Find a "he" or "she" that opens the sentence, or stands beside a quotation, with a speech verb."""
    if match := _PRONOUN.match(bare):
        return Spoken(match["pronoun"].casefold(), match.end())
    if "“" in bare and (match := _PRONOUN_AT_QUOTE.search(bare)):
        return Spoken((match["pronoun"] or match["after"]).casefold(), match.end())
    return None


def speaker_phrase(bare: str, start: int, end: int) -> int | None:
    """Give where the speaker's phrase begins ("Kremlin spokesman Dmitry Peskov") if the name in a sentence, its
    quotations blanked, is the subject of a speech verb or the source of "according to"; None where it is not.
    """
    first = max(0, start - _PHRASE)
    read = list(_TOKEN.finditer(bare, first, start))
    tokens = [match[0] for match in read]
    if first and tokens:
        tokens[0] = "of"  # perhaps cut, so nothing may begin with it
    at = _phrase(tokens, whole=" " in bare[start:end])
    following = bare[end : end + 60]
    holder = _office_before(tokens[:at]) if re.match(r"\s*(?:[,.]|$)", following) else None
    if holder:  # "the county engineer, Bo Lindqvist,": the words before the comma tell what he is in the sentence
        tokens, at = holder, _phrase(holder, whole=False)
    if _is_source(tokens, at):
        speaks = not _goes_with(following) and not (holder and re.match(r",\s+who\b", following))
    elif _is_inverted(tokens, at):
        behind_comma = tokens[at - 2] == "," and "”" not in tokens[:at]
        speaks = not _goes_with(following) and not (behind_comma and re.match(r"\s+\w", following))
    else:
        says = _SAYS.match(bare, end) or (_AFTER_APPOSITION.match(bare, end) if holder else None)
        speaks = says is not None and _is_subject(tokens, at)
    if not speaks:
        return None
    return read[at].start() if at < len(read) else start


def _office_before(tokens: list[str]) -> list[str] | None:
    """Give the tokens up to an office that a comma parts from its holder, without what it is over: "the head of the
    union, Karin Oake,".
    """
    if len(tokens) < 2 or tokens[-1] != ",":
        return None
    for end in range(len(tokens) - 1, max(0, len(tokens) - 6), -1):
        if is_role(tokens[end - 1]):
            over = end < len(tokens) - 1
            return tokens[:end] if not over or (tokens[end] == "of" and tokens[end - 1] in _HEADS) else None
        if not tokens[end - 1][0].isalnum():
            return None
    return None


def _goes_with(following: str) -> bool:
    """Tell whether a name is only the first part of what is named: "Quay Holdings", "Quay spokesman Bo Renn"."""
    word = re.match(r"\s+([\w’'-]+)", following)
    return word is not None and (is_name_word(word[1]) or is_role(word[1]))


def _phrase(tokens: Sequence[str], *, whole: bool) -> int:
    """Give where the words begin that belong to the name after ``tokens``: titles, offices, and whose they are."""
    at, described = len(tokens), False
    while at:
        token, word = tokens[at - 1], tokens[at - 1].casefold()
        if word in _DETERMINERS:
            return at - 1
        if token[0].isupper():
            if not (is_name_word(token) or word in _MODIFIERS) or (token.endswith(".") and len(token) > 5):
                return at
        elif is_role(token) or "-" in token or word in _MODIFIERS:
            described = described or is_role(token)
        elif word in ("of", "for", "to") and whole and 1 < at < len(tokens) and tokens[at - 2].casefold() in _HEADS:
            if any(map(is_role, tokens[at:])):
                return at
        elif not described or not word.removesuffix("’s").isalpha() or word in _NO_PART or word.endswith(("ing", "ed")):
            return at
        at -= 1
    return at


def _is_source(tokens: Sequence[str], at: int) -> bool:
    return at > 1 and tokens[at - 1] == "to" and tokens[at - 2].casefold() == "according"


def _is_inverted(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a verb right behind a quotation stands before the name: "“It creaks,” said Holt"."""
    if at < 2 or tokens[at - 1] not in _INVERTED:
        return False
    mark, before = tokens[at - 2], tokens[at - 3] if at > 2 else ""
    plain = tokens[at - 1] in ("said", "says")
    if mark == ",":
        return plain or before in ("”", "»")
    return mark in ("”", "»", '"') and (plain or before in tuple(",.?!…—–-"))


def _is_subject(tokens: Sequence[str], at: int, depth: int = 0) -> bool:
    """Tell whether a phrase that begins at ``at`` opens a clause of its own."""
    if at == 0:
        return True
    token, word = tokens[at - 1], tokens[at - 1].casefold()
    if word == "and":
        if at == 1 or not tokens[at - 2][0].isalnum():
            return True
        first = _phrase(tokens[: at - 1], whole=False)
        alone = first > 0 and tokens[first - 1] == ","
        return depth < 2 and first < at - 1 and not alone and _is_subject(tokens, first, depth + 1)
    if word == "that":
        return at > 1 and tokens[at - 2].casefold() in _REPORTS
    if not token[0].isalnum() or (token.endswith(".") and not is_role(token)):
        return True
    if word in _SUBORDINATE and "”" in tokens:  # “…,” Holt said when Moss asked
        return False
    return word in _CONJUNCTIONS | _TIMES | _REPORTS or token.isdecimal()
