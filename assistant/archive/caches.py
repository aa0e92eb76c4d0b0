"""Bring the caches up to the catalogue, and build them anew. Only for the holder of the archive's lock.

A cache is written before the catalogue notes how far it came, so a kill between the two only makes work be done twice:
additions delete the same ids first, and a Chroma folder that nobody points to is swept.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.archive.catalogue import Catalogue, advance, explained
from assistant.archive.catalogue_caches import (
    CacheState,
    buried,
    forget_state,
    last_ids,
    pending,
    read_state,
    texts_after,
    write_state,
)
from assistant.archive.catalogue_read import count_units, vectors_after
from assistant.archive.entries import Policy
from assistant.archive.exact import CHUNK, Block
from assistant.archive.folders import CacheError, next_folder, sweep_folders
from assistant.archive.lexical import LexicalWriter
from assistant.archive.units import Unit
from assistant.archive.vectors import FEWEST, publish
from assistant.errors import ArchiveError

TEXTS_AT_A_TIME = 2_000
MOST_DELETED = 0.25
"""Build a Chroma folder from nothing when more than this share of it would be deleted: HNSW only marks deletions."""

_log = logging.getLogger(__name__)


class LexicalCache:
    """The lexical index of an archive's passages or statements, open for writing. A resource: close it."""

    def __init__(self, catalogue: Catalogue, folder: Path, unit: Unit) -> None:
        self._catalogue = catalogue
        self._unit = unit
        self._root = folder / unit.lexical
        self._writer: LexicalWriter | None = None
        self._flushed = time.monotonic()

    def age(self) -> float:
        """Give the seconds since the last flush."""
        return time.monotonic() - self._flushed

    def flush(self) -> None:
        """Index what the catalogue has and the index lacks, and make it visible. Builds a missing or damaged index
        anew.
        """
        self._flushed = time.monotonic()
        with self._catalogue.reading() as connection:
            state = read_state(connection, self._unit.lexical)
            current = (state.through, state.tombstone) == last_ids(connection, self._unit)
        if current and (not state.location or (self._root / state.location).is_dir()):
            return
        try:
            if self._writer is None:
                self._writer = LexicalWriter.open(self._root / state.location) if state.location else self._new()
            self._bring_up(self._writer, state)
        except CacheError as damage:
            _log.warning("building the lexical index anew: %s", damage)
            self.rebuild()
        except BaseException:
            self.close()
            raise

    def rebuild(self) -> None:
        """Build the index from nothing, in a new folder."""
        self.close()
        self._writer = self._new()
        self._bring_up(self._writer, CacheState())
        self.sweep()

    def sweep(self) -> list[str]:
        """Delete the folders that the catalogue does not name; give their names."""
        with self._catalogue.reading() as connection:
            return sweep_folders(self._root, {read_state(connection, self._unit.lexical).location})

    def close(self) -> None:
        """Let go of the index; what was flushed stays."""
        writer, self._writer = self._writer, None
        if writer is not None:
            with suppress(ArchiveError):  # damage and full disks were reported by what came before
                writer.close()

    def _new(self) -> LexicalWriter:
        with self._catalogue.reading() as connection:
            current = read_state(connection, self._unit.lexical).location
        with explained(self._root):
            return LexicalWriter.create(next_folder(self._root, current))

    def _bring_up(self, writer: LexicalWriter, state: CacheState) -> None:
        unit = self._unit
        with self._catalogue.reading() as connection:
            through, tombstone = last_ids(connection, unit)
            gone = buried(connection, unit, state)
            if gone:
                writer.delete(gone)
            for texts in texts_after(connection, unit, state.through, TEXTS_AT_A_TIME):
                if state.location:
                    writer.delete([text.id for text in texts])  # a kill may have left them
                writer.add(texts)
            held = count_units(connection, unit)
        writer.commit()
        with self._catalogue.writing() as connection:
            write_state(connection, unit, unit.lexical, CacheState(through, tombstone, held, writer.folder.name))


def publish_due(catalogue: Catalogue, folder: Path, unit: Unit, policy: Policy, *, ending: bool) -> bool:
    """Tell whether Chroma lacks enough vectors of a unit to publish, at the end of an ingest or in the midst of it."""
    with catalogue.reading() as connection:
        state = read_state(connection, unit.vectors)
        waiting = pending(connection, unit, state)
        if count_units(connection, unit) < FEWEST:
            return bool(state.location)  # for it to be given up
    if not ending:
        return waiting > policy.tail_limit
    if not (folder / unit.vectors / state.location).is_dir():
        return True
    return waiting > min(policy.publish_over, policy.publish_share * state.held)


def publish_vectors(catalogue: Catalogue, folder: Path, unit: Unit, dimension: int, *, fresh: bool = False) -> None:
    """Publish a Chroma folder that holds every passage, or every statement; ``fresh`` builds it from the catalogue
    alone.

    Fewer than ``FEWEST`` need none and get none. The folder before it stays for the readers that have it
    open, older ones go. Raises ArchiveError on a full disk, after which all is as before.
    """
    root = folder / unit.vectors
    with catalogue.reading() as connection:
        current = read_state(connection, unit.vectors)
        state = CacheState() if fresh else current
        through, tombstone = last_ids(connection, unit)
        gone = buried(connection, unit, state)
        held, added = count_units(connection, unit), count_units(connection, unit, after=state.through)
    sweep_folders(root, {current.location})
    if held < FEWEST:
        with catalogue.writing() as connection:
            forget_state(connection, unit.vectors)
            advance(connection)
        return
    if len(gone) > MOST_DELETED * state.held or max(len(gone), added) < FEWEST:
        state, gone = CacheState(), []
    with explained(root):
        target, every = next_folder(root, current.location), _Stored(catalogue, unit, 0, dimension)
        if state.location:
            try:
                added_after = _Stored(catalogue, unit, state.through, dimension)
                publish(target, root / state.location, gone, added_after, held, unit.table, every)
            except CacheError as damage:
                _log.warning("building the Chroma folder anew: %s", damage)
                state = CacheState()
        if not state.location:
            publish(target, None, [], every, held, unit.table, every)
    with catalogue.writing() as connection:
        write_state(connection, unit, unit.vectors, CacheState(through, tombstone, held, target.name))
        advance(connection)


@dataclass(frozen=True, slots=True)
class _Stored:
    """The vectors of a unit after an id, read anew each time they are gone through."""

    catalogue: Catalogue
    unit: Unit
    after: int
    dimension: int

    def __iter__(self) -> Iterator[Block]:
        with self.catalogue.reading() as connection:
            yield from vectors_after(connection, self.unit, self.after, self.dimension, CHUNK)
