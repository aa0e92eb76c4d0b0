"""How many documents a source holds, told beforehand where that is cheap: for a progress bar's time left."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import DocumentError
from ingest.readers.decoding import open_bytes
from ingest.readers.files import locate, suffix_of
from ingest.urls import has_web_scheme

_BLOCK = 1 << 20
_MANY_A_FILE = frozenset({".csv", ".tsv", ".json"})
"""Formats whose documents can't be counted without parsing them."""


def expected(source: str) -> int | None:
    """Give the number of documents in a source, None where only reading tells (standard input, the web, tables, lists).

    A line of JSON lines is one, and so is every other file. Raises InputError where ``read`` does.
    """
    if source == "-" or has_web_scheme(source):
        return None
    total = 0
    for path in locate(source):
        if not isinstance(path, Path):
            total += 1
            continue
        if suffix_of(path) in _MANY_A_FILE:
            return None
        total += _lines(path) if suffix_of(path) in (".jsonl", ".ndjson") else 1
    return total


def _lines(path: Path) -> int:
    lines, last = 0, b"\n"
    try:
        with open_bytes(path) as stream:
            while block := stream.read(_BLOCK):
                lines += block.count(b"\n")
                last = block[-1:]
    except (OSError, EOFError, DocumentError):  # reading it will say what is wrong
        return lines
    return lines + (last != b"\n")
