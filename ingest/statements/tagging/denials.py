"""Plain denials that the tagger passed over: "Orla Venn denied it", "she rejects the claim that it leaked"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain import Span
from assistant.quotations import quotations
from ingest.statements.attributions import Attribution
from ingest.statements.cues import CLAIM

_NAME = r"[A-Z][\w’'-]+(?: (?:(?:of|for|the) )?[A-Z][\w’'.-]*\w)*"
_DENIAL = re.compile(
    r"(?:(?<=[.!?”\",] )|(?<=\band )|(?<=\bbut )|^)"
    rf"(?P<source>(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Aa]n?) (?:\w+ )?\w+|[Hh]e|[Ss]he|[Tt]hey|{_NAME})"
    r"(?P<cue>(?: (?:has|have|had|also|later|again|always|since|both|\w+ly)){0,3}"
    r" (?:den(?:y|ies|ied)|disputes?d?|(?:refute|rebutte|dismisse|rejecte)[ds]|rejects|rebuts)) "
    r"(?P<content>(?:it|this|that|them|(?:any |all )?(?:wrongdoing|involvement|responsibility))"
    r"(?=[.,;:]|$| (?:on|in|at|and|but)\b)"
    rf"|(?:{CLAIM})(?: (?:that|of|about|against)\b[^.,;:“”\"\n]*)?)"
)


def passed_over(segment: str, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the denials in ``segment`` that are no part of what was found in it, nor of a quotation."""
    if "den" not in segment and "dis" not in segment and "re" not in segment:
        return
    taken: list[Span] | None = None
    for match in _DENIAL.finditer(segment):
        if taken is None:
            taken = [*quotations(segment), *(span for one in found for span in (one.cue, *one.content))]
        source, cue, content = Span(*match.span("source")), match.span("cue"), Span(*match.span("content"))
        if not any(span.start < content.end and span.end > source.start for span in taken):
            yield Attribution(source, Span(cue[0] + 1, cue[1]), (content,))
