"""Say why there is nothing to answer: what a follow-up asks can't be made out, the archive has no articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering.draft import Draft
from assistant.answering.extractive import ExtractiveAnswerer
from assistant.domain import Hit
from assistant.question import Question


class AskingBack:
    """Says what is to be made clear or mended; cites nothing."""

    name = ExtractiveAnswerer.name

    def __init__(self, text: str) -> None:
        self._text = text

    def stream(self, question: Question, hits: Sequence[Hit]) -> Iterator[str | Draft]:  # noqa: ARG002  # nothing is read
        """Yield what is asked back, then the refusal."""
        yield self._text
        yield Draft(self._text, None, 0.0, abstained=True, claims=(), citations=())
