"""Whether a claim has as agreed or got what its article has as an open question, or as asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.forms import weighty

_GOT = re.compile(
    r"\b(?:got|received|obtained|secured|(?:was|were|been) (?:given|granted|awarded))"
    r" (?P<what>(?:[\w’-]+ ){0,3}[\w’-]+)\b(?: (?P<sum>million|billion))?"
)
_SOUGHT = (
    r"\b(?:appl(?:y|ies|ied|ying|ication)|ask(?:s|ed|ing)?|request(?:s|ed|ing)?|seek(?:s|ing)?|sought|bids?"
    r"|hop(?:e|es|ed|ing)|wants?|wanted|demand(?:s|ed|ing)?|appeal(?:s|ed|ing)?|call(?:s|ed|ing)?"
    r"|pleads?|pleaded|wait(?:s|ed|ing)?)\b"
    r"[^.;:]{0,40}?"
)
"""Says what somebody has not got yet."""
_HAS_GOT = re.compile(
    r"\b(?:g[eo]ts?|receiv(?:es?|ed)|grant(?:ed|s)|award(?:s|ed)|g[ai]ven?|gives|approv(?:es?|ed)|obtain(?:s|ed)"
    r"|secur(?:es?|ed)|agreed|pa(?:id|ys)|came|arrived|w(?:as|ere) there|ha(?:s|d|ve) it|is now)\b"
)
"""Behind what is asked for, say that it came; "agreed" and "paid" may be of anything, so it must be told of that."""
_OF_THAT = re.compile(r"\b(?:it|this|that|them|money|sum|request|application|bid|plea|wish)\b", re.IGNORECASE)
_AT_ONCE = re.compile(r"\b(?:agreed|said yes)(?: (?:at once|on|in|last|to (?:it|that|pay|give))\b|[,.])")
_LESS = re.compile(r"\b(?:less|only|half|part|smaller|nothing|none|instead)\b")
"""Says of what came that it is not what was asked for."""
_NEXT = 2
"""Sentences behind the asking that may tell what came of it; a later one names it again."""
_DECIDED = re.compile(
    r"\b(?:(?:agreed|decided|promised|pledged|undertaken|undertook|resolved|voted|confirmed) to"
    r"|will|is going to|are going to|is to|are to) (?P<verb>[a-z]{3,})\b"
)
_WHETHER = re.compile(r"\b(?:whether|if|unless)\b")
_OPEN_QUESTION = re.compile(r"(?<![Aa]sked )\bwhether\b[^.,;:]*")
"""What is not known or not decided yet; what somebody was asked, he may have answered."""


def settled(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the "agreed to pay" or "will pay" of a claim where its article says only that it is open "whether" that is
    done, or its "received a grant" where that is only asked for; None where there is none.
    """
    if _WHETHER.search(claim):
        return None
    for meant in _DECIDED.finditer(claim):
        doing = re.compile(rf"\b(?:{meant['verb']}|{meant['verb'].removesuffix('e')}(?:ed|ing|s|es))\b")
        about = [sentence for sentence in sentences if doing.search(sentence)]
        if about and not any(doing.search(_OPEN_QUESTION.sub(" ", sentence)) for sentence in about):
            return meant[0]
    for got in _GOT.finditer(claim):
        what = next((word for word in re.findall(r"[a-z]+", got["what"]) if weighty(word)), None)
        if what and _only_sought(what, re.findall(r"\d[\d.,]*\d|\d", got["what"]), sentences):
            return got[0]
    return None


def _only_sought(what: str, numbers: Sequence[str], sentences: Sequence[str]) -> bool:
    """Tell whether every sentence that has a thing says that it is asked for, and none near says that it came."""
    sought = re.compile(rf"{_SOUGHT}\b{what}\b(?: of [^;:,.]*(?:[.,]\d[^;:,.]*)?)?")
    about = [n for n, sentence in enumerate(sentences) if re.search(rf"\b{what}\b", sentence)]
    if not about or not all(sought.search(sentences[n]) for n in about):
        return False
    for n in about:
        asked = sought.search(sentences[n])
        rest = sentences[n][asked.end() if asked else 0 :]
        behind = [each for each in sentences[n + 1 : n + 1 + _NEXT] if _OF_THAT.search(each) or _AT_ONCE.search(each)]
        for came in filter(_HAS_GOT.search, (rest, *behind)):
            if not numbers or not _LESS.search(came) or all(number in came for number in numbers):
                return False
    return True
