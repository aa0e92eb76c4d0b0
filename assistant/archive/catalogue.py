"""The catalogue: an SQLite database that is the truth of an archive. This module opens, creates and migrates it.

Texts *and vectors* live here, because SQLite keeps what it acknowledged through a kill, a full disk and a power cut
(WAL, synchronous=FULL), and Chroma does not: measured on Chroma 1.5.9, a kill inside its index save left half of the
collections unusable, and a full disk bricked it for good.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from assistant.archive.entries import Model
from assistant.errors import ArchiveDamaged, ArchiveError, ArchiveLocked, ArchiveMissing, ArchiveTooNew

FILE = "catalogue.sqlite3"
APPLICATION_ID = int.from_bytes(b"DTLn")
BUSY_SECONDS = 5.0
LITTLE_ROOM = 1 << 20
_MIGRATIONS = Path(__file__).parent / "migrations"


class Catalogue:
    """One connection to a catalogue, shared by threads one at a time. A context manager."""

    def __init__(self, path: Path) -> None:
        """Open the database file at ``path``; ``open_catalogue`` is the way in."""
        self.path = path
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; a second call does nothing."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection inside one read transaction: every query in it sees the same state."""
        with self._lock, explained(self.path):
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection inside one write transaction, committed durably on leaving, rolled back on an error."""
        with self._lock, explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise

    def schema_version(self) -> int:
        """Give the number of the last migration; 0 for a database without tables. Raises ArchiveError for a foreign
        one.
        """
        with self.reading() as connection:
            version: int = connection.execute("PRAGMA user_version").fetchone()[0]
            owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
            tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and owner != APPLICATION_ID:
            raise ArchiveError(f"{self.path} is an SQLite database but not a Dateline archive; name another folder")
        return version

    def migrate(self) -> None:
        """Bring the schema up to date, one transaction a migration. The caller holds the archive's lock.

        Raises ArchiveTooNew, changing nothing, where a later Dateline wrote the database.
        """
        with self._lock, explained(self.path):
            version = self.schema_version()
            self.refuse_newer(version)
            self._connection.execute("PRAGMA journal_mode = WAL")
            for number, script in migrations_in(_MIGRATIONS):
                if number <= version:
                    continue
                try:
                    self._connection.executescript(
                        f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;"
                    )
                except BaseException:
                    self._connection.rollback()
                    raise

    def refuse_newer(self, version: int) -> None:
        """Raise ArchiveTooNew where the database is of a later version than this Dateline knows."""
        if version > latest_version():
            raise ArchiveTooNew(
                f"{self.path.parent} is an archive of version {version}, this Dateline reads up to {latest_version()}; "
                "upgrade Dateline or name another archive"
            )

    def settle(self, *, readonly: bool) -> None:
        """Set what holds for one connection: durability, foreign keys, and for a reader that it can't write."""
        with self._lock, explained(self.path):
            for pragma in (
                "synchronous = FULL",
                "foreign_keys = ON",
                "cache_size = -32000",
                f"query_only = {'ON' if readonly else 'OFF'}",
            ):
                self._connection.execute(f"PRAGMA {pragma}")


def open_catalogue(folder: Path, *, readonly: bool) -> Catalogue:
    """Open the catalogue in ``folder``, without migrating it.

    Raises ArchiveMissing where there is none, ArchiveDamaged where the file is no database, ArchiveTooNew where a later
    version of Dateline wrote it.
    """
    path = folder / FILE
    if folder.exists() and not folder.is_dir():
        raise ArchiveMissing(f"{folder} is a file, not an archive; an archive is a folder")
    if not path.is_file():
        raise ArchiveMissing(f"there is no archive at {folder}; `dateline ingest` makes one, --archive names another")
    with explained(path):
        catalogue = Catalogue(path)
    try:
        catalogue.refuse_newer(catalogue.schema_version())
        catalogue.settle(readonly=readonly)
    except BaseException:
        catalogue.close()
        raise
    return catalogue


def latest_version() -> int:
    """Give the version of the schema that this Dateline writes."""
    return migrations_in(_MIGRATIONS)[-1][0]


def read_model(connection: sqlite3.Connection) -> Model | None:
    """Give the model the archive is filled with, None before it has one."""
    meta: dict[str, str] = dict(connection.execute("SELECT key, value FROM meta"))
    if "model_id" not in meta:
        return None
    return Model(meta["model_id"], int(meta["model_dimension"]), meta["model_fingerprint"])


def write_model(connection: sqlite3.Connection, model: Model) -> None:
    """Record the model that the archive is filled with from now on."""
    values = {"model_id": model.id, "model_dimension": str(model.dimension), "model_fingerprint": model.fingerprint}
    connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", values.items())


def generation(connection: sqlite3.Connection) -> int:
    """Give the number of batches committed so far."""
    return int(connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()[0])


def advance(connection: sqlite3.Connection) -> None:
    """Count one more committed batch, inside its transaction."""
    connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say about the archive at ``path`` into an ArchiveError with a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        explanation = _explanation(error, path)
        if explanation is None:
            raise
        raise explanation from error
    except OSError as error:
        if error.errno in (ENOSPC, EDQUOT):
            raise disk_full(path) from error
        raise


def disk_full(path: Path) -> ArchiveError:
    """Give the error that names the full disk: the path and the bytes free on it."""
    free = shutil.disk_usage(path if path.exists() else path.parent).free
    return ArchiveError(
        f"the disk is full at {path}: {free:,} bytes are free; what was acknowledged is safe; "
        "make room and run the command again"
    )


def _explanation(error: sqlite3.Error, path: Path) -> ArchiveError | None:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return disk_full(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return ArchiveDamaged(
                f"the catalogue {path} is damaged ({error}); restore it from a backup, "
                "or move its folder away and ingest the sources again"
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return ArchiveLocked(
                f"the catalogue {path} has been busy for {BUSY_SECONDS:.0f} s; "
                "try again when the other process has ended"
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return ArchiveError(
                f"the catalogue {path} can't be opened ({error}); make the file and its folder readable and writable"
            )
        case sqlite3.SQLITE_IOERR if shutil.disk_usage(path.parent).free < LITTLE_ROOM:
            return disk_full(path)
        case sqlite3.SQLITE_IOERR:
            return ArchiveError(f"the disk failed at {path} ({error}); check the disk and `dateline doctor`")
    return None


def migrations_in(folder: Path) -> list[tuple[int, str]]:
    """Give the numbers and scripts of the migrations in a folder, the first one first."""
    return [(int(file.name[:4]), file.read_text(encoding="utf-8")) for file in sorted(folder.glob("[0-9]*.sql"))]
