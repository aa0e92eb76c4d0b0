"""What an attribution says of itself: its kind, its manner, its setting and the day it was said.

Each is read from the words beside source and cue in one sentence, never from the content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import Manner, Moment, Span, StatementKind
from ingest.statements import quoting
from ingest.statements.attributions import Attribution
from ingest.statements.describing import manners
from ingest.statements.describing.circumstances import Circumstance, circumstances
from ingest.statements.describing.days import resolved
from ingest.statements.describing.frames import Frame, framed

_TELLING = re.compile(
    r"(?!(?:in|on|at|to|during|with|before|via|through|over|from|by|near|outside)\b)\w+\s+", re.IGNORECASE
)
"""The verb that a setting may begin with."""


@dataclass(frozen=True, slots=True)
class Description:
    """All that an attribution says of itself, in the fields of a ``Statement``."""

    kind: StatementKind
    manner: Manner
    setting: Span | None
    said_on: Moment | None


def described(text: str, attribution: Attribution, published: Moment | None) -> Description:
    """Give kind, manner, setting and day at the price of one look at the sentence."""
    frame, kind_ = framed(text, attribution), kind(text, attribution)
    here = circumstances(frame)
    return Description(kind_, manners.manner(frame, kind_), _setting(frame, here), _said_on(frame, here, published))


def kind(text: str, attribution: Attribution) -> StatementKind:
    """Tell whether all of the content's words are quoted, none, or some."""
    return quoting.kind(text, attribution.content)


def manner(text: str, attribution: Attribution) -> Manner:
    """Tell whether the cue asserts the content, denies it, declines it, or leaves open that it was said."""
    return manners.manner(framed(text, attribution), kind(text, attribution))


def setting(text: str, attribution: Attribution) -> Span | None:
    """Give to whom or where it was said, as written, without the day and the cue: "reporters", "in a statement"."""
    frame = framed(text, attribution)
    return _setting(frame, circumstances(frame))


def said_on(text: str, attribution: Attribution, published: Moment | None) -> Moment | None:
    """Give the day it was said where the words beside the cue name one, read as of the day of publication.

    ``origin`` of the moment holds those words. A weekday is the latest not after publication; a saying that lies ahead
    ("will say on Friday") has no day.
    """
    frame = framed(text, attribution)
    return _said_on(frame, circumstances(frame), published)


def _setting(frame: Frame, found: Sequence[Circumstance]) -> Span | None:
    """Give the setting nearest to the cue with those that follow it without a break ("told CNN" "in an interview")."""
    whole: Span | None = None
    for here in found:
        if not here.setting:
            continue
        if whole is None:
            whole = here.span
        elif here.span.start >= whole.end and not frame.text[whole.end : here.span.start].strip():
            whole = Span(whole.start, here.span.end)
        else:
            break
    return _beside_cue(frame, whole)


def _beside_cue(frame: Frame, setting: Span | None) -> Span | None:
    """Give a setting without the cue's verb at its head: "reporters" of "told reporters"."""
    cue = frame.cue
    if setting is None or not cue.start <= setting.start < cue.end:
        return setting
    verb = _TELLING.match(frame.text, setting.start, setting.end)
    return Span(verb.end(), setting.end) if verb else setting


def _said_on(frame: Frame, found: Sequence[Circumstance], published: Moment | None) -> Moment | None:
    for here in found:
        if here.day is not None and (day := resolved(here.day.of(frame.text), published)):
            return None if manners.lies_ahead(frame) else day
    return None
