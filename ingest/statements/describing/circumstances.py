"""To whom, where and when something was said, as the words beside its source and cue give it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.clock import almanac
from assistant.domain import Span
from ingest.statements.describing.days import DAY
from ingest.statements.describing.frames import Frame
from ingest.statements.describing.venues import venue

_SPACE = re.compile(r"[\s,]*")
_MONTH = "|".join(almanac.MONTHS)
_NOTHING_NEW = re.compile(
    r"(?:\w+ly|later|again|also|too|then|earlier|once|first|here|there|instead|afterwards?|recently|him|her|them|me|us|it"
    r"|you|this|has|had|have|was|did|and|at (?:the time|one point|first)|(?:last|this|earlier this|later this) "
    r"(?:week|month|year|spring|summer|fall|autumn|winter)|(?:in|since|of) \d{4}"
    r"|in (?:response|part|reply|turn|return|public|private|general)"
    rf"|(?:in|last|this) (?:early |late |mid-?)?(?:{_MONTH})(?:,? \d{{4}})?)\b"
)
_CONNECTIVE = re.compile(
    r"[\s“”\"'’‘—–-]*(?:(?:But|And|Then|Later|Earlier|Also|Still|Meanwhile|Yet|So|Previously|Separately)\b,?\s*)?"
)
_PLAIN = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:old|ells?|elling)|sp(?:oke|eaks?|eaking|oken)|talk(?:s|ed|ing)?|wr(?:ote|ites?|iting|itten)|add(?:s|ed|ing)?"
    r"|tweet(?:s|ed|ing)?|post(?:s|ed|ing)?|testif\w+|stat(?:es?|ed|ing)|statements?|interview\w*|explain(?:s|ed|ing)?|announc(?:es?|ed|ing)"
    r"|declar(?:es?|ed|ing)|confirm(?:s|ed|ing)?|complain(?:s|ed|ing)?|boast(?:s|ed|ing)?|insist(?:s|ed|ing)?|remark(?:s|ed|ing)?|lament(?:s|ed|ing)?|admit(?:s|ted|ting)?|acknowledg(?:es?|ed|ing)|argu(?:es?|ed|ing)|warn(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:call|comment|weigh|attack|assault|focus|insist|respond|accord|repl|answer|charg|refer|react)\w*"
    r"(?: to| on| in)?$",
    re.IGNORECASE,
)
_OPENS_DAY = frozenset("OoLlEeTtPpYyMWFSJANDfsn0123456789")
"""First letters of days: most words need no look at all."""
_WORD = re.compile(r"\w[\w’'-]*")


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A setting or a day where it stands; ``day``: the day's words, alone or in a setting ("a May 3 speech")."""

    span: Span
    day: Span | None
    setting: bool


def circumstances(frame: Frame) -> list[Circumstance]:
    """Give the settings and days of an attribution, those at the cue first."""
    if not _WORD.search(frame.text, frame.cue.start, frame.cue.end):
        return []  # a headline's colon
    text, names = frame.text, _PLAIN.search(frame.cue.of(frame.text)) is not None
    found = _at_cue(frame, names=names)
    if frame.beyond.start < frame.beyond.end:
        found += _read(text, frame.beyond.start, frame.beyond.end, names=names)[0]
    found += _whole(text, frame.join.start, frame.join.end, names=names)
    opening = _CONNECTIVE.match(text, frame.lead.start, frame.lead.end)
    found += _whole(text, opening.end() if opening else frame.lead.start, frame.lead.end, names=False)
    found += _behind_content(frame)
    return [here for here in found if not any(_overlap(here.span, part) for part in frame.content)]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _behind_content(frame: Frame) -> list[Circumstance]:
    """Read what follows the content in its cue's sentence if it begins with a venue: "he said [he won] in a speech"."""
    last = frame.content[-1]
    if last.start < frame.cue.end or last.end >= frame.last:
        return []
    found, _ = _read(frame.text, last.end, frame.last, names=False)
    return found if found and found[0].setting else []


def _at_cue(frame: Frame, *, names: bool) -> list[Circumstance]:
    """Read the cue from word to word, then on from it without a gap."""
    text, at, found = frame.text, frame.cue.start, list[Circumstance]()
    target = _TARGET.search(frame.cue.of(text)) is not None
    while (word := _WORD.search(text, at, frame.cue.end)) is not None:
        here = _circumstance(text, word.start(), frame.tail.end, names=names, target=target)
        if here is not None:
            found.append(here)
        at = max(word.end(), here.span.end if here else 0)
    return found + _read(text, max(at, frame.cue.end), frame.tail.end, names=names, target=target)[0]


def _whole(text: str, start: int, end: int, *, names: bool) -> list[Circumstance]:
    """Give the circumstances in [start, end) if it holds nothing else."""
    if start >= end:
        return []
    found, reached = _read(text, start, end, names=names)
    return found if reached >= end else []


def _read(text: str, at: int, end: int, *, names: bool, target: bool = False) -> tuple[list[Circumstance], int]:
    """Read circumstances from ``at`` without a gap; give them and where something else begins."""
    found: list[Circumstance] = []
    while True:
        gap = _SPACE.match(text, at, end)
        at = gap.end() if gap else at
        if at >= end:
            return found, end
        here = _circumstance(text, at, end, names=names, target=target)
        if here is not None:
            found.append(here)
            at = here.span.end
        elif passing := _NOTHING_NEW.match(text, at, end):
            at = passing.end()
        else:
            return found, at


def _circumstance(text: str, at: int, end: int, *, names: bool, target: bool) -> Circumstance | None:
    if text[at] in _OPENS_DAY and (day := DAY.match(text, at, end)):
        return Circumstance(Span(*day.span()), Span(*day.span("day")), setting=False)
    here = venue(text, at, end, names=names, target=target)
    return Circumstance(here.span, here.day, setting=True) if here else None
