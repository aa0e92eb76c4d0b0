"""Whether a claim says of all, everybody or always what its article says of most, of one or of the first time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.forms import form, is_past, meant, weighty

_COUNTED = (
    r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand"
    r"|but|he|she|it|they|that|this|we|I)"
)
_ALL = re.compile(
    rf"\b(?:all(?! (?:the )?{_COUNTED}\b|-)(?!\d)"
    r"|every(?! (?:\d|two|three|four|five|other (?:day|week|year))|-)"
    r"|everyone|everybody|always)\b",
    re.IGNORECASE,
)
"""Says it of the whole of something; "all five members" counts them, and the number is held to the article's."""
_NO_WIDENING = re.compile(
    r"\b(?:(?:after|above|at|in|not|nearly|almost|for|of|once and for) all"
    r"|all (?:but|over|the same|the (?:more|better)|right|along|in all|round|together"
    r"|year|day|night|week|month|winter|summer|morning|evening)"
    r"|(?:not|nearly|almost) every\w*|every (?:bit|now and|single))\b",
    re.IGNORECASE,
)
"""Phrases that say it of nothing whole: "after all", "not everybody", "all day"."""
_WHOLE = re.compile(
    r"\b(?:all|every|everyone|everybody|everything|everywhere|each|always|any|anyone|anybody|anything|whole|both"
    r"|entire(?:ly)?|complete(?:ly)?|full(?:y)?|total(?:ly)?|throughout|whoever|whatever|whenever|unanimous(?:ly)?"
    r"|until further notice|without exception|no(?! (?:longer|more)\b)|none|nobody|never|not (?:a|one)|nothing"
    r"|public)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:most|many|some|several|a few|few|half|one|two|part of|partly|often|sometimes|usually|mostly|mainly)\b",
    re.IGNORECASE,
)
_ALL_DID = re.compile(
    r"\b(?P<word>everyone|everybody|all)(?: (?:in|at|on|of|from) (?:the |them\b)?[\w’-]*)? ?\b(?P<did>[a-z]{3,})\b",
    re.IGNORECASE,
)
_SOME_DID = re.compile(r"\b(?:many|most|some|several|a few)(?: of (?:them|those))? (?P<did>[a-z]{3,})\b", re.IGNORECASE)
_ENOUGH = 0.4
"""The share of a claim's words that a sentence must have to be the one that is widened."""


def widened(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the word with which a claim says of all what the sentence that says most of it does not; None where there
    is none, or no sentence says enough of the claim to tell.

    A word for the whole beside that sentence counts too, but where the sentence itself says of how many it is.
    """
    if word := _of_some(claim, sentences):
        return word
    found = _ALL.search(_NO_WIDENING.sub(" ", claim))
    wanted = weighty(claim)
    if not found or not wanted or not sentences:
        return None
    told = [_NO_WIDENING.sub(" ", sentence) for sentence in sentences]
    shares = [len(wanted & meant(sentence)) / len(wanted) for sentence in told]
    most = max(shares)
    if most < _ENOUGH:
        return None
    best = [sentence for sentence, share in zip(told, shares, strict=True) if share == most]
    near = best if all(map(_PART.search, best)) else told
    return None if any(map(_WHOLE.search, near)) else found[0]


def _of_some(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the word with which a claim has everybody do what in the article only "many asked"."""
    for found in _ALL_DID.finditer(claim):
        did = form(found["did"].lower())
        some = [other for sentence in sentences for other in _SOME_DID.finditer(sentence)]
        if any(is_past(other["did"].lower()) and form(other["did"].lower()) == did for other in some):
            every = (other for sentence in sentences for other in _ALL_DID.finditer(sentence))
            return None if any(form(other["did"].lower()) == did for other in every) else found["word"]
    return None
