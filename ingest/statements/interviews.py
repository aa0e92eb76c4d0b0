"""Interviews printed as questions and answers: "Coast Paper: Could it …? / Greta Lorne: It could, if …".

Only the unmistakable form is read: paragraphs of their own that begin with a short name and a colon, two of them at
least with the same name, of which another name asks. What is answered is that person's, word for word, without marks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.domain import Record, Span
from ingest.statements.attributions import Attribution

_LINE = re.compile(
    r"(?:^|(?<=\n\n))[*_]{0,3}"
    r"(?P<name>(?:Dr\.? |Ms\.? |Mr\.? |Mrs\.? )?[A-Z][\w’'-]*(?: (?:[a-z]{2,3} )?[A-Z][\w’'.-]*){0,3})"
    r"[*_]{0,3}(?P<colon>:)[*_]{0,3} +(?P<words>[^\n]*[^\s*_])"
)
_LEAST = 2
"""Lines that a name must have to be one of an interview's."""
_MARKS = '“"‘«„'
_FIRST_PERSON = frozenset("i we me us my our mine i’m i've i’ve i'm".split())


@dataclass(frozen=True, slots=True)
class _Turn:
    name: Span
    colon: Span
    words: Span


def answers(text: str, record: Record) -> list[Attribution]:
    """Give what is answered in an interview, each turn with the colon for its cue; none where nobody asks."""
    turns = defaultdict[str, list[_Turn]](list)
    for match in _LINE.finditer(text):
        turn = _Turn(Span(*match.span("name")), Span(*match.span("colon")), Span(*match.span("words")))
        turns[match["name"]].append(turn)
    asking = {name for name, theirs in turns.items() if _asks(text, name, theirs, record)}
    if not asking:
        return []
    return [
        Attribution(turn.name, turn.colon, (turn.words,))
        for name, theirs in turns.items()
        if name not in asking and len(name) > 1 and len(theirs) >= _LEAST
        for turn in theirs
    ]


def outside(text: str, found: Iterable[Attribution], answered: Sequence[Attribution]) -> list[Attribution]:
    """Give the attributions without those that an answer makes of itself: "I can only say what I see"."""

    def within(one: Attribution) -> bool:
        return any(each.content[0].start <= one.cue.start < each.content[0].end for each in answered)

    def by_whoever_answers(one: Attribution) -> bool:
        if one.source is None or one.source.of(text).casefold() in _FIRST_PERSON:
            return within(one)
        return any(one.source == each.source for each in answered)

    return [one for one in found if not by_whoever_answers(one)]


def without_others(text: str, answered: Iterable[Attribution], found: Sequence[Attribution]) -> list[Attribution]:
    """Give the answers without what they quote of others: "“It is time,” my predecessor told me"."""
    result = list[Attribution]()
    for answer in answered:
        [whole] = answer.content
        quoted = [
            part
            for one in found
            if whole.start <= one.cue.start < whole.end
            for part in one.content
            if text[part.start] in _MARKS and whole.start <= part.start and part.end <= whole.end
        ]
        edges = [whole.start, *(at for part in sorted(quoted, key=_start) for at in (part.start, part.end)), whole.end]
        pieces = [_trimmed(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
        if kept := tuple(piece for piece in pieces if piece.start < piece.end):
            result.append(replace(answer, content=kept))
    return result


def _start(span: Span) -> int:
    return span.start


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " ,;":
        start += 1
    while start < end and text[end - 1] in " ,;":
        end -= 1
    return Span(start, max(start, end))


def _asks(text: str, name: str, turns: Sequence[_Turn], record: Record) -> bool:
    """Tell whether a name is the paper's, its author's, or that of somebody whose turns mostly end in a question."""
    if len(turns) < _LEAST:
        return False
    if name == record.outlet or name in record.authors:
        return True
    questions = sum(text[turn.words.end - 1] == "?" for turn in turns)
    return questions * 2 > len(turns)
