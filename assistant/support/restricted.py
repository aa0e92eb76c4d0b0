"""Whether a claim leaves out for whom, or under what condition, the article says it: right behind its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.forms import form, weighty
from assistant.support.modality import CONDITIONAL
from assistant.support.reading import Reading
from assistant.wording import as_told

_FOR_WHOM = re.compile(
    r"(?P<word>[\w’'-]+) (?:only )?(?:for|to|by|among|of|in) (?P<whom>"
    r"(?:larger|smaller|bigger|older|younger|longer|heavier|shorter|lighter|newer|certain|selected) [\w’-]+"
    r"|(?:those|people|anyone|anybody) (?:over|under|above|below|aged|older|younger) [^,.;:“”—]+"
    r"|those (?:who|whose|with|without) [^,.;:“”—]+)"
)
"""Says of whom alone a word is said: "without dismissals for those over 55", "closed to larger boats"."""
_LIMITS = re.compile(
    r"\b(?:only|some|certain|over|under|above|below|aged|except|partly|part|older|younger|larger|smaller|bigger|those)\b"
)
_BEHIND = re.compile(r"(?P<told>\w+ \w+ \w+),? (?:only )?(?:if|unless|provided(?: that)?|as long as|on condition)\b")
_BEFORE = re.compile(r"(?:^|[.;“]\s*|, (?:and|but) )[Ii]f [^,;.]+, (?P<main>[^;.,“”]+)")
_ALONE = re.compile(r"^\W*(?:[A-Z][\w’ -]{1,40}:\W*)?(?:Only |Yes, |But only )?[Ii]f [^,;:]+[.!]\W*$")
"""A condition without anything else: the answer to a question, or added to the sentence before."""
_MOST = 0.6
_FEWEST = 2


def restricted(claim: str, nearest: Sequence[str], read: Sequence[Reading]) -> str | None:
    """Give what the article has right behind the claim's words, or before them, and the claim leaves out: whom alone it
    is said of, or an "if"; None where it leaves out nothing.
    """
    wanted = weighty(claim)
    if not wanted:
        return None
    limited = _LIMITS.search(claim)
    for sentence in nearest:
        if limited or len(wanted & weighty(sentence)) < _MOST * len(wanted):
            continue
        for found in _FOR_WHOM.finditer(sentence):
            whom = found["whom"]
            if form(found["word"].lower()) in wanted and not weighty(whom) & wanted:
                return whom
    if CONDITIONAL.search(claim):
        return None
    said = " ".join(claim.lower().split())
    for sentence in nearest:
        for found in _BEHIND.finditer(sentence):
            if found["told"].lower() in said and len(wanted & weighty(sentence)) >= _MOST * len(wanted):
                return sentence[found.end("told") :].strip()
        for found in _BEFORE.finditer(sentence):
            main = weighty(as_told(found["main"]))
            if len(main) >= _FEWEST and main <= wanted:
                return found[0]
    for reading in read:
        said_there = [reading.sentence(n) for n in range(len(reading.sentences))]
        for before, alone in zip(said_there, said_there[1:], strict=False):
            if _ALONE.match(alone) and len(wanted & weighty(before)) >= _MOST * len(wanted):
                return alone
    return None
