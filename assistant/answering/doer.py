"""Whether a name in a sentence is that of who did what a question asks after: not of who only says so, nor of whom it
was done to.
"""

from __future__ import annotations

import re

from assistant.answering.bearing import done
from assistant.domain import Span
from assistant.question import Question
from assistant.support.forms import is_past, root
from assistant.support.saying import SAYS

_SOURCE = re.compile(r"\baccording to (?:[\w’'-]+,? ){0,6}$", re.IGNORECASE)
_SAID_BY = re.compile(r"\b(?P<verb>said|says|added|wrote|told by) (?:[\w’'-]+,? ){0,6}$")
_SAYS_BEHIND = re.compile(rf"(?:, [^,“”]{{1,60}},)? (?:had |has |also )?(?P<verb>{SAYS})\b")
_SELF = re.compile(r"\b(?:he|she|they|i|we)\b", re.IGNORECASE)
"""May be the one who says so: "he had paid for it, Holt said"."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been)\s+$", re.IGNORECASE)
"""Asks whom it was done to."""
_GOVERNED = re.compile(r"\b(?:to|against|than|towards?|about) (?:the |an? )?(?:[a-z]+ ){0,2}$")
_HAS_DONE = re.compile(r"(?:^|(?P<before>\w+) )(?P<verb>[a-z]+) (?:the |an? |his |her |its |their )?$")
_BEING = frozenset("is are was were be been being and".split())
_MAKES = frozenset("said added named called elected chose became was were did had".split())
"""Before a name, tell of the one who speaks, or what somebody became, not whom something was done to."""


def is_no_doer(question: Question, text: str, at: Span) -> bool:
    """Tell whether the name there is only the source of the sentence, or of whom or what something was done to, where
    a question asks who did something.
    """
    deed = done(question)
    if not deed or _PASSIVE.search(question.text.removesuffix(deed)):
        return False
    before, behind = text[: at.start], text[at.end :]
    if _SOURCE.search(before) or _GOVERNED.search(before):
        return True
    says = _SAYS_BEHIND.match(behind) or _SAID_BY.search(before)
    if says and root(says["verb"]) != root(deed.split()[0].lower()) and not _SELF.search(before + behind):
        return True
    acts = _HAS_DONE.search(before)
    return (
        acts is not None
        and is_past(acts["verb"])
        and acts["verb"] not in _MAKES
        and (acts["before"] or "") not in _BEING
    )
