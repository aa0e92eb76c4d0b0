"""Whether a claim makes more of a part than it is: "the only one" for "one of four", "most" for "two out of five"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from assistant.numerals import COUNTS
from assistant.support.forms import meant, weighty

_NUMBER = rf"(?:{'|'.join(COUNTS)}|\d+)"
_ONLY = re.compile(rf"\b(?:the|its|his|her|their) (?P<word>only|sole) (?!{_NUMBER}\b)\w", re.IGNORECASE)
_ALONE = re.compile(r"\b(?:only|sole|alone)\b")
_ONE_OF = re.compile(
    rf"\b(?:one|two|three) of (?:the |its |his |her |their )?(?:other )?(?:{_NUMBER}|several|many|dozens)\b"
    r"|\bamong (?:the )?(?:many|several|those who)\b",
    re.IGNORECASE,
)
_ALL_OF = re.compile(
    rf"\b(?P<word>all|both)\b(?: of)?(?: (?:the|its|his|her|their))?(?: (?P<whole>{_NUMBER}))?\b", re.IGNORECASE
)
_MOST = re.compile(
    r"\b(?P<word>most|(?:the|a) majority|more than half)\b(?! (?:of all|important|recent))", re.IGNORECASE
)
_PART_OF = re.compile(
    rf"\b(?P<part>{_NUMBER})(?:(?: [a-z]+)? out|(?: [a-z]+s)?) of (?:every |the |all |its |his |her |their )?"
    rf"(?P<whole>{_NUMBER})\b"
    rf"|\b(?P<few>{_NUMBER})(?: [a-z]+s)? in (?:every )?(?P<of>{_NUMBER})\b(?! (?:year|month|week|day|hour)s?\b)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?P<word>never|none|nobody|no one|not a single|not one|no)\b"
    r"(?! (?:longer|more|fewer|less|other|others|further|one else|doubt|matter)\b)",
    re.IGNORECASE,
)
_BUT_FOR = re.compile(r"\b(?:but|except|apart|other|others|else|again|only|than|until)\b", re.IGNORECASE)
_ONLY_ONE = re.compile(rf"\b(?:only|just) (?:{_NUMBER}|once|twice|a few|a handful|a single)\b", re.IGNORECASE)
"""Says of how few it is, which is more than none."""
_AT_LEAST = re.compile(r"\bat least (?:one|an?|two|three|some)\b|\bamong (?:others|other things)\b", re.IGNORECASE)
_ONLY_THESE = re.compile(rf"\b(?P<word>only|nothing but|exclusively)\b(?! (?:{_NUMBER}|if|when|after|then|until)\b)")
_OF_NAME = r"(?: (?:[a-z]+ )?of)? the (?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+)*)"
_ALL_OF_NAME = re.compile(rf"\b(?P<word>[Aa]ll|[Ee]very)(?: (?:the )?[a-z]+)?{_OF_NAME}")
_SOME_OF = rf"\b(?i:{_NUMBER}|some|several|a few|half|most|many)(?: [a-z]+)? of the "
_PARTS = re.compile(r"[,;:](?=\s)|\s(?=(?:and|but|while|whereas)\b)")
"""Part what a claim says of one and of another: "it rang once and no one was hurt"."""
_ENOUGH = 0.5
"""The share of the words of a claim, or of a part of it, that a sentence must have to be the one of whose part it
tells: with half of them it is of the same, since the part itself is told in other words.
"""


def other_portion(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the word with which a claim makes more of a part than the sentence that says most of it; None where there
    is none.
    """
    wanted = weighty(claim)
    shares = [len(wanted & meant(sentence)) for sentence in sentences]
    if not wanted or not shares or max(shares) < _ENOUGH * len(wanted):
        return None
    told = [sentence for sentence, share in zip(sentences, shares, strict=True) if share == max(shares)]
    if (only := _ONLY.search(claim)) and all(map(_ONE_OF.search, told)) and not any(map(_ALONE.search, told)):
        return only["word"]
    if none := _none_or_all(claim, told):
        return none
    for sentence in told:
        parts = list(_parts(sentence))
        for found in _ALL_OF.finditer(claim):
            whole = "two" if found["word"].lower() == "both" else found["whole"]
            if whole and any(part < 1 and of == _value(whole) for part, of in parts) and not _ALL_OF.search(sentence):
                return found["word"]
        most = _MOST.search(claim)
        if most and parts and not _MOST.search(sentence) and all(2 * part <= 1 for part, _ in parts):
            return most["word"]
    return None


def _none_or_all(claim: str, told: Sequence[str]) -> str | None:
    """Give the "never" of a claim for "only once", its "only" for "at least one", its "all" for "one of the guild"."""
    if not _BUT_FOR.search(claim) and all(map(_ONLY_ONE.search, told)) and not any(map(_NONE.search, told)):
        for part in _PARTS.split(claim):
            none = _NONE.search(part)
            wanted = weighty(part)
            if none and all(len(wanted & meant(sentence)) > _ENOUGH * len(wanted) for sentence in told):
                return none["word"]
    these = _ONLY_THESE.search(claim)
    if these and all(map(_AT_LEAST.search, told)) and not any(map(_ALONE.search, told)):
        return these["word"]
    for found in _ALL_OF_NAME.finditer(claim):
        name = re.escape(found["name"])
        if all(re.search(rf"{_SOME_OF}{name}\b", each) and found[0] not in each for each in told):
            return found["word"]
    return None


def _parts(sentence: str) -> Iterator[tuple[Fraction, int]]:
    for found in _PART_OF.finditer(sentence):
        part, whole = _value(found["part"] or found["few"]), _value(found["whole"] or found["of"])
        if 0 < part < whole:
            yield Fraction(part, whole), whole


def _value(written: str) -> int:
    return COUNTS.get(written.lower()) or int(written)
