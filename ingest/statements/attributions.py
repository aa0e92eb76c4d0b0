"""An attribution as an extractor reads it off a text, before anyone asks who the source is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assistant.domain import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content in one text; ``content`` is in reading order, disjoint and never empty."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]


class AttributionExtractor(Protocol):
    """Finds who said what in a text: the seam for another language or a better model."""

    @property
    def fingerprint(self) -> str:
        """What changes whenever the same text could give other attributions."""

    def extract(self, text: str) -> list[Attribution]:
        """Give the attributions in ``text``, of speech at least, in the order of their cues."""


def moved(attribution: Attribution, by: int) -> Attribution:
    """Give the same attribution ``by`` characters later in the text."""

    def move(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return Attribution(
        source=None if attribution.source is None else move(attribution.source),
        cue=move(attribution.cue),
        content=tuple(move(span) for span in attribution.content),
    )
