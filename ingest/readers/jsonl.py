"""JSON lines, streamed, and JSON documents: articles in the contract's fields, a broken line a failure of its own."""

from __future__ import annotations

import codecs
import io
import json
import zlib
from collections.abc import Iterator
from datetime import datetime

from assistant.errors import DocumentError
from ingest.readers.decoding import LIMIT, MB, decode, encoding_of, lines, refuse_binary, too_large
from ingest.readers.draft import from_fields, settle
from ingest.readers.outcome import Failure, Outcome

DOCUMENT_LIMIT = 50 * MB
"""Bytes of the largest JSON document, which is read at once; JSON lines have no end."""
IN_A_ROW = 1_000
"""Broken lines after which a stream is given up: it is another kind of file, and each failure is kept and listed."""
_WHOLE = (b"[", b"{")
"""First lines of a JSON document that is laid out over several lines, not JSON lines."""
_MARK = codecs.BOM_UTF8


def read(stream: io.BufferedReader, name: str, now: datetime | None) -> Iterator[Outcome]:
    """Yield the articles of a stream of JSON lines, each line's failure as ``NAME:LINE``; one line is held at a time.

    A stream that begins with a list, or with an object over several lines, is read as one JSON document.
    """
    declared: str | None = None
    number = failed = 0
    try:
        head = stream.peek(1)
        if not head.removeprefix(_MARK).lstrip().startswith(_WHOLE):
            refuse_binary(head)
        written = lines(stream)
        for number, line in enumerate(written, start=1):
            if line is None:
                yield Failure(f"{name}:{number}", f"the line is over the limit of {LIMIT / MB:g} MB for one document")
                continue
            bare = line.removeprefix(_MARK).strip()
            if number == 1 and (bare in _WHOLE or bare.startswith(b"[")):
                yield from document(_joined(line, written), name, now)
                return
            if not bare:
                continue
            if declared is None and not _is_utf8(bare):
                declared = encoding_of(head + line)
            for outcome in _one(bare, f"{name}:{number}", now, declared):
                failed = failed + 1 if isinstance(outcome, Failure) else 0
                yield outcome
            if failed == IN_A_ROW:
                raise DocumentError(f"{IN_A_ROW:,} lines in a row are no articles; mend the file")
    except (DocumentError, EOFError, zlib.error, OSError) as error:
        yield Failure(f"{name}:{number + 1}", f"reading stopped here, what came before is kept: {error}")
        return
    if number == 0:
        yield Failure(name, "the file is empty")


def document(raw: bytes, name: str, now: datetime | None) -> Iterator[Outcome]:
    """Yield the articles of one JSON document, a list or an object; failures name the item, ``NAME:ITEM``, from 1.

    JSON lines in a file that calls itself JSON are read as lines.
    """
    try:
        if len(raw) > DOCUMENT_LIMIT:
            raise too_large(len(raw), DOCUMENT_LIMIT)
        items = _parsed(decode(raw))
    except DocumentError as error:
        first, _, rest = raw.removeprefix(_MARK).lstrip().partition(b"\n")
        if rest.strip() and first.startswith(b"{") and first.rstrip().endswith(b"}"):
            yield from read(io.BufferedReader(io.BytesIO(raw)), name, now)
        else:
            yield Failure(name, str(error))
        return
    for number, item in enumerate(items if isinstance(items, list) else [items], start=1):
        yield from _article(item, f"{name}:{number}", now)


def _joined(first: bytes, rest: Iterator[bytes | None]) -> bytes:
    """Return ``first`` and ``rest`` in one piece, no more than shows that it is over the limit."""
    whole = bytearray(first)
    for line in rest:
        if line is None or len(whole) > DOCUMENT_LIMIT:
            raise too_large(len(whole), DOCUMENT_LIMIT)
        whole += line
    return bytes(whole)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _one(line: bytes, origin: str, now: datetime | None, declared: str | None) -> Iterator[Outcome]:
    try:
        yield from _article(_parsed(decode(line, declared)), origin, now)
    except DocumentError as error:
        yield Failure(origin, str(error))


def _article(item: object, origin: str, now: datetime | None) -> Iterator[Outcome]:
    try:
        if not isinstance(item, dict):
            raise DocumentError("not a JSON object with title and text")
        yield from settle(from_fields(item, origin, "json"), now)
    except DocumentError as error:
        yield Failure(origin, str(error))


def _parsed(text: str) -> object:
    try:
        return json.loads(
            text, strict=False
        )  # raw control characters are cleaned away, not a reason to lose an article
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise DocumentError(f"broken JSON: {error.msg.removesuffix(' at')} at {place}") from None
    except (ValueError, RecursionError) as error:  # an endless number, 100,000 brackets
        raise DocumentError(f"broken JSON: {error}") from None
