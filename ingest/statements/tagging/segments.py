"""Which stretches of a text can hold an attribution: runs of sentences with a quotation or a word of speech.

Reading costs; nearly half of the words of general news, and a third of political news, stand in no such sentence.
"""

from __future__ import annotations

import re

from assistant.domain import Span
from assistant.text import sentences
from ingest.statements.cues import may_report

LONGEST = 700
"""Characters of a segment, where sentences allow: beyond it a next sentence begins a new one."""

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
_UNCLOSED = re.compile(r"“[^”]*\Z")


def segments(text: str) -> list[Span]:
    """Give the segments of ``text`` in reading order: whole sentences that follow each other.

    A segment ends with its paragraph, unless that announces the next one with a colon, or leaves a quotation open
    that the next one opens again.
    """
    found: list[Span] = []
    last: Span | None = None
    for sentence in sentences(text):
        announced = last is not None and text[last.end - 1] == ":"
        if not announced and not may_report(sentence.of(text)):
            last = None
            continue
        if (
            last is not None
            and sentence.end - found[-1].start <= LONGEST
            and (announced or _continues(text, found[-1], sentence))
        ):
            found[-1] = Span(found[-1].start, sentence.end)
        else:
            found.append(sentence)
        last = sentence
    return found


def _continues(text: str, before: Span, sentence: Span) -> bool:
    if not _PARAGRAPH_BREAK.search(text, before.end, sentence.start):
        return True
    paragraph = text.rfind("\n\n", before.start, before.end) + 1 or before.start
    opened = text[sentence.start]
    return (opened == "“" and _UNCLOSED.search(text, paragraph, before.end) is not None) or (
        opened == '"' and text.count('"', paragraph, before.end) % 2 == 1
    )
