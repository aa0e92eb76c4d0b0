"""The words around an attribution that belong to its reporting clause: what stands beside source and cue, in one
sentence, outside the content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domain import Span
from ingest.statements.attributions import Attribution

REACH = 240
"""Characters to either side of source and cue in which their sentence is looked for; longer clauses report nothing."""

_BREAK = re.compile(r"""[.!?…]["”’')\]]*\s+(?=["“‘'(\[]*[A-Z0-9])""")
_NO_END = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Rev|Prof|Hon|St|Ste|Mt|Ft|Jr|Sr|vs|No"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\.[A-Za-z])$"
)
_LONGEST_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """An attribution with the stretches of its reporting clause, each possibly empty, none holding content.

    ``lead`` runs from the start of the sentence to the first of source and cue, ``join`` from a source to the cue after
    it, ``tail`` from the cue to what follows it, ``beyond`` on from a source that stands behind its cue.
    """

    text: str
    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    lead: Span
    join: Span
    tail: Span
    beyond: Span
    last: int
    """Where the sentence of the cue ends."""


def framed(text: str, attribution: Attribution) -> Frame:
    """Read off ``text`` the frame of an attribution; a source in another sentence counts as none."""
    cue, content = attribution.cue, attribution.content
    first, last = _sentence(text, cue)
    source = attribution.source
    if source is not None and not (first <= source.start and source.end <= last):
        source = None
    behind = source is not None and source.start >= cue.end
    ahead = source is not None and source.end <= cue.start
    opening = source.start if source is not None and ahead else cue.start
    lead = _beside(opening, first, content)
    join = _beside(cue.start, source.end, content) if source is not None and ahead else Span(cue.start, cue.start)
    tail = _after(cue.end, source.start if source is not None and behind else last, content)
    beyond = _after(source.end, last, content) if source is not None and behind else Span(tail.end, tail.end)
    return Frame(text, cue, source, content, lead, join, tail, beyond, last)


def _sentence(text: str, cue: Span) -> tuple[int, int]:
    """Give where the sentence around a cue begins and ends, looked for within ``REACH``."""
    first = max(0, cue.start - REACH)
    first = text.rfind("\n", first, cue.start) + 1 or first
    for gap in _BREAK.finditer(text, first, cue.start + 1):
        if _ends(text, gap):
            first = gap.end()
    last = min(len(text), cue.end + REACH)
    line = text.find("\n", cue.end, last)
    last = line if line >= 0 else last
    for gap in _BREAK.finditer(text, cue.end, last):
        if _ends(text, gap):
            return first, gap.start()
    return first, last


def _ends(text: str, gap: re.Match[str]) -> bool:
    at = gap.start()
    return text[at] != "." or not _NO_END.search(text, max(0, at - _LONGEST_ABBREVIATION), at)


def _beside(end: int, start: int, content: tuple[Span, ...]) -> Span:
    """Give the part of [start, end) that touches ``end`` and holds no content."""
    for part in content:
        if part.start < end and part.end > start:
            start = min(part.end, end)
    return Span(min(start, end), end)


def _after(start: int, end: int, content: tuple[Span, ...]) -> Span:
    """Give the part of [start, end) that touches ``start`` and holds no content."""
    for part in reversed(content):
        if part.end > start and part.start < end:
            end = max(part.start, start)
    return Span(start, max(start, end))
