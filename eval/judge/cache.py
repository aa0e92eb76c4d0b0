"""Keep what a judge replied, a file for each request, so that nothing is paid for twice."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.errors import InputError


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said, why it stopped, and the tokens that were paid for it."""

    text: str
    finish: str
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    reply: Reply


_ENTRY = TypeAdapter(_Entry)


def digest(request: Mapping[str, object]) -> str:
    """Give the key of a request: the SHA-256 of all that decides what a model replies to it."""
    whole = json.dumps(request, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(whole.encode(errors="surrogatepass")).hexdigest()


class Cache:
    """The replies in a folder. An entry that can't be read counts as missing, and the first of them is named on stderr.

    What is kept is the reply itself, not the verdict read from it: a reply that could not be read was paid for too.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told = False

    def get(self, key: str) -> Reply | None:
        """Give the reply to the request with this key, if it is there and whole."""
        path = self._path(key)
        try:
            entry = _ENTRY.validate_json(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError):
            self._tell(path)
            return None
        if entry.key != key:
            self._tell(path)
            return None
        return entry.reply

    def put(self, key: str, reply: Reply) -> None:
        """Write a reply, whole or not at all. Raises InputError where the folder can't be written to."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
            try:
                with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                    json.dump(asdict(_Entry(key, reply)), file, ensure_ascii=False)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise InputError(
                f"the judge's replies can't be kept in {self._folder}: {error.strerror}; make room or name another"
            ) from None

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"

    def _tell(self, path: Path) -> None:
        if not self._told:
            print(f"judge: {path} can't be read and is asked for again; further ones are not named", file=sys.stderr)
        self._told = True
