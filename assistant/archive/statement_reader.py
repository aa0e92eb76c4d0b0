"""The ledger of an archive, open for reading: who said what, by speaker, by time and by words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.archive import catalogue_outlines
from assistant.archive import catalogue_statements as ledger
from assistant.archive.catalogue import Catalogue
from assistant.archive.catalogue_read import article_ids, find_article
from assistant.archive.entries import Outline, Policy, Scored, Selection, SpeakerCount, Worded
from assistant.archive.lexical_reader import LexicalReader
from assistant.archive.searching import searched
from assistant.archive.selection import resolve_statements
from assistant.archive.units import STATEMENTS
from assistant.archive.vectors_reader import VectorsReader
from assistant.domain import Said, Scope
from assistant.errors import InputError

AROUND_BOOST, EXACT_BOOST = 0.5, 0.5
"""As for the titles and words of passages."""
_Read = TypeVar("_Read")


class StatementReader:
    """What ``Archive`` can be asked about statements. An archive of version 1 has none."""

    def __init__(self, folder: Path, catalogue: Catalogue, dimension: int, policy: Policy) -> None:
        self.path = folder
        self._catalogue = catalogue
        self._statements_lexical = LexicalReader(folder, STATEMENTS, policy)
        self._statements_vectors = VectorsReader(folder, STATEMENTS, dimension, policy)

    def close(self) -> None:
        """Let go of the files; a second call does nothing."""
        self._statements_vectors.close()
        self._catalogue.close()

    def speakers(self) -> list[SpeakerCount]:
        """Give everybody whose statements there are, by the names their articles give, the most quoted first."""
        return self._read(ledger.speaker_counts, [])

    def outlines(self, scope: Scope = Scope(), *, speakers: Collection[str] | None = None) -> list[Outline]:
        """Give the statements in a scope, by one of the speakers (names as stored), without their words, the newest
        first. Raises InputError for an unknown outlet or author.
        """
        selection = self.select_statements(scope, speakers=speakers)
        return self._read(lambda connection: catalogue_outlines.outlines(connection, selection), [])

    def worded(self) -> list[Worded]:
        """Give the words of every statement whose speaker is known, an article's together."""
        return self._read(lambda connection: list(catalogue_outlines.worded(connection)), [])

    def select_statements(
        self, scope: Scope, *, speakers: Collection[str] | None = None, article: str | None = None
    ) -> Selection:
        """Give the statements in a scope, by one of the speakers (names as stored), in one article (an id or URL).

        Statements of nobody known are in it only where ``speakers`` is None; ``scope.speakers`` selects nothing.
        Raises InputError for an unknown outlet, author or article, but not for an unknown speaker.
        """
        with self._catalogue.reading() as connection:
            key = None if article is None else self._key(connection, article)
            if not ledger.holds_statements(connection):
                return Selection(np.empty(0, np.int64), np.empty(0, np.int64))
            return resolve_statements(connection, scope, speakers, key)

    def statement_lexical(
        self,
        query: str,
        k: int,
        selection: Selection | None = None,
        *,
        around_boost: float = AROUND_BOOST,
        exact_boost: float = EXACT_BOOST,
    ) -> Scored:
        """Give at most ``k`` (statement id, BM25 score), best first.

        ``around_boost`` weighs stems found in the article's title, the paragraph of the statement and the one before,
        ``exact_boost`` words found unstemmed in the statement itself.
        """
        reader = self._statements_lexical

        def search(connection: sqlite3.Connection) -> Scored:
            return reader.search(connection, query, k, selection, around_boost=around_boost, exact_boost=exact_boost)

        return searched(self._catalogue, reader, search) if self._holds_statements() else []

    def statement_dense(self, vector: NDArray[np.float32], k: int, selection: Selection | None = None) -> Scored:
        """Give at most ``k`` (statement id, cosine), best first, for an L2-normalised query vector."""
        reader = self._statements_vectors
        if not self._holds_statements():
            return []
        return searched(self._catalogue, reader, lambda connection: reader.search(connection, vector, k, selection))

    def latest_statements(self, k: int | None, selection: Selection) -> list[int]:
        """Give the ids of the ``k`` (None for all) selected statements: newest publication first, an article's in
        reading order, articles without a date last.
        """
        return self._read(lambda connection: ledger.latest(connection, k, selection), [])

    def said(self, ids: Sequence[int]) -> list[Said]:
        """Give statements with their words and their articles' records, in the order given; those gone are left
        out.
        """
        return self._read(lambda connection: ledger.read_said(connection, ids), [])

    def without_statements(self, extractor: str | None) -> list[str]:
        """Give the ids of the articles that the extractor with this fingerprint (None: any extractor) has not read, the
        first stored first.
        """
        with self._catalogue.reading() as connection:
            if not ledger.holds_statements(connection):
                return article_ids(connection)
            return ledger.not_extracted(connection, extractor)

    def _read(self, read: Callable[[sqlite3.Connection], _Read], nothing: _Read) -> _Read:
        with self._catalogue.reading() as connection:
            return read(connection) if ledger.holds_statements(connection) else nothing

    def _holds_statements(self) -> bool:
        return self._read(lambda _: True, False)

    def _key(self, connection: sqlite3.Connection, id_or_url: str) -> int:
        key = find_article(connection, id_or_url)
        if key is None:
            raise InputError(
                f"there is no article {id_or_url!r} in {self.path}; `dateline search` shows the ids of what it finds"
            )
        return key
