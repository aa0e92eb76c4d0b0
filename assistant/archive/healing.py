"""Rebuild a damaged cache on behalf of a reader, if nobody is writing; a reader can always do without."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from assistant.archive.caches import LexicalCache, publish_vectors
from assistant.archive.catalogue import Catalogue, open_catalogue, read_model
from assistant.archive.catalogue_read import count_units
from assistant.archive.entries import Policy
from assistant.archive.lock import write_lock
from assistant.archive.units import Unit
from assistant.errors import ArchiveError

_log = logging.getLogger(__name__)


def heal_lexical(folder: Path, unit: Unit) -> None:
    """Build the lexical index anew, unless somebody holds the lock."""

    def rebuild(catalogue: Catalogue) -> None:
        cache = LexicalCache(catalogue, folder, unit)
        try:
            cache.rebuild()
        finally:
            cache.close()

    _heal(folder, f"the lexical index of {unit.table}", rebuild)


def heal_vectors(folder: Path, unit: Unit, policy: Policy) -> None:
    """Publish the vectors anew, unless somebody holds the lock or they are so many that a question would wait too
    long.
    """

    def rebuild(catalogue: Catalogue) -> None:
        with catalogue.reading() as connection:
            model, held = read_model(connection), count_units(connection, unit)
        if held > policy.heal_up_to:
            _log.warning(
                "searching %s %s of %s one by one; `dateline doctor --repair` builds the index anew",
                held,
                unit.table,
                folder,
            )
        elif model is not None:
            publish_vectors(catalogue, folder, unit, model.dimension, fresh=True)

    _heal(folder, f"the Chroma folder of {unit.table}", rebuild)


def _heal(folder: Path, what: str, rebuild: Callable[[Catalogue], None]) -> None:
    try:
        with write_lock(folder, wait=0), open_catalogue(folder, readonly=False) as catalogue:
            _log.warning("building %s of %s anew from the catalogue", what, folder)
            rebuild(catalogue)
    except ArchiveError as error:
        _log.warning("searching without %s for now: %s", what, error)
