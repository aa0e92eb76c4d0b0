"""What reading a source yields beside articles: failures, which are documents that could not be read,
notices, and documents that are stored as they are.
"""

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


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that was not read again: its article is stored, and it has not changed since."""

    source: str


Outcome = Article | Failure | Notice | Unchanged
