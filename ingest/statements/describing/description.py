"""What an attribution says of itself: its kind, its manner, its setting and the day it was said.

Each is read from the words beside source and cue in one sentence, never from the content.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import Manner, Moment, Span, StatementKind
from ingest.statements import quoting
from ingest.statements.attributions import Attribution
from ingest.statements.describing import manners
from ingest.statements.describing.circumstances import Circumstance, circumstances
from ingest.statements.describing.days import resolved
from ingest.statements.describing.frames import Frame, framed


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
    return Description(kind_, manners.manner(frame, kind_), _setting(text, here), _said_on(frame, here, published))


def kind(text: str, attribution: Attribution) -> StatementKind:
    """Tell whether all of the content's words are quoted, none, or some."""
    return quoting.kind(text, attribution.content)


def manner(text: str, attribution: Attribution) -> Manner:
    """Tell whether the cue asserts the content, denies it, declines it, or leaves open that it was said."""
    return manners.manner(framed(text, attribution), kind(text, attribution))


def setting(text: str, attribution: Attribution) -> Span | None:
    """Give to whom or where it was said, as written and without the day: "told reporters", "in a statement"."""
    return _setting(text, circumstances(framed(text, attribution)))


def said_on(text: str, attribution: Attribution, published: Moment | None) -> Moment | None:
    """Give the day it was said where the words beside the cue name one, read as of the day of publication.

    ``origin`` of the moment holds those words. A weekday is the latest not after publication; a saying that lies ahead
    ("will say on Friday") has no day.
    """
    frame = framed(text, attribution)
    return _said_on(frame, circumstances(frame), published)


def _setting(text: str, found: Sequence[Circumstance]) -> Span | None:
    """Give the setting nearest to the cue with those that follow it without a break ("told CNN" "in an interview")."""
    whole: Span | None = None
    for here in found:
        if not here.setting:
            continue
        if whole is None:
            whole = here.span
        elif here.span.start >= whole.end and not text[whole.end : here.span.start].strip():
            whole = Span(whole.start, here.span.end)
        else:
            break
    return whole


def _said_on(frame: Frame, found: Sequence[Circumstance], published: Moment | None) -> Moment | None:
    for here in found:
        if here.day is not None and (day := resolved(here.day.of(frame.text), published)):
            return None if manners.lies_ahead(frame) else day
    return None
