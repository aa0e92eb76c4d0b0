"""Whether a claim says of all, everybody or always what its article says of most, of one or of the first time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.forms import meant, weighty

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
_ENOUGH = 0.4
"""The share of a claim's words that a sentence must have to be the one that is widened."""


def widened(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the word with which a claim says of all what the sentence that says most of it does not; None where there
    is none, or no sentence says enough of the claim to tell.

    A word for the whole beside that sentence counts too, but where the sentence itself says of how many it is.
    """
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
