"""Denials that answer a question in the same sentence: "Asked whether …, Holt denied it."

The tagger passes over them. Only this form is read: "had she denied it, …" and "if he denied it" deny nothing, and what
a crowd denies is nobody's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.domain import Span
from ingest.statements.attributions import Attribution
from ingest.statements.resolving.nouns import INDEFINITE
from ingest.statements.resolving.organisations import is_group

_ASKED = re.compile(
    r"(?:(?<=[.!?”\"] )|(?:^|(?<=\n)))(?:When asked|Asked)\b[^.!?“”\"\n]{3,300}?, "
    r"(?P<source>(?!(?i:the|an?|this|that|they|we|it|but|and|neither|nor)\b)"
    r"(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+|he|she) "
    r"(?P<cue>denied) (?P<content>it|that)(?=[.,;\n]|$)"
)


def asked(text: str, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the denials of this form that are not among those ``found``."""
    cues = [one.cue for one in found]
    for match in _ASKED.finditer(text):
        cue = Span(*match.span("cue"))
        words = match["source"].split()
        if any(is_group(word) or word.casefold() in INDEFINITE for word in words):
            continue
        if not any(known.start < cue.end and cue.start < known.end for known in cues):
            yield Attribution(Span(*match.span("source")), cue, (Span(*match.span("content")),))
