"""Whether a claim has as agreed or got what its article has as an open question, or as asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.forms import weighty

_GOT = re.compile(
    r"\b(?:got|received|obtained|secured|(?:was|were|been) (?:given|granted|awarded))"
    r" (?P<what>(?:[\w’-]+ ){0,3}[\w’-]+)\b"
)
_SOUGHT = (
    r"\b(?:appl(?:y|ies|ied|ying|ication)|ask(?:s|ed|ing)?|request(?:s|ed|ing)?|seek(?:s|ing)?|sought|bids?"
    r"|hop(?:e|es|ed|ing)|wants?|wanted|demand(?:s|ed|ing)?|appeal(?:s|ed|ing)?|call(?:s|ed|ing)?"
    r"|pleads?|pleaded|wait(?:s|ed|ing)?)\b"
    r"[^.;:]{0,40}?"
)
"""Says what somebody has not got yet."""
_HAS_GOT = re.compile(
    r"\b(?:g[eo]ts?|receiv\w+|grant(?:ed|s)|award\w*|g[ai]ven?|gives|approv\w+|obtain\w*|secur\w+|agreed"
    r"|ha(?:s|d|ve) it)\b"
)
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
        about = [sentence for sentence in sentences if what and re.search(rf"\b{what}\b", sentence)]
        sought = re.compile(rf"{_SOUGHT}\b{what}\b")
        if about and all(map(sought.search, about)) and not any(map(_HAS_GOT.search, sentences)):
            return got[0]
    return None
