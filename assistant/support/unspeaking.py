"""Names by which a verb of saying stands in a claim, and whose words it gives for all that not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.naming import is_role
from assistant.quotations import quotations
from assistant.support.saying import CUE

_THING = r"(?:the|a|an|another|two|three|four|more|his|her|its)\b(?! words?\b)"
_DOES = (
    r" (?:also |never |only |already )?(?:is|was|were|has|had|will|would|can|could|may|might|should|must|did|does)\b"
)


def is_silent(claim: str, name: str, mentioned: Sequence[Sequence[str]]) -> bool:
    """Tell whether a claim that may seem to have somebody speak only tells what he added, of him, or who works there.

    ``mentioned`` are the names of the claim.
    """
    return _adds_a_thing(claim, name) or _only_told_of(claim, name) or _is_employer(claim, name, mentioned)


def _adds_a_thing(claim: str, speaker: str) -> bool:
    """Tell whether somebody "added the third goal", which are no words; "added the words" are."""
    added = re.search(rf"\b{re.escape(speaker.split()[-1])} (?:had |has )?(?:also )?add(?:s|ed) {_THING}", claim)
    return added is not None and not quotations(claim)


def _only_told_of(claim: str, speaker: str) -> bool:
    """Tell whether somebody is only told of: "said Marsk was right", "says Marsk had asked them"."""
    surname = re.escape(speaker.split()[-1])
    told_of = re.compile(rf"(?<![,”\"] )\b{CUE} (?:[A-Z][\w’.-]* ){{0,3}}{surname}(?:['’]s\b|{_DOES})")
    every = re.findall(rf"\b{surname}\b", claim)
    return bool(every) and len(every) == len(told_of.findall(claim))


def _is_employer(claim: str, speaker: str, mentioned: Sequence[Sequence[str]]) -> bool:
    """Tell whether a name only says of where the one before it is: "Ada Quay of the Harrow Authority said"."""
    before = claim[: claim.find(speaker)] if speaker in claim else ""
    return any(
        re.search(rf"\b{re.escape(' '.join(run))},? (?:of|from|for|at|with) (?:the )?(?:[A-Z][\w’-]* )*\Z", before)
        for run in mentioned
        if not is_role(run[-1].lower())
    )
