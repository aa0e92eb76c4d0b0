"""A question of a conversation as it is read without it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain import Scope
from assistant.events import Spent


@dataclass(frozen=True, slots=True)
class Reading:
    """The question made to stand alone, and what the conversation narrows it to.

    ``narrowed`` has a period and outlets only, and its ``why`` says for readers where they come from.
    """

    question: str
    narrowed: Scope = Scope()
    notice: str = ""
    """What the reader should know of how it was read: a model that was to and did not."""
    spent: Spent | None = None
    """The tokens of a model that was to read it."""
    unclear: str = ""
    """What the reader is asked instead of an answer, where it is not clear what the question asks."""
