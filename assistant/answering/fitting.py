"""Which statements fit a question: said in its time, doing what it asks after, by somebody else
than whom it is about.
"""

from __future__ import annotations

import re

from assistant.asking.acts import act_of
from assistant.domain import Said
from assistant.question import Question
from assistant.ranking.evidence import reported_in
from assistant.search import known_by

_DECLARES = re.compile(
    r"(?:ha[sd]\s+|was\s+|were\s+)?(?:declar(?:es?|ed|ing)|imposes?d?|proclaim(?:s|ed)?)", re.IGNORECASE
)
_DECLARED = re.compile(r"an?\s+(?!\w+ing\b)\w|(?:martial\s+)?\w+(?:\s+(?:on|against)\b|\W*$)", re.IGNORECASE)
"""What is declared by declaring it: "a state of emergency", "war on", "martial law"; not "the bridge safe"."""
_TOLD_WHOM = re.compile(
    r"\bwho\s+(?:\w+\s+){0,2}?(?:told|asked|warned|informed|assured|advised|reminded|answered)\s+(?P<whom>[^?]+?)"
    r"\s+(?:about|of|on|that|to|not)\b",
    re.IGNORECASE,
)
_POINTERS = frozenset("i we you he she it they who which that those these this one some others him her them".split())


def in_time(one: Said, question: Question) -> bool:
    """Keep what was said in the period asked about, or published in it, and known when asked; what its article gives no
    day may be published soon after.
    """
    published = one.article.published
    if published is not None and published.at > known_by(question.as_of):
        return False
    period = question.scope.period
    if not period or "period" not in question.scope.inferred:
        return True
    said_on = one.statement.said_on
    if said_on is not None:
        return said_on.at in period or (published is not None and published.at in period)
    return reported_in(published, period)


def does(one: Said, question: Question) -> bool:
    """Tell whether a statement is the denial, the promise, the warning that is asked for; any will do for "said"."""
    statement, act = one.statement, question.act
    if act in ("deny", "decline"):
        return statement.manner == ("denied" if act == "deny" else "declined")
    if act in (None, "comment", "reply"):
        return True
    return statement.manner == "asserted" and act in (act_of(one.cue), act_of(one.content))


def is_words(one: Said) -> bool:
    """Tell whether a statement is something said: to declare a state of emergency or war is a deed, done by saying
    so, and nobody's words on it.
    """
    deed = one.statement.kind == "indirect" and _DECLARES.fullmatch(one.cue.strip()) is not None
    return not (deed and _DECLARED.match(one.content.strip()))


def is_named(one: Said) -> bool:
    """Tell whether it can be said who speaks: by name, or as the article calls them, not by a pronoun."""
    source = (one.source or "").casefold().split()
    return one.statement.speaker is not None or bool(source and not {source[0], source[-1]} & _POINTERS)


def is_object(one: Said, question: Question) -> bool:
    """Tell whether the speaker is the one spoken to or of: "who answered Medinsky", "who told Quay about the pier" ask
    for others.
    """
    told = _TOLD_WHOM.search(question.text)
    spoken = f"{question.topic} {told['whom'] if told else ''}".casefold().replace("’s", "")
    return name_of(one).casefold().split()[-1] in spoken.split()


def name_of(one: Said) -> str:
    """Give who speaks: by the ledger's name, else as the article calls them."""
    speaker = one.statement.speaker
    return speaker.name if speaker else " ".join((one.source or "somebody").split()).strip(" ,;:")
