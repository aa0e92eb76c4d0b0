"""What an ingest has done so far: its counts, what failed, what is to be told; its progress and its summary."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Literal

from assistant.archive.entries import Prepared
from ingest.readers.outcome import Failure
from ingest.summary import Progress, Summary

Counted = Literal["added", "updated", "unchanged", "duplicates", "failed"]
"""What may become of a document that was read."""


class Tally:
    """The counts of one ingest, which tells its progress to ``progress``; ``total`` is the number of documents, None
    where it is not known.
    """

    def __init__(self, progress: Callable[[Progress], None], total: int | None) -> None:
        self._progress = progress
        self._total = total
        self._begun = time.perf_counter()
        self._became: dict[Counted, int] = dict.fromkeys(("added", "updated", "unchanged", "duplicates", "failed"), 0)
        self._passages = self._statements = self._words = 0
        self._undated = self._nameless = 0
        self._failures: list[Failure] = []
        self._notices: list[str] = []

    def count(self, became: Counted) -> None:
        """Count a document by what became of it."""
        self._became[became] += 1

    def fail(self, failure: Failure) -> None:
        """Count a document that could not be read."""
        self.count("failed")
        self._failures.append(failure)

    def note(self, notice: str) -> None:
        """Keep a line for the end."""
        self._notices.append(notice)

    def stored(self, item: Prepared, became: Counted) -> None:
        """Count an article that was stored, or found to be so, and what is lacking in it."""
        self.count(became)
        if became != "unchanged":
            self._passages += len(item.spans)
            self._statements += len(item.statements)
            self._words += len(item.article.text.split())
        self._undated += item.article.record.published is None
        self._nameless += not item.article.record.outlet

    def report(self, waiting: int) -> None:
        """Tell how far the ingest is; ``waiting`` articles have been read and not stored yet."""
        stored = self._became["added"] + self._became["updated"]
        read = sum(self._became.values()) + waiting
        self._progress(Progress(read, stored, self._passages, self._words, self.seconds(), self._total))

    def seconds(self) -> float:
        """Give the seconds since the ingest began."""
        return time.perf_counter() - self._begun

    def summary(self) -> Summary:
        """Give the counts so far."""
        return Summary(
            read=sum(self._became.values()),
            added=self._became["added"],
            updated=self._became["updated"],
            unchanged=self._became["unchanged"],
            duplicates=self._became["duplicates"],
            failed=self._became["failed"],
            passages=self._passages,
            statements=self._statements,
            words=self._words,
            seconds=self.seconds(),
            failures=tuple(self._failures),
            notices=(*self._notices, *self._lacking()),
        )

    def _lacking(self) -> Iterator[str]:
        """Say how many of the articles stored came without a date or an outlet, which answers and filters go by."""
        for count, what, why in (
            (self._undated, "a date", "no period finds them"),
            (self._nameless, "an outlet", "answers can't name where they appeared"),
        ):
            if count:
                articles = "1 article" if count == 1 else f"{count:,} articles"
                yield f"{articles} came without {what}: {why}"
