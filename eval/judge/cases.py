"""What a judge is given: an answer beside its references, a claim beside its quotations, or two answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AnswerCase:
    """An answer to judge; ``references`` are alternatives unless ``all_needed``, and empty where ``unanswerable``."""

    id: str
    question: str
    as_of: datetime
    answer: str
    references: tuple[str, ...] = ()
    unanswerable: bool = False
    all_needed: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that a claim cites, and what the reader is told of them; ``published`` as it is shown."""

    text: str
    speaker: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimCase:
    """A claim to judge by the quotations it cites, and by nothing else."""

    id: str
    claim: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class PairCase:
    """Two answers to the same question, to say which is the better one."""

    id: str
    question: str
    as_of: datetime
    first: str
    second: str
    references: tuple[str, ...]
