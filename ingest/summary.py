"""What an ingest tells: how far it is while it runs, and what it did in the end."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.readers.outcome import Failure


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did. ``read`` counts documents and is the sum of the five after it; ``words`` are those of
    stored articles.
    """

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    failed: int = 0
    passages: int = 0
    statements: int = 0
    words: int = 0
    seconds: float = 0.0
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: documents read, articles stored (acknowledged), their passages and words, seconds since
    the start.

    ``total`` is the number of documents, None where it is not known before the end.
    """

    read: int
    stored: int
    passages: int
    words: int
    seconds: float
    total: int | None = None
