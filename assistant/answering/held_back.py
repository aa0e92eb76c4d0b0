"""What a sentence says and yet does not give as so: what it denies, asks, makes a condition of, or takes back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import Span
from assistant.quotations import quotations

_STOP = re.compile(
    r"[;:—–](?=\s)|[.!?][”\"’»)]*(?=\s)|,? (?:but|whereas|while|although|though)\b|, (?:and|so|because|since|as|yet)\b"
)
"""Where a denial ends: what comes after it stands by itself."""
_ASIDE = re.compile(r",\s(?:who|whom|which|whose|where)\b[^,;.]*(?:,|$)")
_NO_DENIAL = re.compile(
    r"\bnot (?:only|just|merely|least|long|surprisingly|unlike\w*)\b"
    r"|\bno (?:doubt|wonder|less|fewer|matter|later|sooner)\b"
    r"|\bnot so much\b|\bin no time\b|\bnone the less\b|\bnever(?:theless|-ending)\b",
    re.IGNORECASE,
)
_VERB_NOT = re.compile(
    r"\b(?:will|would|shall|should|can|could|may|might|must|need|do|does|did|is|are|was|were|has|have|had|be|am)"
    r"(?: (?:he|she|they|we|it|you|I|\w+ly))? (?:not|never|no longer|hardly|scarcely|barely|nowhere)\b"
    r"|\bcannot\b|\w+n['’]t\b|\b(?:nobody|no one|none|neither|nor|nothing|never|hardly|scarcely)\b|\bno(?= [a-z])",
    re.IGNORECASE,
)
"""Denies all of its clause, what is before it too: "Ada Quay will not be mayor"."""
_NOT = re.compile(
    r"\bnot\b|\b(?:refus|declin|fail)(?:e|es|ed|s|ing)? to\b|\bfar from\b|\banything but\b|\bwithout\b|\binstead of\b"
    r"|\brather than\b",
    re.IGNORECASE,
)
"""Denies what follows it: "Marsk and not Osgood"."""
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|disput(?:es?|ed|ing)"
    r"|rebut(?:s|ted)?|rul(?:es?|ed|ing) out|debunk(?:s|ed)?)\b"
    r"|\b(?:wrong|false|untrue|incorrect|mistaken|nonsense|absurd|ridiculous|a lie|a mistake|a myth|a rumour|a hoax)"
    r" (?:to (?:say|claim|think|believe|suggest|write|report|assume)|that|about|reports?|claims?)\b"
    r"|\b(?:falsely|wrongly|mistakenly|erroneously|incorrectly|supposedly)\b|\brumou?rs?\b|\b(?:doubt(?:s|ed)?|unlikely)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r",(?!\s(?:and|or|nor)\b)\s|[;—–]\s|[.!?][”\"’»)]*\s")
"""Where what was denied ends: an aside or a clause after it stands by itself again."""
_CONDITION = re.compile(
    r"\b(?:unless|provided that|in case|in the event|on condition|as long as|as if|as though|(?:were|had) it not)\b"
    r"|\bif\b(?<!asked if)(?<!asks if)(?<!ask if)(?<!see if)(?<!know if)(?<!wonder if)(?<!wondered if)(?<!unclear if)"
    r"(?<!even if)"
    r"|^\W*Should (?:the|a|an|he|she|it|they|we|I|you)\b|\b(?:would|could|should|might) (?:\w+ly )?have\b",
    re.IGNORECASE,
)
_OVER = re.compile(r";\s|[.!?][”\"’»)]*\s")
"""Where a condition and what hangs on it end: it may come first or last in its sentence."""
_TAKEN_BACK = re.compile(
    r"\bwe (?:had |have )?(?:\w+ly )?(?:wrote|reported|stated|said|claimed|gave|printed|published|named|called)\b"
    r"(?=.{0,60}\b(?:that|as|in our|in (?:an|the|yesterday['’]s|last \w+['’]s) article)\b|$)"
    r"|\b(?:(?:an|the) (?:earlier|previous|original|first) version|(?:our|this) (?:\w+ )?(?:report|article|headline))\b"
    r".{0,80}?\b(?:wrote|said|stated|gave|named|reported|misstated|misidentified|claimed|called|put)\b",
    re.IGNORECASE | re.DOTALL,
)
_AS_WE_WROTE = re.compile(
    r"\bas (?:we|this paper) (?:\w+ly |had |have )*(?:wrote|reported|said|stated)\b", re.IGNORECASE
)
_CORRECTS = re.compile(
    r"^\W*(?:that|this|it|both|these|those|the (?:figure|number|name|date|report|claim|story))\b.{0,30}?"
    r"\b(?:wrong|false|untrue|incorrect|mistaken|a mistake|an error|a lie|nonsense"
    r"|(?:not|never) (?:true|so|right|correct|the case|happened))\b",
    re.IGNORECASE,
)


def asserts(sentence: str, at: Span | None = None) -> bool:
    """Tell whether a sentence gives something as so; with ``at`` whether it so gives the words there, whatever it
    denies elsewhere.

    False for what is denied, asked, conditional, rumoured or taken back: "Ada Quay will not be mayor", "If it rains the
    fair will move to the hall", "The police denied that twelve had died", "We wrote that Tom Holt stole it".
    """
    return not any(at is None or (span.start < at.end and at.start < span.end) for span in held_back(sentence))


def held_back(sentence: str) -> Iterator[Span]:
    """Yield the parts of a sentence that it does not give as so; they may overlap."""
    end = len(sentence)
    bare = sentence.rstrip(' \n”"’»)')
    if bare.endswith("?"):
        yield Span(max((found.end() for found in _OVER.finditer(bare)), default=0), end)
    for quotation in quotations(sentence):
        if quotation.of(sentence).rstrip(' ,”"’»').endswith("?"):
            yield quotation
    if retracts(sentence):
        yield Span(0, _next(_OVER, sentence, 0))
    for found in _AS_WE_WROTE.finditer(sentence):
        if sentence[: found.start()].rstrip(" ,").lower().endswith("not"):
            yield Span(found.start(), end)
    cleared = _blanked(sentence)
    for found in _VERB_NOT.finditer(cleared):
        start, stop = _clause(cleared, found.start())
        yield Span(start, stop)
    for found in _NOT.finditer(cleared):
        yield Span(found.start(), _next(_GOES_ON, cleared, found.end() + 1))
    for found in _DENIED.finditer(cleared):
        yield Span(found.start(), _next(_GOES_ON, cleared, found.end()))
    for found in _CONDITION.finditer(cleared):
        before = max((one.end() for one in _OVER.finditer(cleared, 0, found.start())), default=0)
        yield Span(before, _next(_OVER, cleared, found.end()))


def retracts(sentence: str) -> bool:
    """Tell whether a paper says here what it had written, which what follows corrects: it can't be read alone."""
    own = sentence
    for span in quotations(sentence):
        own = own[: span.start] + " " * (span.end - span.start) + own[span.end :]
    return _TAKEN_BACK.search(_AS_WE_WROTE.sub(lambda found: " " * len(found[0]), own)) is not None


def corrects(sentence: str) -> bool:
    """Tell whether a sentence takes back the one before it: "That was wrong."."""
    return _CORRECTS.search(sentence) is not None


def condition(sentence: str) -> str:
    """Give the condition on which what a sentence says hangs, "" where it has none: "If the talks fail"."""
    found = _CONDITION.search(_blanked(sentence))
    return sentence[found.start() : _next(_GOES_ON, sentence, found.end())] if found else ""


def _blanked(sentence: str) -> str:
    """Blank what only looks like a denial, character for character."""
    return _NO_DENIAL.sub(lambda found: " " * len(found[0]), sentence)


def _clause(sentence: str, at: int) -> tuple[int, int]:
    """Give the clause that has a place: of an aside the aside, of what has asides all of it."""
    for aside in _ASIDE.finditer(sentence):
        if aside.start() <= at < aside.end():
            return aside.span()
    start = max((found.end() for found in _STOP.finditer(sentence, 0, at)), default=0)
    return start, _next(_STOP, sentence, at)


def _next(boundary: re.Pattern[str], text: str, at: int) -> int:
    found = boundary.search(text, at)
    return found.start() + 1 if found else len(text)
