"""Whether a claim leaves out for whom, or under what condition, the article says it: right behind its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.support.days import without_days
from assistant.support.forms import form, forms, share, weighty
from assistant.support.modality import CONDITIONAL, asks_whether
from assistant.support.reading import Reading
from assistant.wording import as_told

_PERMITTING = (
    r"(?:closed|shut|barred|banned|forbidden|open|opened|free|only|without|reserved|allowed|permitted|limited"
    r"|restricted|compulsory|mandatory|available)"
)
_FOR_WHOM = re.compile(
    rf"(?<![\w’'-])(?:(?P<word>{_PERMITTING}) (?:only )?(?:for|to) (?P<whom>"
    r"(?:larger|smaller|bigger|older|younger|longer|heavier|shorter|lighter|newer|certain|selected)"
    r" (?:[\w’-]+s|people|men|women|children)\b)"
    r"|(?P<said>[\w’'-]++) (?:only )?(?:for|to|by|among|of|in) (?P<those>"
    r"(?:those|people|anyone|anybody) (?:over|under|above|below|aged|older|younger) [^,.;:“”—]+"
    r"|those (?:who|whose|with|without) [^,.;:“”—]+))"
)
"""Says of whom alone a word is said: "without dismissals for those over 55", "closed to larger boats"."""
_LIMITS = re.compile(
    r"\b(?:only|some|certain|over|under|above|below|aged|except|partly|part|older|younger|larger|smaller|bigger|those)\b"
)
_BEHIND = re.compile(
    r"(?<!\w)(?P<told>\w++ \w++ \w++),? (?:only )?"
    r"(?P<cue>if|unless|provided that|as long as|on condition)\b"
)
_BEFORE = re.compile(r"(?:^|[.;“]\s*|, (?:and|but) )[Ii]f (?P<under>[^,;.“”]+), (?P<main>[^;.,“”]+)")
_FOR_GOOD = re.compile(
    r"\b(?:for good|for ever|forever|permanent(?:ly)?|indefinitely|for all time|without (?:a )?time limit)\b"
)
_FOR_NOW = re.compile(
    r"\b(?:until (?!further notice)|till |for the time being|for now|for the present|temporar(?:y|ily)"
    r"|provisional(?:ly)?|for (?:\w+ )?\w+ (?:days|weeks|months|years))\b"
)
"""Says for how long alone."""
_ALONE = re.compile(r"^\W*(?:[A-Z][\w’ -]{1,40}:\W*)?(?:Only |Yes, |But only )?[Ii]f [^,;:]+(?<=[.!])$")
"""A condition without anything else: the answer to a question, or added to the sentence before."""
_CLOSING = " ”’\"'"
"""May stand behind the full stop."""
_MOST = 0.6
"""The share of a claim's words that a sentence must have to be the one it tells."""
_FEWEST = 2
"""Words by which what hangs on a condition can be told."""


def restricted(
    claim: str, nearest: Sequence[str], read: Sequence[Reading], quotations: Sequence[str] = ()
) -> str | None:
    """Give what the article has right behind the claim's words, or before them, and the claim leaves out: whom alone it
    is said of, or an "if"; None where it leaves out nothing.

    The ``quotations`` of a claim that is without them may hold the condition.
    """
    wanted = weighty(claim)
    if not wanted:
        return None
    telling = [sentence for sentence in nearest if share(wanted, weighty(sentence)) >= _MOST]
    ends = next((found for found in map(_FOR_NOW.search, telling) if found), None)
    if ends and _FOR_GOOD.search(claim) and not any(map(_FOR_GOOD.search, nearest)):
        return ends[0].strip()
    if not _LIMITS.search(claim) and (whom := _for_whom(wanted, telling)):
        return whom
    if any(map(CONDITIONAL.search, (claim, *quotations))):
        return None
    return _condition(claim, wanted, telling, nearest) or _alone(wanted, read)


def _for_whom(wanted: set[str], telling: Sequence[str]) -> str | None:
    for sentence in telling:
        for found in _FOR_WHOM.finditer(sentence):
            word, whom = found["word"] or found["said"], found["whom"] or found["those"]
            if form(word.lower()) in wanted and not weighty(whom) & wanted:
                return whom
    return None


def _condition(claim: str, wanted: set[str], telling: Sequence[str], nearest: Sequence[str]) -> str | None:
    own, said = _undated(claim).lower(), forms(claim)
    for sentence in telling:
        undated = _undated(sentence)
        for found in _BEHIND.finditer(undated):
            if found["told"].lower() in own and not asks_whether(undated[: found.start("cue")]):
                return undated[found.end("told") :].strip(" ,.")
    for sentence in nearest:
        for found in _BEFORE.finditer(sentence):
            if weighty(without_days(found["under"])) & wanted:
                continue  # "a strike would mean that": the claim has the condition in other words
            told = without_days(as_told(found["main"]))
            if any(
                len(main) >= _FEWEST and main <= ours for main, ours in ((weighty(told), wanted), (forms(told), said))
            ):
                return found[0]
    return None


def _undated(text: str) -> str:
    """Give a text without its days and what they leave: a claim is held to those elsewhere."""
    return re.sub(r" (?=[,.;])", "", " ".join(without_days(text).split()))


def _alone(wanted: set[str], read: Sequence[Reading]) -> str | None:
    for reading in read:
        said = reading.every
        for before, alone in pairwise(said):
            if _ALONE.match(alone.rstrip(_CLOSING)) and share(wanted, weighty(before)) >= _MOST:
                return alone
    return None
