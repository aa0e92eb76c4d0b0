"""What a claim gives as the paper's own finding, or as certain, and its article only as somebody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.forms import meant, weighty
from assistant.support.reading import Reading

_FINDS = (
    r"(?: itself)? (?:has |had )?(?:calculat|accus|conclud|finds\b|found\b|judg|believ|thinks\b|thought\b|argu|consider"
    r"|insist|condemn|criticis|blam|establish|reckon|estimat|warn|doubt|prais|complain|demand)"
)
_CERTAIN = re.compile(r"\b(?:it|that) (?:is|was) (?:certain|clear|proven|established|beyond doubt|undisputed)\b", re.I)
_TOLD = 0.5
"""The share of a claim's content words which tells that a sentence says what it says."""


def own_finding(claim: str, read: Sequence[Reading]) -> str | None:
    """Name the one whose words the sentence is that says most of a claim, where the claim gives them as found by the
    paper or certain and does not name him; None where there is none.
    """
    outlets = {one.citation.article.outlet for one in read if one.citation.article.outlet}
    finders = {name for outlet in outlets for name in (outlet, outlet.split()[-1])}
    finds = any(re.search(rf"\b{re.escape(name)}{_FINDS}", claim) for name in finders)
    if not finds and not _CERTAIN.search(claim):
        return None
    wanted = weighty(claim) - weighty(" ".join(outlets))
    held = [
        (len(wanted & meant(reading.sentence(n))), sorted(reading.recorded.get(n, ())))
        for reading in read
        for n in range(len(reading.sentences))
    ]
    most = max((shared for shared, _ in held), default=0)
    if most < _TOLD * len(wanted):
        return None
    tellers = [who for shared, who in held if shared == most]
    named = any(name.split()[-1] in claim for who in tellers for name in who)
    return tellers[0][0] if all(tellers) and not named else None
