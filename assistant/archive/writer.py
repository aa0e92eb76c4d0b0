"""Change an archive: the one writer, who has the lock, commits batches, and keeps the caches close behind."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from assistant.archive.caches import LexicalCache, publish_due, publish_vectors
from assistant.archive.catalogue import advance, latest_version, open_catalogue
from assistant.archive.catalogue_census import forget_failures, supersede_failures
from assistant.archive.catalogue_read import find_article, known_digests, read_article, read_stored, with_content
from assistant.archive.catalogue_statements import replace_statements, write_extractor
from assistant.archive.catalogue_units import sweep_vectors
from assistant.archive.catalogue_write import (
    begin_run,
    delete_article,
    finish_run,
    put_alias,
    put_article,
    put_failure,
)
from assistant.archive.entries import Outcome, Policy, Prepared, Stored, refuse_misfits
from assistant.archive.folders import CacheError
from assistant.archive.lock import write_lock
from assistant.archive.records import url_key
from assistant.archive.units import UNITS
from assistant.domain import Statement

_log = logging.getLogger(__name__)

__all__ = ["ArchiveWriter", "Prepared"]


class ArchiveWriter:
    """The right to change an archive, from ``Archive.writer()``. A context manager; for one thread.

    What a method has returned from is durable: it survives a kill and a power cut. Readers see it at once. Leaving
    the context brings the caches up to date, unless an error is on its way out.
    """

    def __init__(self, folder: Path, dimension: int, policy: Policy, *, publish: bool = True) -> None:
        self._folder = folder
        self._dimension = dimension
        self._policy = policy
        self._publishes = publish
        self._held = ExitStack()
        self._removed = False

    def __enter__(self) -> Self:
        """Take the lock, bring an old archive up to date, replay what the caches lack.

        Raises ArchiveLocked, naming the holder, within two seconds.
        """
        with ExitStack() as held:
            held.enter_context(write_lock(self._folder))
            self._catalogue = held.enter_context(open_catalogue(self._folder, readonly=False))
            if self._catalogue.schema_version() < latest_version():
                self._catalogue.migrate()
            self._lexical = [LexicalCache(self._catalogue, self._folder, unit) for unit in UNITS]
            for cache in self._lexical:
                held.callback(cache.close)
                cache.sweep()
                cache.flush()
            self._held = held.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._held:
            if error is None:
                self._finish()

    def known(self, digests: Iterable[str]) -> set[str]:
        """Give those of the vector digests that are stored: their texts need not be embedded. They stay while the
        writer is open.
        """
        with self._catalogue.reading() as connection:
            return known_digests(connection, digests)

    def existing(self, article_id: str) -> Stored | None:
        """Give what is stored under this very article id, None where there is nothing."""
        with self._catalogue.reading() as connection:
            return read_stored(connection, article_id)

    def find(self, id_or_url: str) -> str | None:
        """Give the id of the article with this id, URL or alias."""
        with self._catalogue.reading() as connection:
            key = find_article(connection, id_or_url)
            return None if key is None else read_article(connection, key).id

    def find_duplicate(self, content_digest: str, outlet: str | None) -> str | None:
        """Give the id of the article of this outlet with this very text; the same text in another outlet is wire
        copy, not this.
        """
        with self._catalogue.reading() as connection:
            for id_, name in with_content(connection, content_digest):
                if name.casefold() == (outlet or "").casefold():
                    return id_
        return None

    def add(self, batch: Sequence[Prepared]) -> list[Outcome]:
        """Store articles in one transaction and tell for each whether it was added, updated or unchanged.

        Raises ArchiveError on a full disk, having stored none of the batch.
        """
        now = datetime.now(UTC)
        with self._catalogue.writing() as connection:
            outcomes = [put_article(connection, prepared, self._dimension, now) for prepared in batch]
            if outcomes.count("unchanged") < len(outcomes):
                advance(connection)
        self._removed |= "updated" in outcomes
        self._follow()
        return outcomes

    def put_statements(
        self,
        article_id: str,
        statements: Sequence[Statement],
        digests: Sequence[str],
        vectors: Mapping[str, NDArray[np.float32]],
        extractor: str,
    ) -> bool:
        """Give a stored article these statements in place of those it has, as ``Prepared`` would; equal ones keep
        their ids. False where there is no such article.

        Raises ValueError for statements that do not fit the article's text.
        """
        with self._catalogue.writing() as connection:
            key = find_article(connection, article_id)
            if key is None:
                return False
            refuse_misfits(read_article(connection, key), statements, digests)
            changed = replace_statements(connection, key, statements, digests, vectors, self._dimension, keep=True)
            write_extractor(connection, key, extractor)
            if changed:
                advance(connection)
        self._removed |= changed
        self._follow()
        return True

    def alias(self, article_id: str, other: str) -> bool:
        """Make a stored article be found under another id or URL too; False where there is no such article."""
        with self._catalogue.writing() as connection:
            key = find_article(connection, article_id)
            if key is not None:
                put_alias(connection, key, url_key(other))
            return key is not None

    def remove(self, id_or_url: str) -> bool:
        """Remove an article with its earlier versions; False where there is none. Its vectors go when the writer
        closes.
        """
        with self._catalogue.writing() as connection:
            key = find_article(connection, id_or_url)
            if key is None:
                return False
            delete_article(connection, key)
            advance(connection)
        self._removed = True
        return True

    def begin_run(self, sources: Sequence[str]) -> int:
        """Record that an ingest begins; give its number for ``finish_run`` and ``record_failure``."""
        with self._catalogue.writing() as connection:
            return begin_run(connection, sources, datetime.now(UTC))

    def finish_run(self, run: int, counts: Mapping[str, int], files: Collection[str] = ()) -> None:
        """Record that an ingest ended, and its counts; what earlier ones said of the ``files`` it read is dropped."""
        with self._catalogue.writing() as connection:
            finish_run(connection, run, counts, datetime.now(UTC))
            supersede_failures(connection, run, files)

    def record_failure(self, run: int, source: str, reason: str) -> None:
        """Record a document that could not be read."""
        with self._catalogue.writing() as connection:
            put_failure(connection, run, source, reason)

    def forget_failures(self, sources: Collection[str]) -> None:
        """Drop documents from those that could not be read."""
        with self._catalogue.writing() as connection:
            forget_failures(connection, sources)

    def _follow(self) -> None:
        """Bring the caches along with what was committed, now and then."""
        if min(cache.age() for cache in self._lexical) >= self._policy.flush_seconds:
            for cache in self._lexical:
                cache.flush()
            self._publish(ending=False)

    def _finish(self) -> None:
        for cache in self._lexical:
            cache.flush()
        self._publish(ending=True)
        if self._removed:
            with self._catalogue.writing() as connection:
                sweep_vectors(connection)

    def _publish(self, *, ending: bool) -> None:
        for unit in UNITS if self._publishes else ():
            if not publish_due(self._catalogue, self._folder, unit, self._policy, ending=ending):
                continue
            try:
                publish_vectors(self._catalogue, self._folder, unit, self._dimension)
            except CacheError as error:
                _log.warning("searching new %s without Chroma: %s", unit.table, error)
