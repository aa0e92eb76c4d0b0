"""tantivy: BM25 over passages and statements, on disk or in memory. The one module that imports it.

tantivy commits by one atomic rename and is safe to read beside a writer: a kill loses what was not committed, no more.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from assistant.archive.catalogue_caches import IndexText
from assistant.archive.entries import Scored
from assistant.archive.folders import CacheError, guarded
from assistant.archive.terms import query_tokens, tokens

if TYPE_CHECKING:
    from tantivy import Index, Query, Schema, TextAnalyzer

ID, AROUND, BODY, EXACT = "passage", "title", "body", "exact"
"""As the fields of the first archives are called."""
SHORT = 100
"""Characters of a word or a title: a question analyses some 300 of these, most of which it or the one before had."""
HEAP_BYTES = 48_000_000
_SUMMED = {".del", ".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term"}
TAIL_HEAP_BYTES = 15_000_000
"""tantivy takes no less."""

Weights = dict[tuple[str, str], float]
"""The boost of each (field, term) of a query."""


def analyse(text: str) -> list[str]:
    """Give the stems of a text's words, as the index holds them: lower-cased, without accents, English endings cut."""
    return list(_stems_of_short(text) if len(text) <= SHORT else _stems(text))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(_analyser(True).analyze(" ".join(tokens(text))))


_stems_of_short = lru_cache(maxsize=8_192)(_stems)


def query_weights(query: str, around_boost: float, exact_boost: float) -> Weights:
    """Give what to look up for a query, any string at all: its stems in the words and around them, its very words
    where they are boosted.
    """
    words = " ".join(query_tokens(query))
    weights: Weights = {}
    for stem in _analyser(True).analyze(words):
        weights[BODY, stem] = 1.0
        weights[AROUND, stem] = around_boost
    for word in _analyser(False).analyze(words):
        weights[EXACT, word] = exact_boost
    return {term: weight for term, weight in weights.items() if weight > 0}


class LexicalIndex:
    """An index open for searching: one folder as it was committed last, or a few passages held in memory."""

    def __init__(self, index: Index, name: Path) -> None:
        self._index = index
        self._name = name
        with guarded(name):
            index.config_reader("manual")
        self.reload()

    @classmethod
    def on_disk(cls, folder: Path) -> Self:
        """Open the index in ``folder``. Raises CacheError where there is none that can be read."""
        return cls(_open_index(folder), folder)

    @classmethod
    def in_memory(cls, texts: Iterable[Sequence[IndexText]]) -> Self:
        """Index passages in memory only."""
        index = _new_index(None)
        writer = LexicalWriter(index, Path("memory"), TAIL_HEAP_BYTES)
        for batch in texts:
            writer.add(batch)
        writer.commit()
        writer.close()
        return cls(index, Path("memory"))

    def reload(self) -> None:
        """See what was committed last."""
        with guarded(self._name):
            self._index.reload()
            self._searcher = self._index.searcher()

    def __len__(self) -> int:
        """Give the number of passages indexed."""
        return self._searcher.num_docs

    def frequency(self, field: str, term: str) -> int:
        """Give the number of passages with this term in this field."""
        with guarded(self._name):
            return self._searcher.doc_freq(field, term)

    def search(self, weights: Mapping[tuple[str, str], float], k: int, only: NDArray[np.int64] | None = None) -> Scored:
        """Give the ``k`` best passages by BM25, ties by id; with ``only``, among those alone."""
        from tantivy import Occur, Query

        if not weights or not len(self):
            return []
        with guarded(self._name):
            query = Query.boolean_query([(Occur.Should, self._term(term, weight)) for term, weight in weights.items()])
            if only is not None:
                among = Query.boost_query(Query.term_set_query(self._index.schema, ID, only.tolist()), 0.0)
                query = Query.boolean_query([(Occur.Must, query), (Occur.Must, among)])
            hits = self._searcher.search(query, limit=max(1, min(k, len(self))), count=False).hits
            ids = self._searcher.fast_field_values(ID, [address for _, address in hits])
            scored = [(int(id_ or 0), float(score)) for id_, (score, _) in zip(ids, hits, strict=True)]
        return sorted(scored, key=lambda pair: (-pair[1], pair[0]))

    def ids(self) -> list[int]:
        """Give the id of every passage indexed, sorted; one that is indexed twice comes twice."""
        from tantivy import Query

        with guarded(self._name):
            hits = self._searcher.search(Query.all_query(), limit=max(1, len(self)), count=False).hits
            return sorted(
                int(id_ or 0) for id_ in self._searcher.fast_field_values(ID, [address for _, address in hits])
            )

    def _term(self, term: tuple[str, str], weight: float) -> Query:
        from tantivy import Query

        return Query.boost_query(Query.term_query(self._index.schema, term[0], term[1], "freq"), weight)


class LexicalWriter:
    """Adds to an index and deletes from it; readers see it after ``commit``. A context manager."""

    def __init__(self, index: Index, folder: Path, heap_bytes: int = HEAP_BYTES) -> None:
        self.folder = folder
        self._schema = index.schema
        with guarded(folder, writing=True):
            self._writer = index.writer(heap_bytes, 1)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Write to the index in ``folder``. Raises CacheError where there is none that can be opened."""
        return cls(_open_index(folder), folder)

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Write to a new index in ``folder``."""
        folder.mkdir(parents=True)
        return cls(_new_index(folder), folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, texts: Sequence[IndexText]) -> None:
        """Index passages."""
        from tantivy import Document

        with guarded(self.folder, writing=True):
            for text in texts:
                around, body = " ".join(tokens(text.around)), " ".join(tokens(text.body))
                document = Document()
                document.add_unsigned(ID, text.id)
                document.add_text(AROUND, around)
                document.add_text(BODY, body)
                document.add_text(EXACT, f"{around} {body}" if text.exact_around else body)
                self._writer.add_document(document)

    def delete(self, ids: Sequence[int]) -> None:
        """Delete the passages indexed so far under these ids."""
        from tantivy import Query

        with guarded(self.folder, writing=True):
            # by query: delete_documents_by_term of tantivy-py 0.27 finds no unsigned integers
            self._writer.delete_documents_by_query(Query.term_set_query(self._schema, ID, list(ids)))

    def commit(self) -> None:
        """Make durable and visible what was added and deleted."""
        with guarded(self.folder, writing=True):
            self._writer.commit()

    def close(self) -> None:
        """Drop what was not committed and let running merges end."""
        with guarded(self.folder, writing=True):
            self._writer.rollback()
            self._writer.wait_merging_threads()


def check_sums(folder: Path) -> None:
    """Raise CacheError unless every file of the index has the checksum that tantivy wrote at its end."""
    for file in sorted(folder.iterdir()):
        if file.suffix in _SUMMED:
            content = file.read_bytes()
            length = int.from_bytes(content[-8:-4], "little")  # footer, its length, a magic number
            try:
                sound = json.loads(content[-8 - length : -8])["crc"] == zlib.crc32(content[: -8 - length])
            except (ValueError, KeyError, TypeError):
                sound = False
            if not sound:
                raise CacheError(f"{file} was changed")


def idf(passages: int, frequency: int) -> float:
    """Give the inverse document frequency as tantivy's BM25 has it."""
    return math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))


@lru_cache(maxsize=2)
def _analyser(stemmed: bool) -> TextAnalyzer:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    builder = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.remove_long(40)).filter(Filter.lowercase())
    builder = builder.filter(Filter.ascii_fold())
    return (builder.filter(Filter.stemmer("english")) if stemmed else builder).build()


def _schema() -> Schema:
    from tantivy import SchemaBuilder

    builder = SchemaBuilder().add_unsigned_field(ID, indexed=True, fast=True)
    for field, analyser in ((AROUND, "stems"), (BODY, "stems"), (EXACT, "words")):
        builder = builder.add_text_field(field, tokenizer_name=analyser, index_option="freq")
    return builder.build()


def _new_index(folder: Path | None) -> Index:
    from tantivy import Index

    with guarded(folder or Path("memory"), writing=True):
        return _prepared(Index(_schema(), path=None if folder is None else str(folder), reuse=False))


def _open_index(folder: Path) -> Index:
    from tantivy import Index

    if not folder.is_dir():
        raise CacheError(f"{folder} is missing")
    with guarded(folder):
        return _prepared(Index.open(str(folder)))


def _prepared(index: Index) -> Index:
    index.register_tokenizer("stems", _analyser(True))
    index.register_tokenizer("words", _analyser(False))
    return index
