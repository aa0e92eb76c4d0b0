"""Files that a reader hands in: kept in a folder of their own, under harmless names, until they have been read."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from assistant.errors import DatelineError, InputError

MOST_FILES, MOST_MB = 200, 100
"""Files, and megabytes of them, handed in at once: they are held in memory until they are on the disk."""
FOLDER = "uploaded"
"""What the sources of handed-in files begin with, in the record of an ingest: nothing on the disk has such a path."""
_PREFIX = "dateline-upload-"
_LONGEST = 80


class Upload(Protocol):
    """What the browser sent: a name that anybody may have made up, and bytes."""

    @property
    def name(self) -> str:
        """Give the name as sent."""
        ...

    def getbuffer(self) -> memoryview:
        """Give the bytes."""
        ...


def put_down(files: Sequence[Upload]) -> tuple[Path, list[str]]:
    """Write the files into a new folder that only this user can read; give it, and their paths in it.

    Raises InputError for too many or too large ones. Whoever reads them removes the folder.
    """
    size = sum(file.getbuffer().nbytes for file in files)
    if len(files) > MOST_FILES or size > MOST_MB * 1_000_000:
        raise InputError(
            f"{len(files):,} files of {size / 1e6:,.0f} MB are too much at once; hand in up to {MOST_FILES} files and "
            f"{MOST_MB} MB, or use `dateline ingest` with a folder"
        )
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    names: list[str] = []
    try:
        (folder / FOLDER).mkdir()
        for file in files:
            names.append(harmless(file.name, names))
            (folder / FOLDER / names[-1]).write_bytes(file.getbuffer())
    except OSError as error:
        discard(folder)
        raise DatelineError(
            f"the files can't be kept for reading in {folder.parent} ({error.strerror}); make room there"
        ) from error
    except BaseException:
        discard(folder)
        raise
    return folder, [f"{FOLDER}/{name}" for name in names]


def harmless(name: str, taken: Collection[str] = ()) -> str:
    """Give a file name that leads nowhere else and hides nothing, unlike those that are taken; its suffix stays."""
    bare = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join("_" if unicodedata.category(sign)[0] == "C" else sign for sign in bare)
    kept = re.sub(r"[^\w .,()+&'-]", "_", kept).strip(" .")
    stem, dot, suffix = _parted(kept)
    while len(stem.encode()) > _LONGEST:
        stem = stem[:-1]
    stem, suffix = stem or "article", suffix[-20:]
    given = f"{stem}{dot}{suffix}"
    number = 2
    while given.casefold() in {one.casefold() for one in taken}:
        given, number = f"{stem} ({number}){dot}{suffix}", number + 1
    return given


def _parted(name: str) -> tuple[str, str, str]:
    """Part a name from its suffix, which is two long where a packed file has one before ".gz"."""
    gz = name.lower().endswith(".gz")
    stem, dot, suffix = name[: -len(".gz")].rpartition(".") if gz else name.rpartition(".")
    if not dot:
        return (name[: -len(".gz")], ".", "gz") if gz else (name, "", "")
    return stem, dot, f"{suffix}.gz" if gz else suffix


def is_upload(source: str) -> bool:
    """Tell whether a source of an ingest was handed in: it can't be read again."""
    return source.startswith(f"{FOLDER}/")


def discard(folder: Path) -> None:
    """Remove a folder of ``put_down``; a second call does nothing."""
    if folder.name.startswith(_PREFIX):
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove what processes left behind that were killed before they could."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(ValueError):
            if not _runs(int(folder.name.removeprefix(_PREFIX).partition("-")[0])):
                discard(folder)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another user's
    return True
