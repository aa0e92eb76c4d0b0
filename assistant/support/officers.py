"""Who holds the office by which a claim tells who speaks: "the professor said", "said the head teacher"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.naming import is_role
from assistant.support.reading import Reading
from assistant.support.saying import CUE
from assistant.text import STOPWORDS

_HOLDER = r"([A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2})"
_OFFICE_SAYS = re.compile(
    rf"\b[Tt]he (?:[a-z’-]+ ){{0,3}}?(?P<role>[a-z-]+) (?:had |has |also |then )?{CUE}\b"
    rf"|\b{CUE} the (?:[a-z’-]+ ){{0,3}}?(?P<after>[a-z-]+)\b(?=\W|$)"
)


def officers(rest: str, read: Sequence[Reading]) -> list[str]:
    """Name the holders of the office that speaks in a claim; the office itself where its articles name none, and nobody
    where no office speaks.
    """
    office = _OFFICE_SAYS.search(rest)
    role = office and (office["role"] or office["after"])
    if not role or not is_role(role.lower()):
        return []
    held = rf"(?i:\b{re.escape(role)})\s+{_HOLDER}|{_HOLDER}, (?:an?|the) (?:[\w’-]+ ){{0,4}}{re.escape(role)}\b"
    holders = [match[1] or match[2] for reading in read for match in re.finditer(held, reading.text)]
    return list(dict.fromkeys(holders)) or [role]


def officer(rest: str, read: Sequence[Reading]) -> str | None:
    """Name the one holder who speaks by an office in a claim and whom its articles have speak; None where there is no
    such one, or are several.
    """
    speaking = officers(rest, read)
    return speaking[0] if len(speaking) == 1 and any(reading.said_by(speaking[0]) for reading in read) else None


def office_before(text: str, speaker: str) -> str:
    """Give the words of the office right before the speaker's name in what a claim has somebody say; none where there
    is none. They are no words of theirs, and whether they hold it is told elsewhere.
    """
    before = text[: max(text.find(speaker), 0)].split()
    if not before or not is_role(before[-1].lower()):
        return ""
    return " ".join(takewhile(lambda word: word.isalpha() and word not in STOPWORDS, reversed(before)))
