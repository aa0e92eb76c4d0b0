"""From a source named on the command line to clean articles, one document at a time.

By suffix: .txt saved-article text, .md Markdown, .html pages, .jsonl and .json, .csv and .tsv (each also .gz). A file
with another suffix is looked into: HTML, JSON and front matter are read wherever they stand, plain text only where the
file itself was named; in a folder it is a failure that says so, because a folder of articles may also hold a LICENSE.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from assistant.errors import DocumentError, InputError
from ingest.readers.decoding import LIMIT, MB, content, decode, open_bytes, refuse_binary
from ingest.readers.draft import LONGEST_TEXT, Draft, settle
from ingest.readers.files import SUFFIXES, locate, suffix_of
from ingest.readers.outcome import Failure, Notice, Outcome, Unchanged

__all__ = ["Failure", "Notice", "Outcome", "Unchanged", "read"]

_FORMATS = {
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "json lines"),
    **dict.fromkeys((".csv", ".tsv"), "table"),
    ".json": "json",
}
_LIMITS = {"text": LONGEST_TEXT, "markdown": 2 * MB, "html": LIMIT}
"""Bytes of the largest document; parsed Markdown takes a hundred times its size."""
_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_LOOKS_LIKE_JSON = re.compile(rb'\s*(?:\[\s*)?\{\s*"')
_SNIFFED = 4096


def read(source: str, now: datetime | None = None) -> Iterator[Outcome]:
    """Return the articles of a file, folder, glob or "-" (JSON lines on standard input), one document at a time.

    A document that can't be read is a Failure in its place; a part or a file that was left out is a Notice. Raises
    InputError at the call, before anything is read, where there is nothing to read. ``now`` (UTC): a date more than two
    days after it is left out, with a notice; None bounds no date.
    """
    if source == "-":
        if sys.stdin.isatty():
            raise InputError("- reads JSON lines from standard input; pipe them in, or name a file")
        return _standard_input(now)
    single = Path(source).expanduser().is_file()
    return _each(locate(source), single, now)


def _standard_input(now: datetime | None) -> Iterator[Outcome]:
    from ingest.readers import jsonl

    given = sys.stdin.buffer
    if not isinstance(given, io.BufferedReader):
        given = io.BufferedReader(given)  # bytes in memory, where a program calls the command
    yield from jsonl.read(given, "-", now)


def _each(found: Iterator[Path | Failure | Notice], named: bool, now: datetime | None) -> Iterator[Outcome]:
    for item in found:
        if not isinstance(item, Path):
            yield item
            continue
        try:
            yield from _file(item, named, now)
        except DocumentError as error:
            yield Failure(str(item), str(error))
        except OSError as error:
            yield Failure(str(item), f"the file can't be read ({error.strerror or error}); mend it or its permissions")
        except Exception as error:  # noqa: BLE001  # the boundary of one document: a parser's fault must not end the run
            yield Failure(str(item), f"could not be read ({type(error).__name__}: {error}); the rest goes on")


def _file(path: Path, named: bool, now: datetime | None) -> Iterator[Outcome]:
    match _FORMATS.get(suffix_of(path)) or _sniffed(path, named):
        case "json lines":
            from ingest.readers import jsonl

            with open_bytes(path) as stream:
                yield from jsonl.read(stream, str(path), now)
        case "json":
            from ingest.readers import jsonl

            yield from jsonl.document(content(path, jsonl.DOCUMENT_LIMIT), str(path), now)
        case "table":
            from ingest.readers import tabular

            with open_bytes(path) as stream:
                yield from tabular.read(stream, str(path), now)
        case kind:
            yield from settle(_draft(content(path, _LIMITS[kind]), str(path), kind), now)


def _draft(raw: bytes, origin: str, kind: str) -> Draft:
    from ingest.readers import html, markdown, saved

    if kind == "html":
        return html.read(raw, origin)
    text = decode(raw)
    if kind == "markdown" or markdown.has_front_matter(text):
        return markdown.read(text, origin)
    return saved.read(text, origin)


def _sniffed(path: Path, named: bool) -> str:
    """Return the format of a file whose suffix says none; raises DocumentError for what is none."""
    with open_bytes(path) as stream:
        head = stream.read(_SNIFFED)
    refuse_binary(head)
    if _LOOKS_LIKE_HTML.match(head):
        return "html"
    if _LOOKS_LIKE_JSON.match(head):
        return "json lines"
    if head.startswith(b"---\n") or named:
        return "text"
    raise DocumentError(
        f"not an article format Dateline reads ({', '.join(SUFFIXES)}); name the file itself to read it as text"
    )
