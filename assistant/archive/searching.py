"""One search of one cache, which may turn out to be damaged: healed if that can be done now, done without if not."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from typing import Protocol, TypeVar

from assistant.archive.catalogue import Catalogue
from assistant.archive.folders import CacheError

_Found = TypeVar("_Found")
_log = logging.getLogger(__name__)


class CacheReader(Protocol):
    """A search over one cache."""

    def refresh(self, connection: sqlite3.Connection) -> None:
        """See what the cache holds now; raise CacheError where it can't be opened."""

    def heal(self) -> None:
        """Build the cache anew, unless somebody writes or it would take too long."""

    def do_without(self, connection: sqlite3.Connection) -> None:
        """Search the catalogue instead."""


def searched(catalogue: Catalogue, reader: CacheReader, search: Callable[[sqlite3.Connection], _Found]) -> _Found:
    """Give what ``search`` finds as of now, whatever the state of the cache."""
    try:
        with catalogue.reading() as connection:
            reader.refresh(connection)
            return search(connection)
    except CacheError as damage:
        _log.warning("%s", damage)
    reader.heal()
    with catalogue.reading() as connection:
        try:
            reader.refresh(connection)
            return search(connection)
        except CacheError:
            reader.do_without(connection)
            return search(connection)
