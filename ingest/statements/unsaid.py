"""Attributions that report nothing said: what describes somebody, what names a topic, a question that nobody puts.

"Venn, who has been urging the two sides to settle, rang Rudd" tells who Venn is and that they spoke, not what either
said. Of the 43,266 statements of 2,523 news articles 1.4 % were of these three kinds.
"""

from __future__ import annotations

import re

from ingest.statements.attributions import Attribution
from ingest.statements.cues import spoken
from ingest.statements.quoting import kind

_RELATIVE = re.compile(r"(?:who|which|that|.*,? who)$", re.IGNORECASE)
_STATE = re.compile(r"\b(?:has|have|had|been|is|are|was|were)\b|[’'](?:s|ve|d|re)\b")
"""A cue that tells how things stand or have stood; "who answered" tells what was done once."""
_FINITE = re.compile(
    r"\b(?:that(?! *$)|whether|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b|n[’']t\b"
)
_WITHHOLDS = re.compile(r"\b(?:den(?:y|ies|ied|ying)|declin\w+|refus\w+|not|never|no)\b|n[’']t\b")
_TALK = frozenset("speak speaks spoke spoken speaking talk talks talked talking discuss discusses discussed".split())
_TALKING = _TALK | {"discussing"}
_SIDES = re.compile(r"\b(?:against|for|favou?r|up|highly|well|ill)\b")
"""What makes of talk an opinion: "spoke against the bill"."""
_TOLD = re.compile(r"\W*(?:that|how|why|what|whether|if|when|where|who)\b")
_ASKS = re.compile(r"\bask(?:s|ed|ing)?\b")
_REQUEST = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:\w+ly )?asked$")


def is_unsaid(text: str, attribution: Attribution) -> bool:
    """Tell whether an attribution reports nothing that its source said; one with a quotation always does."""
    if kind(text, attribution.content) != "indirect":
        return False
    cue = attribution.cue.of(text).lower()
    content = " ".join(part.of(text) for part in attribution.content).lower()
    source = attribution.source.of(text) if attribution.source else ""
    if not source:
        return _is_nobodys_question(cue, content)
    return not _WITHHOLDS.search(cue) and (_describes(source, cue, content) or _names_a_topic(cue, content))


def _describes(source: str, cue: str, content: str) -> bool:
    """Tell a relative clause on what somebody has urged, promised or called for; "who has said he will" reports."""
    return bool(_RELATIVE.match(source) and _STATE.search(cue)) and not _FINITE.search(content)


def _names_a_topic(cue: str, content: str) -> bool:
    """Tell talk to somebody or about something, of which the words are not told."""
    forms = spoken(cue)
    return bool(forms) and _TALKING.issuperset(forms) and not (_SIDES.search(cue) or _TOLD.match(content))


def _is_nobodys_question(cue: str, content: str) -> bool:
    """Tell a question of which the text names only who answers, "Asked whether …"; "asked to wait" is a request."""
    asks = _ASKS.search(cue)
    return asks is not None and not (_REQUEST.search(cue) and re.search(r"\bto \w", content))
