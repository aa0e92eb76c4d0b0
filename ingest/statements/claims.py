"""Words that two sources lay claim to: "Brandt said he could not tell; it was 48,000, Finch had said".

Whoever only reports what another said has that one's cue within the content; where neither cue stands in the other's
content, both cannot have said the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain import Span, Speaker
from ingest.statements.attributions import Attribution

_ENDS_CLAUSE = re.compile(r"(?:[;.!?]|\s[–—-])[”\"’]?\s+$")
_LONGEST_GAP = 4
_SAYING = r"(?:said|says|told|wrote|added|argued|claimed|explained|written)"
_SAID_BEFORE = re.compile(rf"\b{_SAYING}(?: [a-z]+)?(?: that)? $")
_REACH = 40
_NAME = r"(?P<name>[A-Z][\w’'-]+)"
_SAID_BY_ANOTHER = re.compile(
    rf";\s+[^.;“”\"\n]+?, (?:(?:[A-Z][\w’'-]+ )*{_NAME} (?:had |has )?{_SAYING}"
    rf"|{_SAYING} {_NAME.replace('name', 'other')})\b"
)
"""What another said, behind a semicolon, with the name: "; it was 48,000, Finch had said"."""
_SENTENCE = 200
_BESIDE = 2
"""Characters between a quotation and the cue or source right behind it."""


def parted(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """Give the attributions without the words of another that follow theirs behind a semicolon or a full stop."""
    result = [_without_neighbour(text, one) for one in found]
    for n, m in _disputes(found):
        result[n], result[m] = _to_the_nearer(result[n], result[m]), _to_the_nearer(result[m], result[n])
        first, other = result[n], result[m]
        last, theirs = first.content[-1], other.content[0]
        if other.cue.start < theirs.start or not last.start < theirs.start < last.end:
            continue
        if gap := _ENDS_CLAUSE.search(text, max(last.start, theirs.start - _LONGEST_GAP), theirs.start):
            result[n] = replace(first, content=(*first.content[:-1], Span(last.start, gap.start())))
    return result


def _to_the_nearer(one: Attribution, other: Attribution) -> Attribution:
    """Give an attribution without the quotations that the other follows at once: "“So,” she said. “No,” he said."."""
    kept = tuple(part for part in one.content if not (part in other.content and _follows(other, part)))
    return (
        replace(one, content=kept)
        if kept and not any(_follows(one, part) for part in one.content if part not in kept)
        else one
    )


def _follows(one: Attribution, part: Span) -> bool:
    begins = min(one.cue.start, one.source.start if one.source else one.cue.start)
    return 0 <= begins - part.end <= _BESIDE


def _without_neighbour(text: str, one: Attribution) -> Attribution:
    """Give an attribution without the half of a sentence that another is said to have said, which nobody read."""
    part = one.content[-1] if one.content[0].start > one.cue.start else one.content[0]
    start, end = part.start, part.end
    if start > one.cue.start:
        another = _SAID_BY_ANOTHER.search(text, start, end + _SENTENCE)
        source = one.source.of(text) if one.source else ""
        if another and another.start() < end and (another["name"] or another["other"]) not in source:
            end = another.start()
    elif _SAID_BEFORE.search(text, max(0, start - _REACH), start):
        half = text.find("; ", start, end)
        start = half + 2 if half >= 0 else start
    changed = Span(start, end)
    return one if changed == part else replace(one, content=tuple(changed if it is part else it for it in one.content))


def settled(found: Sequence[Attribution], speakers: Sequence[Speaker | None]) -> list[Speaker | None]:
    """Give the speakers, nobody for words that two different ones are said to have spoken."""
    result = list(speakers)
    for n, m in _disputes(found):
        one, other = speakers[n], speakers[m]
        if (one.name if one else None) != (other.name if other else None):
            result[n] = result[m] = None
    return result


def _disputes(found: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of attributions that share words though neither reports the other."""
    for n, one in enumerate(found):
        for m in range(n + 1, len(found)):
            other = found[m]
            if other.content[0].start >= one.content[-1].end and other.cue.start >= one.content[-1].end:
                break
            if one.source is None or other.source is None or one.source == other.source:
                continue
            if _reports(one, other) or _reports(other, one):
                continue
            if any(a.start < b.end and b.start < a.end for a in one.content for b in other.content):
                yield n, m


def _reports(one: Attribution, other: Attribution) -> bool:
    """Tell whether the saying of one stands within what the other says."""
    return any(part.start <= one.cue.start < part.end for part in other.content)
