"""An archive, open for reading: the one door to stored news, and the way to its writer."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from assistant.archive import catalogue_census
from assistant.archive import catalogue_read as read
from assistant.archive.calendar import Calendar
from assistant.archive.catalogue import Catalogue, generation, latest_version, open_catalogue, read_model
from assistant.archive.census import Census, Unread
from assistant.archive.creation import create_archive, refuse_other_model
from assistant.archive.entries import DEFAULT, Model, Policy, Scored, Selection, Status, Version
from assistant.archive.latest import Latest
from assistant.archive.lexical import analyse
from assistant.archive.lexical_reader import LexicalReader
from assistant.archive.searching import searched
from assistant.archive.selection import resolve, resolve_extent
from assistant.archive.statement_reader import StatementReader
from assistant.archive.status import take_status
from assistant.archive.units import PASSAGES
from assistant.archive.vectors_reader import VectorsReader
from assistant.archive.writer import ArchiveWriter
from assistant.domain import Article, Extent, Hit, Moment, Period, Record, Scope
from assistant.errors import ArchiveDamaged, ArchiveError

if TYPE_CHECKING:
    from assistant.archive.embedder import Embedder

TITLE_BOOST, EXACT_BOOST = 0.5, 0.5
"""The best of twelve pairs on newsqa desk, lexical search alone: story@1 59.4, MRR@10 69.9; stems of the text alone
53.3, 65.4.
"""

ANY_TIME = Period()
FIRST_VERSION = 1
"""The oldest schema that can be read as it is: it lacks the statements."""
_NUMBERS = count(1)

_log = logging.getLogger(__name__)


class Archive(StatementReader):
    """Stored news, open for reading. A context manager; safe to share between threads.

    What a writer commits, in this process or another, is found by the next call. Opening reads a few pages of the
    catalogue; tantivy and Chroma are loaded by the first search that needs them.
    """

    def __init__(
        self, folder: Path, catalogue: Catalogue, model: Model | None, embedder: Embedder | None, policy: Policy
    ) -> None:
        """Take over an open catalogue; ``Archive.open`` is the way in."""
        dimension = 0 if model is None else model.dimension
        super().__init__(folder, catalogue, dimension, policy)
        self.number = next(_NUMBERS)
        """No other archive that this process opens has it: a key for what is kept of this one."""
        self._model = model
        self._embedder = embedder
        self._policy = policy
        self._lexical = LexicalReader(folder, PASSAGES, policy)
        self._calendar = Calendar()
        self._passages = Latest(self, self._count_passages)
        self._outlets = Latest(self, self._read_outlets)
        self._vectors = VectorsReader(folder, PASSAGES, dimension, policy)

    @classmethod
    def open(
        cls, path: Path | str, embedder: Embedder | None = None, *, create: bool = False, policy: Policy = DEFAULT
    ) -> Self:
        """Open the archive in the folder ``path``; with ``create`` (and an embedder), make it where there is none.

        An archive of an earlier version is brought up to date; where that can't be done now (somebody writes, or the
        disk is full) it is read as it is, without what its version lacks. Raises ArchiveMissing, ArchiveTooNew,
        ArchiveDamaged, or ModelMismatch where ``embedder`` is not the model it was filled with.
        """
        folder = Path(path)
        if create:
            if embedder is None:
                raise ValueError("creating an archive needs its embedder")
            create_archive(folder, embedder)
        catalogue = open_catalogue(folder, readonly=True)
        try:
            version = catalogue.schema_version()
            if version < latest_version():
                catalogue.close()
                _bring_up_to_date(folder, version)
                catalogue = open_catalogue(folder, readonly=True)
            with catalogue.reading() as connection:
                model = read_model(connection)
            if embedder is not None and model is not None:
                refuse_other_model(folder, model, embedder)
        except BaseException:
            catalogue.close()
            raise
        return cls(folder, catalogue, model, embedder, policy)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; a second call does nothing."""
        self._vectors.close()
        super().close()

    @property
    def embedder(self) -> Embedder:
        """Give the embedder the archive was opened with."""
        if self._embedder is None:
            raise ValueError(f"the archive {self.path} was opened without an embedder")
        return self._embedder

    @property
    def generation(self) -> int:
        """Give a number that grows with each committed batch."""
        with self._catalogue.reading() as connection:
            return generation(connection)

    def writer(self, *, publish: bool = True) -> ArchiveWriter:
        """Give the writer of this archive, to be entered with ``with``: that takes the lock.

        Without ``publish`` it leaves Chroma as it is: what it adds is compared one by one until the next that does.
        """
        if self._model is None:
            raise ValueError(f"the archive {self.path} has no model yet; open it with create=True and an embedder")
        return ArchiveWriter(self.path, self._model.dimension, self._policy, publish=publish)

    def select(self, scope: Scope, by: datetime | None = None) -> Selection | None:
        """Give the passages in a scope for ``lexical`` and ``dense``, of articles not published after ``by``; None
        where nothing is left out.

        Raises InputError, naming the nearest known ones, for an outlet or author the archive does not have.
        """
        with self._catalogue.reading() as connection:
            return resolve(connection, self._calendar, scope, by)

    def published_after(self, day: datetime) -> int:
        """Give how many articles were published after a moment."""
        with self._catalogue.reading() as connection:
            return read.published_after(connection, day)

    def newest(self, by: datetime) -> Moment | None:
        """Give when the newest article not published after a moment was published; None where there is none."""
        with self._catalogue.reading() as connection:
            record = read.edge_record(connection, last=True, by=by)
            return None if record is None else record.published

    def extent(self, scope: Scope, by: datetime | None = None) -> Extent:
        """Give how much of the archive lies in a scope, by its articles not published after ``by``. Raises InputError
        as ``select`` does.
        """
        with self._catalogue.reading() as connection:
            return resolve_extent(connection, scope, by)

    def lexical(
        self,
        query: str,
        k: int,
        selection: Selection | None = None,
        *,
        title_boost: float = TITLE_BOOST,
        exact_boost: float = EXACT_BOOST,
    ) -> Scored:
        """Give at most ``k`` (passage id, BM25 score), best first. Any string is a query; its first 64 distinct words
        count.

        ``title_boost`` weighs stems found in the article's title, ``exact_boost`` words found unstemmed in title or
        text.
        """
        return searched(
            self._catalogue,
            self._lexical,
            lambda connection: self._lexical.search(
                connection, query, k, selection, around_boost=title_boost, exact_boost=exact_boost
            ),
        )

    def dense(self, vector: NDArray[np.float32], k: int, selection: Selection | None = None) -> Scored:
        """Give at most ``k`` (passage id, cosine), best first, for an L2-normalised query vector."""
        return searched(
            self._catalogue,
            self._vectors,
            lambda connection: self._vectors.search(connection, vector, k, selection),
        )

    def analyse(self, text: str) -> list[str]:
        """Give the stems of a text's words, as lexical search counts them."""
        return analyse(text)

    def document_frequency(self, stem: str) -> int:
        """Give the number of passages whose text has this stem."""
        return searched(self._catalogue, self._lexical, lambda connection: self._lexical.frequency(connection, stem))

    def passage_count(self) -> int:
        """Give the number of passages."""
        return self._passages.get()

    def _count_passages(self) -> int:
        with self._catalogue.reading() as connection:
            return read.count_units(connection, PASSAGES)  # 15 ms at a million

    def hits(self, scored: Sequence[tuple[int, float]]) -> list[Hit]:
        """Give the passages of a ranking with their articles' records and words, in the order given; those gone are
        left out.
        """
        with self._catalogue.reading() as connection:
            rows = read.read_hit_rows(connection, (id_ for id_, _ in scored))
        return [Hit(id_, *rows[id_], score) for id_, score in scored if id_ in rows]

    def vectors(self, ids: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """Give the L2-normalised vectors of these passages; those gone are left out."""
        if self._model is None:
            return {}
        with self._catalogue.reading() as connection:
            found, matrix = read.read_vectors(connection, PASSAGES, ids, self._model.dimension)
        return dict(zip(found.tolist(), matrix, strict=True))

    def article(self, id_or_url: str) -> Article:
        """Give the article with this id, URL, or alias of a duplicate. Raises InputError for an unknown one."""
        with self._catalogue.reading() as connection:
            return read.read_article(connection, self._key(connection, id_or_url))

    def has(self, id_or_url: str) -> bool:
        """Tell whether ``article`` would give one."""
        with self._catalogue.reading() as connection:
            return read.find_article(connection, id_or_url) is not None

    def article_ids(self) -> list[str]:
        """Give the ids of all articles, sorted."""
        with self._catalogue.reading() as connection:
            return sorted(read.article_ids(connection))

    def versions(self, id_or_url: str) -> list[Version]:
        """Give every version of an article, the first one first. Raises InputError for an unknown one."""
        with self._catalogue.reading() as connection:
            return read.read_versions(connection, self._key(connection, id_or_url))

    def record(self, id_or_url: str) -> Record:
        """Give the record of an article. Raises InputError for an unknown one."""
        return self.article(id_or_url).record

    def outlets(self) -> list[str]:
        """Give the names and hosts of the outlets that have articles, sorted."""
        return [*self._outlets.get()]

    def _read_outlets(self) -> list[str]:
        with self._catalogue.reading() as connection:
            rows = read.outlets(connection)
        return sorted({form for _, name, host, _ in rows for form in (name, host) if form})

    def status(self) -> Status:
        """Give what the archive holds."""
        with self._catalogue.reading() as connection:
            return take_status(connection, self.path)

    def census(self) -> Census:
        """Give the articles counted by outlet and day."""
        with self._catalogue.reading() as connection:
            return catalogue_census.take_census(connection)

    def browse(
        self, words: str = "", outlet: str | None = None, period: Period = ANY_TIME, *, k: int = 20, skip: int = 0
    ) -> tuple[int, list[Record]]:
        """Give how many articles have these words in their titles, of an outlet as ``census`` names it (None: any), of
        a period; and ``k`` of them after the first ``skip``: newest first, undated ones last.
        """
        with self._catalogue.reading() as connection:
            return catalogue_census.page_of_articles(connection, words, outlet, period, k, skip)

    def unread(self) -> list[Unread]:
        """Give the documents that the last ingest to meet them could not read, the newest first."""
        with self._catalogue.reading() as connection:
            return catalogue_census.unread(connection)


def _bring_up_to_date(folder: Path, version: int) -> None:
    try:
        create_archive(folder, None)
    except ArchiveDamaged:
        raise
    except (ArchiveError, OSError) as error:
        if version < FIRST_VERSION:
            raise
        _log.warning("reading %s as an archive of version %s for now: %s", folder, version, error)
