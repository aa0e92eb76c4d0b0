"""What a streamed answer tells its reader, in this order: Understood, Retrieved, any Tokens, Spent and
Notices, Answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.domain import Answer, Hit, Scope


@dataclass(frozen=True, slots=True)
class Understood:
    """How the question was read."""

    standalone_question: str
    as_of: datetime
    scope: Scope


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The passages the answer may use, best first."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the answer as it is written: provisional until Answered."""

    text: str


@dataclass(frozen=True, slots=True)
class Spent:
    """The tokens that a model read and wrote for an answer, whether it is shown or not.

    ``counted`` by the endpoint; else estimated from the whole prompt and all that the model sent.
    """

    read: int
    wrote: int
    counted: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know: a model that did not answer, a fallback taken. ``text`` is one plain
    sentence; ``fault`` holds what the model's endpoint did wrong, where that is it, and ``declined`` tells that it did
    so to this request and may answer others.
    """

    text: str
    fault: str | None = None
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """The verified answer; it replaces every Token shown before."""

    answer: Answer


Event = Understood | Retrieved | Token | Spent | Notice | Answered
