"""Denials that answer a question in the same sentence: "Asked whether …, Holt denied it."

The tagger passes over them. Only this form is read: "had she denied it, …" and "if he denied it" deny nothing, and what
a crowd denies is nobody's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.domain import Span
from ingest.statements.attributions import Attribution
from ingest.statements.resolving.nouns import INDEFINITE
from ingest.statements.resolving.organisations import is_group

_ASKED = re.compile(
    r"(?:(?<=[.!?”\"] )|(?:^|(?<=\n)))(?:When asked|Asked)\b"
    r"(?: by [^,.!?“”\"\n]{2,40}?(?= (?:whether|if|why|how|what|who|when|about)\b))?"
    r" (?P<question>[^.!?“”\"\n]{3,300}?), "
    r"(?P<source>(?!(?i:the|an?|this|that|they|we|it|but|and|neither|nor)\b)"
    r"(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+|he|she) "
    r"(?P<cue>denied) (?P<it>it|that)(?=[.,;\n]|$)"
)
_PUT = re.compile(r"(?:[Ww]hen )?[Aa]sked\b")
_BEFORE = re.compile(r"(?:^|[.!?”\"\n]\s*)(?:When )?$")
_REACH = 10


def without_askers(text: str, found: Iterable[Attribution]) -> list[Attribution]:
    """Give the attributions, no source for a question that the one it is put to would have asked: "Asked …, Holt …"."""
    return [replace(one, source=None) if _is_put_to_its_source(text, one) else one for one in found]


def _is_put_to_its_source(text: str, one: Attribution) -> bool:
    if one.source is None or one.source.start < one.cue.end or not _PUT.match(text, one.cue.start):
        return False
    return _BEFORE.search(text, max(0, one.cue.start - _REACH), one.cue.start) is not None and not text[
        : one.source.start
    ].endswith("by ")


def with_denials(text: str, found: Iterable[Attribution]) -> list[Attribution]:
    """Give the attributions and the denials of this form, each of what was asked: by itself neither the question, which
    nobody puts, nor "he denied it" says anything. What somebody asks by name stays that one's.
    """
    result = list(found)
    for match in _ASKED.finditer(text):
        words = match["source"].split()
        if any(is_group(word) or word.casefold() in INDEFINITE for word in words):
            continue
        cue, start = Span(*match.span("cue")), match.start()
        put = [one for one in result if start <= one.cue.start < match.end("question")]
        theirs = any(one.source is not None for one in put)
        denial = [one for one in result if one.cue.start < cue.end and cue.start < one.cue.end]
        gone = denial if theirs else [*put, *denial]
        result = [_before(one, start, match.start("source")) for one in result if one not in gone]
        content = Span(*match.span("it" if theirs else "question"))
        result.append(Attribution(Span(*match.span("source")), cue, (content,)))
    return result


def _before(question: Attribution, start: int, end: int) -> Attribution:
    """Give the attribution of a question that began at ``start`` without the denial that begins at ``end``."""
    last = question.content[-1]
    if not start <= question.cue.start < end or not last.start < end < last.end:
        return question
    return replace(question, content=(*question.content[:-1], Span(last.start, end - len(", "))))
