"""Words that the article gives only as what somebody claims: a claim must not give them as so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.domain import Statement
from assistant.support.forms import weighty
from assistant.support.reading import Reading

_CONTESTED = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|alleg\w+|accus\w+|insist\w*|assert\w*|contend\w*|maintain(?:s|ed)|argu\w+|believ\w+|suspect\w*"
    r"|suggest\w*|den(?:y|ies|ied)|calls|called|describes|described|purport\w*|complain\w*|doubts?|doubted|threaten\w*"
    r"|fears?|feared|thinks?|thought|speculat\w*)\b",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\b(?:according to|in the (?:view|opinion|words) of|said|says|told|claim\w*|alleg\w+|accus\w+|insist\w*|argu\w+|believ\w+"
    r"|suspect\w*|suggest\w*|den(?:y|ies|ied)|maintain\w*|report(?:s|ed)?|wrote|writes|calls|called|described|question\w*"
    r"|asked|announc\w+|complain\w*|doubt\w*|expect\w*|warn\w*|reject\w*|dismiss\w*|threaten\w*|fear\w*|thinks?|thought)\b",
    re.IGNORECASE,
)
_MOST = 0.7
"""The share of a claim's content words which tells that it is what a statement says."""


def only_somebodys_word(
    own: str, read: Sequence[Reading], ledger: Mapping[str, Sequence[Statement]]
) -> str | None:
    """Say that the claim gives as so what the article says only somebody claims, believes or denies.

    It does where it names no speaker and has no verb of saying, one such statement has most of its words, and no
    sentence around that is not a contested one has them too.
    """
    if _ATTRIBUTED.search(own):
        return None
    wanted = weighty(own)
    contested = False
    for reading in read:
        held: set[int] = set()
        shift = reading.citation.start - reading.text.find(reading.citation.quote)
        for statement in ledger[reading.citation.article.id]:
            cue = Span_of(statement.cue.start - shift, statement.cue.end - shift, reading.text)
            if not _CONTESTED.search(cue):
                continue
            said = " ".join(Span_of(part.start - shift, part.end - shift, reading.text) for part in statement.content)
            inside = {
                index
                for index, span in enumerate(reading.sentences)
                if any(span.start < part.end - shift and part.start - shift < span.end for part in statement.content)
            }
            held |= inside
            if inside & reading.cited and len(wanted & weighty(said)) >= _MOST * len(wanted):
                contested = True
        free = " ".join(reading.sentence(index) for index in range(len(reading.sentences)) if index not in held)
        if len(wanted & weighty(free)) >= _MOST * len(wanted):
            return None
    return "the article has it only as what somebody claims" if contested else None


def Span_of(start: int, end: int, text: str) -> str:
    return text[max(0, start) : max(0, end)]
