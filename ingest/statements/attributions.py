"""An attribution as an extractor reads it off a text, before anyone asks who the source is."""

from __future__ import annotations

from collections.abc import Sequence
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
        """Give the attributions of speech in ``text``, in the order of their cues."""


def spread(attribution: Attribution) -> Span:
    """Give the stretch from the first to the last character of an attribution."""
    parts: Sequence[Span] = (*attribution.content, attribution.cue)
    if attribution.source is not None:
        parts = (*parts, attribution.source)
    return Span(min(part.start for part in parts), max(part.end for part in parts))
