"""The fullest name that a text has for a body: behind an acronym, behind "the ministry"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Span
from ingest.statements.resolving.capitals import Run
from ingest.statements.resolving.readings import Body

_ACRONYM = re.compile(r"[A-Z]{2,7}")


def fullest(name: Span, text: str) -> Span:
    """Find the place of the words that an acronym stands for; what is no acronym stays where it is."""
    letters = name.of(text)
    if not _ACRONYM.fullmatch(letters):
        return name
    words = r"(?: (?:of|for|on|and|&|the|to|in))*[ -]".join(rf"{letter}[a-z]+" for letter in letters)
    found = re.search(rf"\b{words}\b", text)
    return Span(*found.span()) if found else name


def body_called(noun: str, names: Sequence[Run]) -> Body | None:
    """Give the only body among ``names`` whose last word is ``noun``; None where there is none, or several."""
    called = {
        " ".join(run.words).casefold(): run
        for run in reversed(names)
        if len(run.words) > 1 and run.words[-1].casefold() == noun and not run.headline
    }
    if len(called) != 1 or noun == "campaign":
        return None
    run = next(iter(called.values()))
    return Body(Span(run.start, run.end))
