"""Chroma: approximate nearest neighbours among many vectors, as published folders that never change.

Chroma embedded is not crash-safe, not safe for two writers, and stale for readers beside a writer (all measured on
1.5.9). So it is never written under a reader: ``publish`` writes a new folder, seals it with checksums and only then
is it used. Readers check the seal before Chroma sees the files, because a garbled HNSW file ends the process with a
segmentation fault.
"""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from assistant.archive.entries import Scored
from assistant.archive.exact import Block
from assistant.archive.folders import UNFINISHED, CacheError, check_seal, guarded, seal, sync
from assistant.archive.matrix import ROWS, extend, renewable, rewrite

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

DATABASE = "chroma.sqlite3"
"""Chroma marks a lock in this file at every opening, so it is not sealed; its damage raises and never crashes."""

NEIGHBOURS, EF_CONSTRUCTION, EF_SEARCH = 24, 100, 400
SAVE_EVERY = 10_000
"""Vectors added between two saves of the index. The last batch is saved too, or each opening would add it."""
FEWEST = 2
"""Chroma saves no less at a time. A single vector is left to the first opening to save, which would break the seal."""

_Change = tuple[NDArray[np.int64], NDArray[np.float32] | None]
"""Ids and their vectors to add, or ids and None to delete."""


class Published:
    """A published folder, open for searching. Loads chromadb and checks the seal at once. A context manager."""

    def __init__(self, folder: Path, name: str) -> None:
        """Open the collection ``name`` in ``folder``. Raises CacheError where it is missing, changed or unreadable."""
        self.folder = folder
        if not folder.is_dir():
            raise CacheError(f"{folder} is missing")
        check_seal(folder)
        with guarded(folder):
            self._client = _client(folder)
            try:
                self._collection = self._client.get_collection(name, embedding_function=None)
            except BaseException:
                self._client.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index."""
        self._client.close()

    def count(self) -> int:
        """Give the number of vectors."""
        with guarded(self.folder):
            return self._collection.count()

    def nearest(self, vector: NDArray[np.float32], k: int) -> Scored:
        """Give about the ``k`` nearest passages or statements by cosine, best first."""
        with guarded(self.folder):
            found = self._collection.query(query_embeddings=vector[np.newaxis], n_results=k, include=["distances"])
            distances = found["distances"]
            if distances is None:
                raise CacheError(f"{self.folder} gave no distances")
            return [(int(id_), 1.0 - distance) for id_, distance in zip(found["ids"][0], distances[0], strict=True)]

    def ids(self) -> set[int]:
        """Give the ids of all vectors."""
        with guarded(self.folder):
            return {int(id_) for id_ in self._collection.get(include=[])["ids"]}

    def vectors(self, ids: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """Give the vectors stored under these ids."""
        with guarded(self.folder):
            got = self._collection.get(ids=[str(id_) for id_ in ids], include=["embeddings"])
            rows = got["embeddings"]
            return (
                {}
                if rows is None
                else {int(id_): np.asarray(row, np.float32) for id_, row in zip(got["ids"], rows, strict=True)}
            )


def publish(
    target: Path,
    base: Path | None,
    deleted: Sequence[int],
    added: Iterable[Block],
    expected: int,
    name: str,
    stored: Iterable[Block],
) -> None:
    """Write the folder ``target`` with the collection ``name`` and the matrix: the vectors of ``base`` (None for none)
    less ``deleted`` and with ``added``, ``expected`` in all. ``added`` is gone through twice. Where ``base`` has no
    matrix to build upon it is written from ``stored``, all vectors there will be.

    ``target`` appears whole, sealed and flushed, or not at all. Raises CacheError where ``base`` can't be built
    upon, the count comes out wrong or neither ``deleted`` nor ``added`` has as many as ``FEWEST``, ArchiveError
    where the disk is full.
    """
    draft = target.with_name(target.name + UNFINISHED)
    shutil.rmtree(draft, ignore_errors=True)
    with guarded(draft, writing=True):
        if base is None:
            draft.mkdir(parents=True)
        else:
            check_seal(base)
            shutil.copytree(base, draft)
        try:
            if base is None or not renewable(base):
                extend(draft, deleted, added)
            else:
                rewrite(draft, stored)
            _write(draft, name, deleted, added)
            with _open(draft, name) as collection:
                count = collection.count()
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        if count != expected:
            shutil.rmtree(draft, ignore_errors=True)
            raise CacheError(f"{draft} holds {count} vectors instead of {expected}")
        seal(draft, mutable=frozenset({ROWS, DATABASE}))
        draft.rename(target)
        sync(target.parent)


def _write(folder: Path, name: str, deleted: Sequence[int], added: Iterable[Block]) -> None:
    """Apply the changes in batches, the last one through a client told to save the index after exactly that batch."""
    with _client(folder) as client:
        size = client.get_max_batch_size()
    gone = np.array(deleted, np.int64)
    deletions = ((ids, None) for ids, _ in _batches([(gone, np.empty((len(gone), 0), np.float32))], size))
    additions = _batches(added, size)
    # a lone addition goes first: the last batch must be large enough to be saved
    changes: Iterator[_Change] = chain(additions, deletions) if len(gone) >= FEWEST else chain(deletions, additions)
    last = next(changes, None)
    with _open(folder, name) as collection:
        for change in changes:
            if last is not None:
                _apply(collection, last)
            last = change
    if last is None:
        return
    if len(last[0]) < FEWEST:
        raise CacheError(f"{folder} can't be saved after a single change")
    with _open(folder, name, save_every=len(last[0])) as collection:
        _apply(collection, last)


def _batches(blocks: Iterable[Block], size: int) -> Iterator[Block]:
    """Cut blocks into such of at most ``size``; the last one has ``FEWEST`` rows, or all there are."""
    former: Block | None = None
    for ids, matrix in blocks:
        for at in range(0, len(ids), size):
            block = ids[at : at + size], matrix[at : at + size]
            if former is not None and len(block[0]) < FEWEST:
                both = np.concatenate([former[0], block[0]]), np.concatenate([former[1], block[1]])
                cut = max(0, len(both[0]) - FEWEST)
                former, block = (both[0][:cut], both[1][:cut]), (both[0][cut:], both[1][cut:])
            if former is not None and len(former[0]):
                yield former
            former = block
    if former is not None:
        yield former


def _apply(collection: Collection, change: _Change) -> None:
    ids, matrix = change
    names = [str(id_) for id_ in ids]
    if matrix is None:
        collection.delete(ids=names)
    else:
        collection.add(ids=names, embeddings=matrix)


@contextmanager
def _open(folder: Path, name: str, save_every: int = SAVE_EVERY) -> Iterator[Collection]:
    """Open a collection of an unpublished folder for writing, making it where it is missing."""
    with _client(folder) as client:
        names = [collection.name for collection in client.list_collections()]
        if name in names:
            collection = client.get_collection(name, embedding_function=None)
            with warnings.catch_warnings():  # Chroma calls a collection without an embedding function "legacy"
                warnings.simplefilter("ignore", DeprecationWarning)
                collection.modify(configuration={"hnsw": {"sync_threshold": save_every}})
        else:
            collection = client.create_collection(
                name,
                embedding_function=None,
                configuration={
                    "hnsw": {
                        "space": "ip",
                        "max_neighbors": NEIGHBOURS,
                        "ef_construction": EF_CONSTRUCTION,
                        "ef_search": EF_SEARCH,
                        "sync_threshold": save_every,
                    }
                },
            )
        yield collection


def _client(folder: Path) -> Client:
    import chromadb
    from chromadb.api.client import Client
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    try:
        client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    except BaseException:
        # Chroma keeps what it failed to start, and would hand it out at the next opening of this path
        SharedSystemClient._identifier_to_system.pop(str(folder), None)
        raise
    if not isinstance(client, Client):  # its declared type lacks close()
        raise TypeError(type(client))
    return client
