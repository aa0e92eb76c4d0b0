"""When somebody told something, as a text has it: "In May Ada Quay said", "speaking in May", "said in 2019"."""

from __future__ import annotations

import re

from assistant.support.days import Day
from assistant.support.saying import SAYS

_SAID_IN = re.compile(
    rf"\b(?:{SAYS} (?:(?<=told )(?:[\w’-]+ ){{1,4}})?|[Ss]peaking |[Ii]nterview (?:published )?)"
    r"(?:(?:early|late|back) )?(?:in|on) \Z"
)
_OPENS = re.compile(r"(?:\A|[.,;:“\n]\s?|\b(?:and|but) )(?:(?:[Ll]ate|[Ee]arly|[Bb]ack) )?(?:(?:[Ii]n|[Oo]n) )?\Z")
_WORD = r"(?!that\b|who\b|which\b|when\b|as\b)[\w’-]+"
_TELLS = re.compile(rf",? {_WORD}(?: {_WORD}){{0,7}}?(?:, [^,.;“”]{{1,60}},)? (?:had |has )?{SAYS}\b(?! to\b)")
"""Behind a date that opens a clause, somebody tells; not "In 2019 the mill closed, she said", which is of the mill."""
_ROOM = 60
"""Characters before a date that hold who spoke to whom."""


def of_telling(text: str, day: Day) -> bool:
    """Tell whether a date of a text is that on which somebody told something, and not of what was told."""
    start = max(0, day.start - _ROOM)
    if _SAID_IN.search(text, start, day.start):
        return True
    return _OPENS.search(text, start, day.start) is not None and _TELLS.match(text, day.end) is not None
