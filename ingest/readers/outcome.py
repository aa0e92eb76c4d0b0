"""What reading a source yields beside articles: failures, which are documents that could not be read, and notices."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain import Article


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: ``source`` is its path or ``FILE:LINE``, ``reason`` says why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something left out of a document that was read, or a file passed over, with the reason; not a failure."""

    source: str
    reason: str


Outcome = Article | Failure | Notice
