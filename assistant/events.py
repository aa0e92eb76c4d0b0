"""What a streamed answer tells its reader, in this order::

    Understood            how the question was read: period, outlets, speakers
    Retrieved             the passages found
    Token*                text as it is written
    [Spent]               what a model took to write it
    [Notice]              why that text is withdrawn; Tokens of the next answerer follow, down from Token*
    Checked               the claims of the answer, each proved or left out
    Cited                 the words of articles that prove them
    Answered              the whole answer, in the place of every Token

Everything up to Checked is provisional. A stream that is stopped ends with the error Stopped instead, one that is
closed just ends; in both cases the request to a model is broken off and nothing is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.domain import Answer, Citation, Claim, Hit, Scope


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
    """A piece of the answer as it is written: provisional, and void with the next Notice or with Checked. The numbers
    in its markers are those of the passages in the prompt; the answer's citations have others.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Spent:
    """The tokens that a model read and wrote for an answer, whether it is shown or not.

    There is one event for each model that was asked, to read a follow-up or to answer.

    ``counted`` by the endpoint; else estimated from the whole prompt and all that the model sent.
    """

    read: int
    wrote: int
    counted: bool

    def __add__(self, other: Spent) -> Spent:
        """Give both together; an estimate where one of them is."""
        return Spent(self.read + other.read, self.wrote + other.wrote, counted=self.counted and other.counted)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know: a model that did not answer, a fallback taken. It voids the Tokens before it.
    ``text`` is a plain sentence or two; ``fault`` holds what the model's endpoint did wrong, where that is it, and
    ``declined`` tells that it did so to this request and may answer others.
    """

    text: str
    fault: str | None = None
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The claims of the answer after verification, in the order of its text; those that are not supported are not in
    the text.
    """

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """The citations of the answer, numbered as its text has them."""

    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """The verified answer; it replaces every Token shown before."""

    answer: Answer


Event = Understood | Retrieved | Token | Spent | Notice | Checked | Cited | Answered
