"""What a conversation narrows its questions to: "only after May 20", "only the Courier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from assistant.domain import Period, Scope
from assistant.periods import find_periods
from assistant.text import words

ALWAYS = Period()
_LEAST_OF_HOST = 5
_SOURCE = re.compile(
    r"(?:(?:as\s+)?(?:reported|published|written|covered|printed|said)\s+)?(?:in|from|by|on|according\s+to)?\s*(?:the\s+)?",
    re.IGNORECASE,
)


_TOLD_BY = re.compile(
    r"(?:what|whatever)\s+(?P<had>(?:the\s+)?[\w.’'&-]+(?:\s[\w.’'&-]+){0,3}?)\s+(?:has|had|have|wrote|writes|said|says|reported|reports|printed|published|carried|ran)"
    r"(?:\s+(?:about|on)\s+(?:it|that|this))?"
    r"|(?:the\s+)?(?:articles?|coverage|pieces?|reports?|reporting|stor(?:y|ies)|version)\s+(?:by|from|in|of)\s+(?P<by>.+)"
    r"|(?P<whose>.+?)['’]s?\s+(?:own\s+)?(?:account|articles?|coverage|pieces?|reports?|reporting|stor(?:y|ies)|version|view|words)",
    re.IGNORECASE,
)
"""An outlet by what it wrote: "what the Courier had", "articles from the Tribune", "the Tribune’s version"."""
_LEAST_INITIALS = 3
"""Letters of an abbreviation that is an outlet's: two are anybody's."""


def outlets_meant(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """Give the outlets that a whole phrase names, by their name or a part of it that only one has ("the Tribune"), or
    nothing where any word is left over. An outlet known by name and host is given by name.
    """
    if told_by := _TOLD_BY.fullmatch(text):
        text = told_by["had"] or told_by["by"] or told_by["whose"]
    found: list[str] = []
    for part in re.split(r"\s*(?:,|\band\b|\bor\b)\s*", text):
        lead = _SOURCE.match(part)
        told = [word.casefold() for word in words(part[lead.end() if lead else 0 :])]
        whole = [each for each in known if told and "".join(told) == _joined(each)]
        fitting = whole or [each for each in known if told and _part_of(told, each)]
        meant = {_joined(each): each for each in sorted(fitting, key=_is_host, reverse=True)}
        if len(meant) != 1:
            return ()
        found += meant.values()
    return tuple(dict.fromkeys(found))


def period_meant(text: str, as_of: datetime) -> tuple[Period, str]:
    """Give the period that a whole phrase names, and its words; nothing where more is said."""
    found = find_periods(text, as_of)
    if len(found) != 1:
        return Period(), ""
    time = found[0]
    left = words(text[: time.span.start] + " " + text[time.span.end :])
    if any(
        word.lower() not in ("the", "in", "from", "on", "for", "of", "articles", "news", "reports", "about")
        for word in left
    ):
        return Period(), ""
    return time.period, time.span.of(text)


def narrowed(before: Scope, *, period: Period = ALWAYS, outlets: Sequence[str] = (), why: str = "") -> Scope:
    """Give what the conversation is narrowed to when something is added: a new period or new outlets take the place of
    the old ones.
    """
    reasons = [each for each in before.why.split("; ") if each]
    if period:
        reasons = [each for each in reasons if not each.endswith("as a period")]
    if outlets:
        reasons = [each for each in reasons if not each.endswith("as the only source")]
    if why:
        reasons.append(f"“{why}” kept {'as a period' if period else 'as the only source'}")
    return replace(
        before,
        period=period or before.period,
        outlets=tuple(outlets) or before.outlets,
        inferred=() if period else before.inferred,
        why="; ".join(reasons),
    )


def still_within(before: Scope, when: str, as_of: datetime) -> Scope:
    """Give a narrowing with the time of the question before as a period that is implied, not given."""
    period = next((time.period for time in find_periods(f"it was {when}", as_of)), Period()) if when else Period()
    if not period or before.period:
        return before
    why = "; ".join(each for each in (before.why, f"“{when}” kept as a period") if each)
    return replace(before, period=period, inferred=("period",), why=why)


def without_period(before: Scope) -> Scope:
    """Give what is left of a narrowing when a question names a period of its own."""
    reasons = [each for each in before.why.split("; ") if each and not each.endswith("as a period")]
    return replace(before, period=Period(), inferred=(), why="; ".join(reasons))


def _joined(outlet: str) -> str:
    """Write an outlet's name as its host would have it: "The Coast Tribune" and "coasttribune.example" are one."""
    name = outlet.casefold().removeprefix("www.")
    return re.sub(r"[\W_]+", "", name.split(".")[0] if _is_host(outlet) else name.removeprefix("the "))


def _part_of(told: Sequence[str], outlet: str) -> bool:
    """Tell whether words are a part of an outlet's name, in its order; of a host its beginning or its end."""
    if _is_host(outlet):
        name, part = _joined(outlet), "".join(told)
        return len(part) >= _LEAST_OF_HOST and (name.startswith(part) or name.endswith(part))
    named = words(outlet.casefold())
    initials = "".join(word[0] for word in named if word != "the")
    if len(initials) >= _LEAST_INITIALS and list(told) == [initials]:
        return True  # "HPA"
    rest = iter(named)
    return all(word in rest for word in told)


def _is_host(outlet: str) -> bool:
    return "." in outlet and " " not in outlet
