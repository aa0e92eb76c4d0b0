"""The files behind a source: found safely and in order, with a reason for each that is passed over."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from assistant.errors import InputError
from ingest.readers.outcome import Failure, Notice

SUFFIXES = tuple(".csv .htm .html .json .jsonl .markdown .md .ndjson .text .tsv .txt .xhtml".split())
"""Suffixes of the formats Dateline reads, each also with .gz."""
_ASSETS = frozenset(
    """.css .js .mjs .map .png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .tif .tiff .woff .woff2 .ttf .otf .eot .mp3
    .mp4 .m4a .webm .ogg .wav .mov .avi .ini .lnk .url .webloc .db .tmp .bak .lock .log""".split()
)
_LIKE_A_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?/|www\.", re.IGNORECASE)
_BESIDE_PAGE = ("_files", ".files")


def suffix_of(path: Path) -> str:
    """Return the suffix that says the format of ``path``, lower-cased, without a final ".gz"."""
    return Path(path.name.lower().removesuffix(".gz")).suffix


def locate(source: str) -> Iterator[Path | Failure | Notice]:
    """Return the files of a path, folder or glob, sorted, with a failure or a notice for what is passed over.

    A folder is walked to its leaves; hidden files, the folder of assets beside a saved page and links to outside the
    folder are not read. Raises InputError at once, before anything is read, where there is nothing to read.
    """
    path = Path(source).expanduser()
    if "://" in source:
        raise InputError(f"{source}: only http and https addresses are read; save the page and name the file")
    if not source.strip():
        raise InputError(
            "the source is empty; name a file, a folder, a glob, a web address, or - for JSON lines on standard input"
        )
    if path.is_dir():
        found, nothing = _walk(path), f"no articles in the folder {source}"
    elif path.exists():
        if not path.is_file():
            raise InputError(f"{source} is not a regular file; pipe JSON lines to - instead")
        return iter([path])
    elif glob.has_magic(source):
        found, nothing = _matches(source), f"nothing matches {source}"
    else:
        hint = (
            "; check the path, or begin a web address with https://"
            if _LIKE_A_HOST.match(source)
            else "; check the path"
        )
        raise InputError(f"there is no file or folder {source}{hint}")
    passed_over: list[Failure | Notice] = []
    for first in found:
        if isinstance(first, Path):
            return chain(passed_over, [first], found)
        passed_over.append(first)
    if any(isinstance(item, Failure) for item in passed_over):
        return iter(passed_over)
    raise InputError(f"{nothing}; Dateline reads {', '.join(SUFFIXES)}")


def _matches(pattern: str) -> Iterator[Path | Failure | Notice]:
    seen: set[Path | Failure | Notice] = set()
    names = glob.glob(str(Path(pattern).expanduser()), recursive=True)  # noqa: PTH207  # Path.glob takes no absolute pattern
    for name in sorted(names):
        match = Path(name)
        for item in _walk(match) if match.is_dir() else [match]:
            if item not in seen:
                seen.add(item)
                yield item


def _walk(folder: Path) -> Iterator[Path | Failure | Notice]:
    root = folder.resolve()
    assets: Counter[str] = Counter()
    refused: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        pages = {Path(name).stem for name in names if suffix_of(Path(name)) in (".html", ".htm")}
        followed = []
        for name in sorted(folders):
            path = Path(parent, name)
            if name.startswith(".") or (name.endswith(_BESIDE_PAGE) and name[: -len("_files")] in pages):
                continue
            if not path.is_symlink():
                followed.append(name)
            elif failure := _outside(path, root):
                yield failure
        folders[:] = followed
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith("."):
                continue
            if path.is_symlink() and (failure := _outside(path, root)):
                yield failure
            elif path.suffix.lower() in _ASSETS:
                assets[path.suffix.lower()] += 1
            else:
                yield path if path.is_file() else Failure(str(path), "not a regular file")
    for error in refused:
        yield Failure(str(error.filename), f"the folder can't be opened ({error.strerror}); mend its permissions")
    if assets:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(assets.items()))
        yield Notice(str(folder), f"files that are no articles were passed over: {kinds}")


def _outside(link: Path, root: Path) -> Failure | None:
    """Return why a symbolic link is not followed; None for one that stays inside ``root``."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return Failure(str(link), "a link that leads nowhere; remove or mend it")
    if target.is_relative_to(root):
        return None
    return Failure(str(link), "a link to outside the folder, not followed; name its target as a source to read it")
