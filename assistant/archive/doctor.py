"""Examine an archive without changing it, and mend it: rebuild every cache from the catalogue."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.archive.caches import LexicalCache, publish_vectors
from assistant.archive.catalogue import Catalogue, latest_version, open_catalogue, read_model
from assistant.archive.catalogue_caches import CacheState, buried, read_state, unit_ids
from assistant.archive.catalogue_checks import (
    broken_vectors,
    integrity_faults,
    misplaced_passages,
    misplaced_statements,
    unread_articles,
    unused_vectors,
)
from assistant.archive.catalogue_read import count_units, read_vectors
from assistant.archive.catalogue_statements import holds_statements
from assistant.archive.catalogue_units import sweep_vectors
from assistant.archive.creation import create_archive, refuse_other_model
from assistant.archive.entries import Finding, Model
from assistant.archive.folders import CacheError, disk_bytes, sweep_folders
from assistant.archive.lock import is_locked, write_lock
from assistant.archive.matrix import Matrix, has_matrix
from assistant.archive.probe import probe
from assistant.archive.units import PASSAGES, UNITS, CacheName, Unit, unit_of
from assistant.errors import ArchiveDamaged, ModelMismatch

if TYPE_CHECKING:
    from assistant.archive.embedder import Embedder

SAMPLE = 200
HALF_PRECISION = 5e-4
"""By which a number of a vector of length one may be off in the matrix."""
RESTORE = "restore the folder from a backup, or move it away and ingest the sources again"
REPAIR = "run `dateline doctor --repair`"
_NAMES: dict[CacheName, str] = {
    "lexical": "lexical index (tantivy)",
    "vectors": "vector index (Chroma)",
    "statements_lexical": "lexical index of statements (tantivy)",
    "statements_vectors": "vector index of statements (Chroma)",
}


def check(path: Path | str, embedder: Embedder | None = None) -> list[Finding]:
    """Look at everything an archive consists of; a sound one gives only findings that are ``ok``. Changes nothing.

    Raises ArchiveMissing and ArchiveTooNew; a damaged catalogue is a finding.
    """
    folder = Path(path)
    try:
        with open_catalogue(folder, readonly=True) as catalogue:
            return list(_findings(folder, catalogue, embedder))
    except ArchiveDamaged as damage:
        what, _, remedy = str(damage).partition("; ")
        return [Finding(False, what, remedy)]


def repair(path: Path | str) -> list[Finding]:
    """Rebuild every cache in a fresh folder, delete what nothing points to, and say what was done.

    Raises ArchiveLocked while another process writes, ArchiveDamaged where the catalogue itself can't be read.
    """
    folder = Path(path)
    with open_catalogue(folder, readonly=True):
        pass  # there is one, and it is not too new
    create_archive(folder, None)
    with write_lock(folder), open_catalogue(folder, readonly=False) as catalogue:
        with catalogue.writing() as connection:
            swept = sweep_vectors(connection)
        done = [finding for unit in UNITS for finding in _rebuilt(catalogue, folder, unit)]
        if swept:
            done.append(Finding(True, f"deleted {swept:,} vectors that nothing used"))
        return done


def _rebuilt(catalogue: Catalogue, folder: Path, unit: Unit) -> Iterator[Finding]:
    with catalogue.reading() as connection:
        held, model = count_units(connection, unit), read_model(connection)
    lexical = LexicalCache(catalogue, folder, unit)
    try:
        lexical.rebuild()
    finally:
        lexical.close()
    yield Finding(True, f"built the lexical index of {unit.table} anew: {held:,}")
    if model is not None:
        publish_vectors(catalogue, folder, unit, model.dimension, fresh=True)
    with catalogue.reading() as connection:
        location = read_state(connection, unit.vectors).location
    sweep_folders(folder / unit.vectors, {location})
    yield Finding(
        True,
        f"published the vectors of {unit.table} anew: {held:,}"
        if location
        else f"there are too few vectors of {unit.table} to publish",
    )


def _findings(folder: Path, catalogue: Catalogue, embedder: Embedder | None) -> Iterator[Finding]:
    with catalogue.reading() as connection:
        units = UNITS if holds_statements(connection) else (PASSAGES,)
        caches: list[CacheName] = [cache for unit in units for cache in (unit.lexical, unit.vectors)]
        model = read_model(connection)
        faults, misplaced = integrity_faults(connection), misplaced_passages(connection)
        broken = 0 if model is None else broken_vectors(connection, model.dimension)
        unused = unused_vectors(connection, units)
        states = {name: read_state(connection, name) for name in caches}
        tails = {unit: count_units(connection, unit, after=states[unit.vectors].through) for unit in units}
    yield _finding(
        not faults, "catalogue: every page and reference is sound", f"catalogue: {'; '.join(faults)}", RESTORE
    )
    yield _finding(
        not misplaced,
        "passages: all lie in their article's text",
        f"passages: {len(misplaced):,} do not lie in their article's text",
        "remove those articles and ingest them again",
    )
    yield from _statements(catalogue)
    yield _finding(not broken, "vectors: all have length one", f"vectors: {broken:,} are broken", RESTORE)
    yield Finding(True, f"vectors: {unused:,} are used by nothing", REPAIR if unused else "")
    if model is not None and embedder is not None:
        yield _model(folder, model, embedder)
    with ThreadPoolExecutor() as pool:  # each waits for a process of its own
        yield from pool.map(lambda name: _cache(folder, catalogue, name, compare=not broken), caches)
    if model is not None:
        yield from (_matrix(folder, catalogue, unit, model.dimension, compare=not broken) for unit in units)
    for unit, tail in tails.items():
        yield Finding(True, f"{_NAMES[unit.vectors]}: {tail:,} {unit.table} are not in it and are searched one by one")
    yield _strays(folder, states)
    size, free = disk_bytes(folder), shutil.disk_usage(folder).free
    room = f"disk: the archive takes {size:,} bytes, {free:,} are free"
    yield _finding(free > size, room, room, "make room: a rebuild may need as much again")


def _statements(catalogue: Catalogue) -> Iterator[Finding]:
    with catalogue.reading() as connection:
        if not holds_statements(connection):
            behind = f"statements: an archive of version {catalogue.schema_version()} has none"
            yield Finding(True, f"{behind}, of version {latest_version()} it will", REPAIR)
            return
        misplaced, unread = misplaced_statements(connection), unread_articles(connection)
    yield _finding(
        not misplaced,
        "statements: all lie in their article's text",
        f"statements: {len(misplaced):,} do not lie in their article's text",
        "remove those articles and ingest them again",
    )
    yield Finding(True, f"statements: {unread:,} articles were not read for them", REPAIR if unread else "")


def _finding(ok: bool, sound: str, fault: str, remedy: str) -> Finding:
    return Finding(True, sound) if ok else Finding(False, fault, remedy)


def _model(folder: Path, model: Model, embedder: Embedder) -> Finding:
    try:
        refuse_other_model(folder, model, embedder)
    except ModelMismatch as mismatch:
        what, _, remedy = str(mismatch).partition("; ")
        return Finding(False, what, remedy)
    return Finding(True, f"model: {model.id}, {model.dimension} dimensions")


def _cache(folder: Path, catalogue: Catalogue, cache: CacheName, *, compare: bool) -> Finding:
    """Compare a cache with the catalogue: every passage or statement it should hold, none twice, nothing else, and
    the right vectors.
    """
    unit = unit_of(cache)
    with catalogue.reading() as connection:
        state, stored, model = read_state(connection, cache), unit_ids(connection, unit), read_model(connection)
        gone = set(buried(connection, unit, state))
        due = [id_ for id_ in sorted(stored) if id_ <= state.through]
        compared = cache == unit.vectors and compare and model is not None
        sample = sorted(random.Random(len(due)).sample(due, min(SAMPLE, len(due)))) if compared else []
        dimension = 1 if model is None else model.dimension
        rows = read_vectors(connection, unit, sample, dimension)[1]
    name = _NAMES[cache]
    if not state.location:
        return Finding(True, f"{name}: not written yet")
    try:
        ids, vectors = probe(cache, folder / cache / state.location, sample)
    except CacheError as damage:
        return Finding(False, f"{name}: {damage}", REPAIR)
    held = set(ids)
    faults = {
        "missing": len(set(due) - held),
        "that are not in the catalogue": len(held - stored - gone),
        "twice": len(ids) - len(held),
        "with another vector": sum(
            id_ not in vectors or not np.array_equal(vectors[id_], row) for id_, row in zip(sample, rows, strict=True)
        ),
    }
    said = ", ".join(f"{count:,} {what}" for what, count in faults.items() if count)
    return _finding(not said, f"{name}: {len(held):,} {unit.table}, as in the catalogue", f"{name}: {said}", REPAIR)


def _matrix(folder: Path, catalogue: Catalogue, unit: Unit, dimension: int, *, compare: bool) -> Finding:
    """Compare the matrix of what is published with the catalogue, as a cache is compared."""
    with catalogue.reading() as connection:
        state, stored = read_state(connection, unit.vectors), unit_ids(connection, unit)
        gone = set(buried(connection, unit, state))
        due = np.array(sorted(id_ for id_ in stored if id_ <= state.through), np.int64)
        chosen = random.Random(len(due)).sample(due.tolist(), min(SAMPLE, len(due)) if compare else 0)
        sample, rows = read_vectors(connection, unit, sorted(chosen), dimension)
    name, published = f"matrix of {unit.table}", folder / unit.vectors / state.location
    if not state.location:
        return Finding(True, f"{name}: not written yet")
    if published.is_dir() and not has_matrix(published):
        return Finding(True, f"{name}: not there, so that selections are searched in the catalogue, slower", REPAIR)
    try:
        matrix = Matrix(published, dimension)
        found = {int(id_): row for ids, block in matrix.chosen(sample) for id_, row in zip(ids, block, strict=True)}
    except CacheError as damage:
        return Finding(False, f"{name}: {damage}", REPAIR)
    faults = {
        "missing": len(np.setdiff1d(due, matrix.ids)),
        "that are not in the catalogue": len(set(matrix.ids.tolist()) - stored - gone),
        "with another vector": sum(
            id_ in found and not np.allclose(found[id_], row, atol=HALF_PRECISION)
            for id_, row in zip(sample.tolist(), rows, strict=True)
        ),
    }
    said = ", ".join(f"{count:,} {what}" for what, count in faults.items() if count)
    return _finding(not said, f"{name}: {len(matrix.ids):,}, as in the catalogue", f"{name}: {said}", REPAIR)


def _strays(folder: Path, states: Mapping[CacheName, CacheState]) -> Finding:
    if is_locked(folder):
        return Finding(True, "folders: an ingest is going on")
    names = [
        f"{root}/{entry.name}"
        for root, state in states.items()
        if (folder / root).is_dir()
        for entry in sorted((folder / root).iterdir())
        if entry.name != state.location
    ]
    if not names:
        return Finding(True, "folders: none is left over")
    return Finding(True, f"folders: not in use, swept by the next ingest: {', '.join(names)}", REPAIR)
