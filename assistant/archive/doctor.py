"""Examine an archive without changing it, and mend it: rebuild every cache from the catalogue."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.archive.caches import VECTORS, LexicalCache, publish_vectors
from assistant.archive.catalogue import Catalogue, open_catalogue, read_model
from assistant.archive.catalogue_caches import CacheName, CacheState, buried, passage_ids, read_state
from assistant.archive.catalogue_checks import broken_vectors, integrity_faults, misplaced_passages, unused_vectors
from assistant.archive.catalogue_read import count_passages, read_vectors
from assistant.archive.catalogue_write import sweep_vectors
from assistant.archive.creation import create_archive, refuse_other_model
from assistant.archive.entries import Finding, Model
from assistant.archive.folders import CacheError, disk_bytes, sweep_folders
from assistant.archive.lock import is_locked, write_lock
from assistant.archive.probe import probe
from assistant.errors import ArchiveDamaged, ModelMismatch

if TYPE_CHECKING:
    from assistant.archive.embedder import Embedder

SAMPLE = 200
RESTORE = "restore the folder from a backup, or move it away and ingest the sources again"
REPAIR = "run `dateline doctor --repair`"
_NAMES: dict[CacheName, str] = {"lexical": "lexical index (tantivy)", "vectors": "vector index (Chroma)"}


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
    """Rebuild both caches in fresh folders, delete what nothing points to, and say what was done.

    Raises ArchiveLocked while another process writes, ArchiveDamaged where the catalogue itself can't be read.
    """
    folder = Path(path)
    with open_catalogue(folder, readonly=True):
        pass  # there is one, and it is not too new
    create_archive(folder, None)
    with write_lock(folder), open_catalogue(folder, readonly=False) as catalogue:
        with catalogue.writing() as connection:
            swept = sweep_vectors(connection)
            passages, model = count_passages(connection), read_model(connection)
        lexical = LexicalCache(catalogue, folder)
        try:
            lexical.rebuild()
        finally:
            lexical.close()
        done = [Finding(True, f"built the lexical index anew: {passages:,} passages")]
        done.append(Finding(True, _rebuilt_vectors(catalogue, folder, passages, model)))
        if swept:
            done.append(Finding(True, f"deleted {swept:,} vectors that no passage used"))
        return done


def _rebuilt_vectors(catalogue: Catalogue, folder: Path, passages: int, model: Model | None) -> str:
    if model is not None:
        publish_vectors(catalogue, folder, model.dimension, fresh=True)
    with catalogue.reading() as connection:
        location = read_state(connection, "vectors").location
    sweep_folders(folder / VECTORS, {location})
    return f"published the vectors anew: {passages:,}" if location else "there are too few vectors to publish"


def _findings(folder: Path, catalogue: Catalogue, embedder: Embedder | None) -> Iterator[Finding]:
    with catalogue.reading() as connection:
        model = read_model(connection)
        faults, misplaced = integrity_faults(connection), misplaced_passages(connection)
        broken = 0 if model is None else broken_vectors(connection, model.dimension)
        unused = unused_vectors(connection)
        states: dict[CacheName, CacheState] = {name: read_state(connection, name) for name in _NAMES}
        tail = count_passages(connection, after=states["vectors"].through)
    yield _finding(
        not faults, "catalogue: every page and reference is sound", f"catalogue: {'; '.join(faults)}", RESTORE
    )
    yield _finding(
        not misplaced,
        "passages: all lie in their article's text",
        f"passages: {len(misplaced):,} do not lie in their article's text",
        "remove those articles and ingest them again",
    )
    yield _finding(not broken, "vectors: all have length one", f"vectors: {broken:,} are broken", RESTORE)
    yield Finding(True, f"vectors: {unused:,} are used by no passage", REPAIR if unused else "")
    if model is not None and embedder is not None:
        yield _model(folder, model, embedder)
    with ThreadPoolExecutor() as pool:  # each waits for a process of its own
        yield from pool.map(lambda name: _cache(folder, catalogue, name, compare=not broken), _NAMES)
    yield Finding(True, f"{_NAMES['vectors']}: {tail:,} passages are not in it and are searched one by one")
    yield _strays(folder, states)
    size, free = disk_bytes(folder), shutil.disk_usage(folder).free
    room = f"disk: the archive takes {size:,} bytes, {free:,} are free"
    yield _finding(free > size, room, room, "make room: a rebuild may need as much again")


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
    """Compare a cache with the catalogue: every passage it should hold, none twice, nothing else, and the right
    vectors.
    """
    with catalogue.reading() as connection:
        state, passages, model = read_state(connection, cache), passage_ids(connection), read_model(connection)
        gone = set(buried(connection, state))
        due = [id_ for id_ in sorted(passages) if id_ <= state.through]
        compared = cache == "vectors" and compare and model is not None
        sample = sorted(random.Random(len(due)).sample(due, min(SAMPLE, len(due)))) if compared else []
        dimension = 1 if model is None else model.dimension
        rows = read_vectors(connection, sample, dimension)[1]
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
        "that are not in the catalogue": len(held - passages - gone),
        "twice": len(ids) - len(held),
        "with another vector": sum(
            id_ not in vectors or not np.array_equal(vectors[id_], row) for id_, row in zip(sample, rows, strict=True)
        ),
    }
    said = ", ".join(f"{count:,} {what}" for what, count in faults.items() if count)
    return _finding(not said, f"{name}: {len(held):,} passages, as in the catalogue", f"{name}: {said}", REPAIR)


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
