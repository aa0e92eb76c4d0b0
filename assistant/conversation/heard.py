"""What is said to the answer before and asks the archive nothing: thanks, "forget that", "translate it"."""

from __future__ import annotations

import re

_SAID = (
    r"(?:(?:many\s+)?thanks|thank\s+you|cheers|great|perfect|nice|interesting|good|fine|right|got\s+it|i\s+see"
    r"|understood|noted|hm+|aha|wow|hello|hi|hey|yes|no|yep|nope|ok|okay|well|all\s+right|alright)"
    r"(?:\s+(?:a\s+lot|so\s+much|very\s+much|anyway|then|again|to\s+know|one))?"
)
_NO_QUESTION = re.compile(rf"{_SAID}(?:[\s,.;:!–—-]+{_SAID})*", re.IGNORECASE)
_POLITE = re.compile(
    r"(?:(?:ok|okay|well|great|good|fine|right|alright|all\s+right|perfect|nice|brilliant|excellent|lovely|super)[,.!]?\s+)*"
    r"(?:(?:many\s+)?thanks|thank\s+you|thx|ta|cheers|great|perfect|nice|interesting|brilliant|excellent|lovely|super"
    r"|got\s+it|i\s+see|understood|noted|hm+|aha|wow|hello|hi|hey)"
    r"(?:\s+(?:a\s+lot|so\s+much|very\s+much|anyway|for\s+(?:that|this)|again))?"
    r"\s*[,.;:!–—-]+\s*(?=\S)",
    re.IGNORECASE,
)
_DISMISSED = re.compile(
    r"(?:(?:ok|okay|no|well)[,.!]?\s+)?(?:forget\s+(?:about\s+)?(?:that|it)|never\s*mind|skip\s+(?:that|it)|scrap\s+that)"
    r"\s*[.,;:!–—-]+\s*(?=\S)",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:thanks|thank\s+you|thx|ta|cheers)\b", re.IGNORECASE)
_PLEASE = re.compile(r"[,\s]+(?:please|thanks|thank\s+you|pls)$|^(?:please|pls)[,\s]+", re.IGNORECASE)
_TARGET = (
    r"\s+(?:(?:in|into|to)\s+(?:arabic|chinese|dutch|english|french|german|greek|italian|japanese|polish|portuguese|russian"
    r"|spanish|swedish|turkish|ukrainian|\w+\s+words?|points|bullets)|(?:as|to|in|into)\s+(?:an?\s+)?(?:csv|excel|file|html"
    r"|json|list|markdown|pdf|table|text|word))"
)
"""What an answer is turned into; "export to China" is no such order."""
_ORDER = re.compile(
    r"(?:(?:can|could|would)\s+you\s+)?(?:(?:translate|summari[sz]e|shorten|rephrase|repeat|print|copy|save|delete|export)"
    rf"(?:\s+(?:that|this|it|them|the\s+(?:answer|quotes?|lot)|everything)(?:{_TARGET})?|{_TARGET})"
    r"|translate|summari[sz]e|shorten|rephrase)",
    re.IGNORECASE,
)
_TOLD = re.compile(r"[A-Za-z]+ed\s*\.", re.IGNORECASE)
"""A participle with a full stop: "Agreed." tells, "agreed?" asks."""
_NOUNS = frozenset(("right", "well"))
"""Said to an answer beside other words; alone they may be what is asked about."""
NOTHING = "“{}” asks the archive nothing. What should be looked up?"
CANNOT = "“{}” is nothing that can be looked up: what is asked is answered in the words of the articles."


def heard(typed: str) -> tuple[str, bool]:
    """Give a question without what is said to the answer before it, and whether that dismissed what was asked."""
    asked = _PLEASE.sub("", typed)
    asked = _POLITE.sub("", asked, count=1) if _POLITE.match(asked) else asked
    kept = _DISMISSED.sub("", asked, count=1) if _DISMISSED.match(asked) else asked
    return kept, kept != asked


def thanked(typed: str) -> bool:
    """Tell whether a question opens with thanks: what was asked before is done with."""
    polite = _POLITE.match(_PLEASE.sub("", typed))
    return polite is not None and _THANKS.search(polite[0]) is not None


def only_told(question: str) -> str:
    """Give what is asked back where a word only tells what somebody makes of the answer ("Agreed."), else ""."""
    return NOTHING.format(question.strip(" .")) if _TOLD.fullmatch(question.strip()) else ""


def no_question(asked: str) -> str:
    """Give what is asked back where words are no question at all, "" where they may be one."""
    if _NO_QUESTION.fullmatch(asked) and asked.lower() not in _NOUNS:
        return NOTHING.format(asked)
    return CANNOT.format(asked) if _ORDER.fullmatch(asked) else ""
