"""The tokens that a model read and wrote: as its endpoint counts them, else estimated."""

from __future__ import annotations

from assistant.answering.budget import tokens
from assistant.events import Spent

NOTHING = Spent(0, 0, counted=True)


def counted(before: Spent, message: object) -> Spent:
    """Add the tokens that the endpoint counted, where it says so: OpenAI does with the last piece, others by and by."""
    told = getattr(message, "usage_metadata", None)
    if not told:
        return before
    return Spent(before.read + told["input_tokens"], before.wrote + told["output_tokens"], counted=True)


def spent_on(told: Spent, asked: str, said: str) -> Spent:
    """Give what an endpoint counted, else an estimate from all that was asked and all that it said."""
    return told if told.read else Spent(tokens(asked), tokens(said), counted=False)
