"""Corrections: "no, the other Ivanov", "I meant 2024", "no, the Tribune", "not the mayor, the harbour master"."""

from __future__ import annotations

import re

from assistant.asking.phrase import AUXILIARIES
from assistant.conversation.fragments import Asked, another, with_year
from assistant.conversation.scope import outlets_meant, without_period
from assistant.conversation.things import things
from assistant.conversation.thread import Thread, owning
from assistant.domain import Span

_CORRECTS = re.compile(
    r"(?:(?:no|nope|sorry|wait|oops|not\s+that|wrong)\b[,.;:!\s–—-]*)+(?:i\s+(?:mean|meant|was\s+asking\s+about)\s+|rather\s+)?(?P<what>.+)"
    r"|(?:i\s+(?:mean|meant|was\s+asking\s+about|am\s+asking\s+about)|i['’]m\s+asking\s+about|make\s+that|rather|actually,?)\s+(?P<meant>.+)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?P<what>.+?)[\s,–—-]+(?:(?:(?:is|was)\s+(?:what|who|whom)\s+)?i(?:\s+(?:mean|meant|was\s+asking\s+about)|['’]m\s+asking\s+about)|that\s+is|rather)",
    re.IGNORECASE,
)
"""The same put behind: "the harbour master I mean"."""
_ALONE = re.compile(r"(?:only|just|solely)\s+", re.IGNORECASE)
_NOT_BUT = re.compile(
    r"not\s+(?P<old>[^,]+?)\s*(?:,|;|\s[–—-]\s|\s+but)\s*(?:but\s+)?(?:i\s+meant\s+)?(?P<new>.+)", re.IGNORECASE
)
_BUT_NOT = re.compile(r"(?P<new>[^,]+?),\s+not\s+(?P<old>.+)", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:and|but|ok|okay|so|well)\b[,\s]+)+(?=(?:no|not|sorry|wait|i\s+mean)\b)", re.IGNORECASE)
_MEANT = re.compile(r"(?:i\s+(?:mean|meant)|i['’]m\s+asking\s+about)\s+", re.IGNORECASE)
_OWN = re.compile(r"(?:his|her|its|their)\s+", re.IGNORECASE)
_YEAR = re.compile(r"(?:in\s+)?(?P<year>(?:19|20)\d\d)")
_SENTENCE = re.compile(
    rf"(?:what|who|whom|whose|when|where|why|how|which|{'|'.join(sorted(AUXILIARIES - {'’s', chr(39) + 's'}))})\b",
    re.IGNORECASE,
)


def corrected(question: str, thread: Thread) -> Asked | str | None:
    """Ask the question before with what is corrected in it; the whole question where the correction is one; None where
    nothing is corrected.
    """
    question = _MEANT.sub("", _LEAD.sub("", question)) if " not " in question else _LEAD.sub("", question)
    if (behind := _BEHIND.fullmatch(question)) and not _SENTENCE.match(_CORRECTS.sub(r"\g<what>", behind["what"])):
        question = f"I mean {behind['what'].strip()}"
    if (swap := _NOT_BUT.fullmatch(question) or _BUT_NOT.fullmatch(question)) is not None:
        return _swapped(swap["old"].strip(), swap["new"].strip(), thread)
    match = _CORRECTS.fullmatch(question)
    if match is None:
        return None
    what = (match["what"] or match["meant"]).strip()
    if again := _CORRECTS.fullmatch(what):  # "I mean sorry, the Tribune"
        what = (again["what"] or again["meant"]).strip()
    if (swap := _NOT_BUT.fullmatch(what) or _BUT_NOT.fullmatch(what)) is not None:
        return _swapped(swap["old"].strip(), swap["new"].strip(), thread)
    if _SENTENCE.match(what):
        return what
    if (year := _YEAR.fullmatch(what)) is not None and (when := with_year(thread.base, year["year"])) is not None:
        return Asked(thread.base.core, when, without_period(thread.last.narrowed))
    return another(what, thread, corrects=True)


def _swapped(old: str, new: str, thread: Thread) -> Asked | None:
    """Ask the question before with some of its words exchanged; where they do not stand in it, with the new ones in
    the place they fit.
    """
    base = thread.base
    new = _ALONE.sub("", new)
    if outlets_meant(new, thread.outlets) and outlets_meant(old, thread.outlets):
        return another(new, thread, corrects=True)
    at = base.core.lower().find(old.lower())
    place = Span(at, at + len(old)) if at >= 0 else None
    for held in (*([base.who] if base.who else ()), *(thing.span for thing in things(base.core))):
        if place is not None and held.start <= place.start < held.end:
            place = held
            break
    if place is None:
        return another(new, thread, corrects=True)
    mine = _OWN.match(new)
    if mine is not None:  # "not the minister, her deputy"
        new = f"{owning(place.of(base.core))} {new[mine.end() :]}"
    return Asked(base.with_(place, new), base.when, thread.last.narrowed)
