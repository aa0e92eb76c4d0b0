"""Whether what was said is that something is not so: "that no such letter had ever reached him"."""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"[\s“”\"'‘’(\[—–-]*(?:(?:that|and|but|so|well|then|now|also|in fact|of course),?\s+)*", re.IGNORECASE
)
_NO_SUBJECT = re.compile(
    r"(?:no(?! (?:doubt|matter|later|longer|sooner|fewer|more|less)\b)|none|nobody|no-one|nothing|neither|never"
    r"|not (?:a|an|one|any)\b)(?!\w)",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must|ca|wo|shall|need)"
    r"(?: (?:not|never)\b(?! (?:only|just|merely|yet certain|sure whether))|n['’]t\b|not\b(?= )| in no way\b"
    r"| no (?!doubt|longer|more|less)\w+)"
    r"|am not|cannot|can['’]t|won['’]t|(?:had|has|have) (?:\w+ly )?(?:never|not|no)\b|never \w+ed|denie[ds]|untrue"
    r"|false)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:.!?—–]\s|\b(?:because|although|though|while|when|if|unless|until|since|but|who|which|whether)\b"
)


def negates(content: str) -> bool:
    """Tell whether the main clause of a content is negated, at its subject or at its verb.

    Only the words up to the first clause mark count: "he was there, though nobody saw him" is not negated. Read it
    beside ``wording.reverses``, which asks whether the negation falls on the words of a question.
    """
    opening = _OPENING.match(content)
    start = opening.end() if opening else 0
    if _NO_SUBJECT.match(content, start):
        return True
    clause = _CLAUSE.search(content, start)
    return _NOT_SO.search(content, start, clause.start() if clause else len(content)) is not None
