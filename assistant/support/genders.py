"""That the one whom a claim has say a quotation, its "he" or "she", goes by the same pronoun where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.support.places import Place
from assistant.support.saying import SAYS
from assistant.wording import names, quoted

_HE = re.compile(r"\W*(?P<he>he|she)\b", re.IGNORECASE)
_THEN = re.compile(rf"[^”]*”\W*(?:(?P<he>he|she) (?:had |has )?{SAYS}|{SAYS} (?P<behind>he|she))\b")
"""Behind the words of a quotation, tells by which pronoun its speaker goes."""


def other_pronoun(claim: str, found: Mapping[str, Sequence[Place]]) -> str | None:
    """Give a quotation of a claim without a name, its speaker a "he", which its article has "she" say wherever it
    stands, or the other way round; None where there is none.
    """
    rest = quoted(claim)[1]
    opens = _HE.match(rest)
    if not opens or names(rest):
        return None
    for quotation, places in found.items():
        told = [_speaker(quotation, reading.sentence(n)) for reading, indexes in places for n in indexes]
        if told and all(each and each != opens["he"].lower() for each in told):
            return quotation
    return None


def _speaker(quotation: str, sentence: str) -> str | None:
    last = re.findall(r"\w+", quotation)[-1:]
    then = _THEN.match(sentence, sentence.rfind(last[0]) if last else 0)
    return (then["he"] or then["behind"]) if then else None
