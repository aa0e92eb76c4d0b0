"""Make an archive, bring an old one up to date, and hold it to the model it was filled with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.archive import lock
from assistant.archive.catalogue import (
    FILE,
    Catalogue,
    explained,
    latest_version,
    open_catalogue,
    read_model,
    write_model,
)
from assistant.archive.entries import Model
from assistant.archive.units import UNITS
from assistant.errors import ArchiveError, ArchiveMissing, ModelMismatch

if TYPE_CHECKING:
    from assistant.archive.embedder import Embedder

_OWN = (FILE, lock.FILE, *(cache for unit in UNITS for cache in (unit.lexical, unit.vectors)))


def create_archive(folder: Path, embedder: Embedder | None) -> None:
    """Make the archive in ``folder`` where there is none, migrate it where it is old, note the model where it has none.

    Raises ArchiveMissing for a file or a folder of other things, ArchiveLocked while another process writes.
    """
    if _is_current(folder):
        return
    refuse_foreign(folder)
    with explained(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError, PermissionError) as error:
            raise ArchiveError(
                f"the archive's folder {folder} can't be made ({error.strerror}); name another"
            ) from error
    with lock.write_lock(folder), explained(folder):
        (folder / FILE).touch()
        with Catalogue(folder / FILE) as catalogue:
            catalogue.migrate()
            catalogue.settle(readonly=False)
            with catalogue.writing() as connection:
                if embedder is not None and read_model(connection) is None:
                    write_model(connection, Model(embedder.model_id, embedder.dimension, embedder.fingerprint))


def refuse_other_model(folder: Path, model: Model, embedder: Embedder) -> None:
    """Raise ModelMismatch, naming both and the ways out, unless ``embedder`` is the model the archive was filled
    with.
    """
    given = Model(embedder.model_id, embedder.dimension, embedder.fingerprint)
    if given != model:
        raise ModelMismatch(
            f"the archive {folder} was filled with the embedding model {_named(model)}, not with {_named(given)}; "
            "set DATELINE_EMBEDDING_MODEL to that model, or ingest the sources into a new archive with --archive"
        )


def _is_current(folder: Path) -> bool:
    try:
        with open_catalogue(folder, readonly=True) as catalogue:
            if catalogue.schema_version() < latest_version():
                return False
            with catalogue.reading() as connection:
                return read_model(connection) is not None
    except ArchiveMissing:
        return False


def refuse_foreign(folder: Path) -> None:
    """Raise ArchiveMissing where no archive may be made: ``folder`` is a file, or holds other things."""
    if folder.exists() and not folder.is_dir():
        raise ArchiveMissing(f"{folder} is a file, not an archive; an archive is a folder, name a new one")
    if folder.is_dir() and not (folder / FILE).exists():
        others = sorted(name for name in (entry.name for entry in folder.iterdir()) if not name.startswith(_OWN))
        if others:
            raise ArchiveMissing(f"{folder} is not an archive and holds other things ({others[0]}); name a new folder")


def _named(model: Model) -> str:
    return f"{model.id} ({model.dimension} dimensions, {model.fingerprint[:12]})"
