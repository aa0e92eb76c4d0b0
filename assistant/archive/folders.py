"""The numbered folders that caches live in: named, sealed against damage, and swept when nobody points to them."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path

from assistant.archive.catalogue import disk_full
from assistant.errors import ArchiveError

SEAL = "seal.json"
UNFINISHED = ".tmp"


class CacheError(ArchiveError):
    """A cache can't be used; never leaves the archive, which searches the catalogue instead and rebuilds the cache."""


@contextmanager
def guarded(folder: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn whatever a Rust library says about its files into CacheError; a full disk, when ``writing``, into its own
    error.

    Both tantivy and Chroma may panic; a Rust panic arrives as a BaseException of a module that can't be imported.
    """
    try:
        yield
    except (ArchiveError, sqlite3.Error, GeneratorExit):
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        if writing and _out_of_room(error):
            raise disk_full(folder) from error
        raise CacheError(f"{folder} can't be used ({type(error).__name__}: {str(error)[:200]})") from error


def next_folder(root: Path, current: str) -> Path:
    """Give the path of a folder in ``root``, numbered after all others and ``current``; the folder itself is not
    made.
    """
    root.mkdir(parents=True, exist_ok=True)
    numbers = [int(match[1]) for entry in root.iterdir() if (match := re.match(r"(\d+)(?:\.tmp)?$", entry.name))]
    return root / str(max([*numbers, int(current or 0)]) + 1)


def sweep_folders(root: Path, keep: set[str]) -> list[str]:
    """Delete the folders in ``root`` that are not to be kept; give their names. Only for the holder of the lock."""
    if not root.is_dir():
        return []
    gone = sorted({entry.name for entry in root.iterdir()} - keep)
    for name in gone:
        shutil.rmtree(root / name, ignore_errors=True)
    return gone


def seal(folder: Path, mutable: frozenset[str] = frozenset()) -> None:
    """Note the size and checksum of every file and flush them all to disk; what is in ``mutable`` may change later."""
    sums = {}
    for file in _files(folder):
        name = file.relative_to(folder).as_posix()
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())
        if name not in mutable:
            sums[name] = _checksum(file)
    (folder / SEAL).write_text(json.dumps(sums), encoding="utf-8")
    for path in (folder / SEAL, *(path for path in folder.rglob("*") if path.is_dir()), folder):
        sync(path)


def check_seal(folder: Path) -> None:
    """Raise CacheError unless every sealed file is as it was: a garbled index could take the process down with it."""
    try:
        sums = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        broken = [
            name
            for name, checksum in sums.items()
            if not (folder / name).is_file() or _checksum(folder / name) != checksum
        ]
    except (OSError, ValueError, AttributeError) as error:
        raise CacheError(f"{folder} has no readable {SEAL} ({error})") from None
    if broken:
        raise CacheError(f"{folder} has lost or changed {', '.join(sorted(broken))}")


def is_sealed(folder: Path, name: str) -> bool:
    """Tell whether a seal covers a file and the file is as it was; False where the seal does not know it. Raises
    CacheError where the seal can't be read or the file is lost or changed.
    """
    try:
        known = json.loads((folder / SEAL).read_text(encoding="utf-8")).get(name)
        if known is not None and _checksum(folder / name) != known:
            raise CacheError(f"{folder / name} was changed")
    except (OSError, ValueError, AttributeError) as error:
        raise CacheError(f"{folder} has no readable {SEAL} or {name} ({error})") from None
    return known is not None


def sync(path: Path) -> None:
    """Flush a file or the entries of a folder to disk, where the platform can."""
    if os.name == "nt":  # Windows can't open folders and flushes files on close
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def disk_bytes(root: Path) -> int:
    """Give the size of all files under ``root``, bytes; files that vanish meanwhile count nothing."""
    total = 0
    for path in root.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except FileNotFoundError:
            continue
    return total


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != SEAL)


def _checksum(file: Path) -> list[int]:
    crc = 0
    with file.open("rb") as opened:
        while block := opened.read(1 << 20):
            crc = zlib.crc32(block, crc)
    return [file.stat().st_size, crc]


def _out_of_room(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT):
        return True
    said = str(error).lower()
    return "no space left" in said or "disk is full" in said or "os error 28" in said
