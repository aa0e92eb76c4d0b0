"""Places of a question that a fragment of the same kind takes: which outlet wrote it, according to whom it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.names import names
from assistant.conversation.anatomy import Base
from assistant.conversation.scope import outlets_meant
from assistant.domain import Span

_SOURCE = re.compile(r",?\s*\baccording\s+to\s+(?P<who>.+)$", re.IGNORECASE)
_ACCORDING = re.compile(r"according\s+to\s+(?P<who>.+)", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:in|from|by|on|according\s+to)\s+)?(?P<the>the\s+)?", re.IGNORECASE)


def with_outlet(base: Base, phrase: str, outlets: Sequence[str]) -> str:
    """Give a question with another outlet in the place of the one it names; as it is where it names none."""
    for name in names(base.core):
        at = base.core.find(name)
        if at < 0 or not outlets_meant(name, outlets):
            continue
        article = "the " if base.core[:at].lower().endswith("the ") else ""
        lead = _LEAD.match(phrase)
        what = phrase[lead.end() :] if lead else phrase
        begins = at - len(article)
        if what.islower():
            what, article = outlets_meant(phrase, outlets)[0].removeprefix("The "), "the " if article else ""
        return base.with_(Span(begins, at + len(name)), f"{article or (lead['the'] or '') if lead else ''}{what}")
    return base.core


def with_source(base: Base, phrase: str) -> str | None:
    """Give a question according to somebody else, where a phrase asks for that: "and according to the police?"."""
    match = _ACCORDING.fullmatch(phrase)
    if match is None:
        return None
    if (held := _SOURCE.search(base.core)) is not None:
        return base.with_(Span(*held.span("who")), match["who"])
    if base.said is not None and base.said.intent == "said" and base.who is not None:
        return base.with_(base.who, match["who"])
    return f"{base.core} {match[0]}"
