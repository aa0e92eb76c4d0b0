"""What the sentence before says: "The hut will be sold. Renn told the tenants so on Monday."

The tagger reads no content there, or "so". In 2,523 general articles nobody writes this way; some papers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.domain import Span
from assistant.text import sentences
from ingest.statements.attributions import Attribution
from ingest.statements.cues import speaks

_SO = re.compile(
    r"(?P<source>(?:[A-Z][\w’'-]+ ){0,4}[A-Z][\w’'-]+) (?P<cue>(?:(?:has|had) )?(?:told|said))\b"
    r"(?P<whom>[^.,;:?!“”\"\n]{0,60}?) so"
    r"(?: (?:on|in|at|to|last|yesterday|this|after|before|during|by|again|from)\b[^.,;:?!“”\"\n]{0,60})?\."
)
_MARKS = frozenset('“”"?')
_NO_WORD = re.compile(r"\b(?:think|thought|doing|did|do|not|never|even|and)$")
"""What makes of the "so" behind it another word: "said he thought so"."""


def with_told_so(text: str, found: Iterable[Attribution]) -> list[Attribution]:
    """Give the attributions, and each sentence without speech of which the next says that somebody said so."""
    result = list(found)
    for match in _SO.finditer(text):
        cue = Span(*match.span("cue"))
        before = _sentence_before(text, match.start())
        if before is None or _NO_WORD.search(match["whom"]) or speaks(before.of(text)):
            continue
        result = [one for one in result if not (one.cue.start < match.end() and cue.start < one.cue.end)]
        if not any(before.start <= one.cue.start < before.end for one in result):  # that is somebody's already
            result.append(Attribution(Span(*match.span("source")), cue, (before,)))
    return result


def _sentence_before(text: str, at: int) -> Span | None:
    """Give the sentence that ends in the same paragraph right before ``at``, without its full stop."""
    first = text.rfind("\n", 0, at) + 1
    every = sentences(text[first:at])
    if not every or text[first + every[-1].end : at].strip() or text[at - 2 : at] != ". ":
        return None
    last = Span(first + every[-1].start, first + every[-1].end - 1)
    return None if _MARKS.intersection(last.of(text)) else last
