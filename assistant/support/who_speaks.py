"""Who speaks where a verb of saying stands by a name in a claim: not always the one whom it stands by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.naming import is_role, untitled
from assistant.quotations import quotations
from assistant.support.saying import CUE

_THING = r"(?:the|a|an|another|two|three|four|more|his|her|its)\b(?! words?\b)"
_DOES = (
    r" (?:also |never |only |already )?(?:is|was|were|has|had|will|would|can|could|may|might|should|must|did|does)\b"
)
_OF = r",? (?:of|from|for|at|with) (?:the )?(?:[A-Z][\w’-]* )*"
"""Between a person and the body that he is of."""


def speaking(claim: str, name: str, mentioned: Sequence[Sequence[str]]) -> str | None:
    """Give who speaks where a verb of saying stands by a name in a claim: the one before it where it only says of where
    he is ("Ada Quay of the Harrow Authority said"); None where the claim tells what was added, or of the name.

    ``mentioned`` are the names of the claim.
    """
    if _adds_a_thing(claim, name) or _only_told_of(claim, name):
        return None
    return _employed(claim, name, mentioned) or name


def _adds_a_thing(claim: str, speaker: str) -> bool:
    """Tell whether somebody "added the third goal", which are no words; "added the words" are."""
    added = re.search(rf"\b{re.escape(speaker.split()[-1])} (?:had |has )?(?:also )?add(?:s|ed) {_THING}", claim)
    return added is not None and not quotations(claim)


def _only_told_of(claim: str, speaker: str) -> bool:
    """Tell whether somebody is only told of: "said Marsk was right", "says Marsk had asked them"."""
    surname = re.escape(speaker.split()[-1])
    told_of = re.compile(rf"(?<![”\"] )(?<![”\"], )\b{CUE} (?:[A-Z][\w’.-]* ){{0,3}}{surname}(?:['’]s\b|{_DOES})")
    every = re.findall(rf"\b{surname}\b", claim)
    return bool(every) and len(every) == len(told_of.findall(claim))


def _employed(claim: str, body: str, mentioned: Sequence[Sequence[str]]) -> str | None:
    before = claim[: claim.find(body)] if body in claim else ""
    return next(
        (
            untitled(" ".join(run))
            for run in mentioned
            if not is_role(run[-1].lower()) and re.search(rf"\b{re.escape(' '.join(run))}{_OF}\Z", before)
        ),
        None,
    )
