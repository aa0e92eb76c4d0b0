"""CSV and TSV: one article a row, under headers that name the fields or usual synonyms of them."""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from assistant.errors import DocumentError
from ingest.readers.decoding import LIMIT, MB, decode, encoding_of, lines, refuse_binary
from ingest.readers.draft import field_of, from_fields, settle
from ingest.readers.outcome import Failure, Outcome

_DELIMITERS = (",", ";", "\t", "|")
_EXCEL_HINT = re.compile(r"\ufeff?sep=(.)\s*", re.IGNORECASE)


def read(stream: io.BufferedReader, name: str, now: datetime | None) -> Iterator[Outcome]:
    """Yield the articles of a table, each row's failure as ``NAME:ROW``, rows counted as a spreadsheet shows them.

    Comma, semicolon, tab or bar: what finds most fields in the header, which is row 1. Raises DocumentError where the
    header has no title or no text.
    """
    csv.field_size_limit(LIMIT)  # for the process; the default of 131,072 characters is shorter than long articles
    written = _text_lines(stream)
    first = next(written, "")
    hint = _EXCEL_HINT.fullmatch(first)  # Excel takes it for no row
    if hint:
        first = next(written, "")
    delimiter = hint[1] if hint else max(_DELIMITERS, key=lambda mark: _known(first, mark))
    rows = csv.reader(chain([first], written), delimiter=delimiter)
    header = [cell.strip() for cell in next(rows, [])]
    missing = {"title", "text"} - {field_of(cell) for cell in header}
    if missing:
        raise DocumentError(
            f"the header has no column {' and no column '.join(sorted(missing))}; name them so in row 1"
        )
    number = 1
    while True:
        number += 1
        origin = f"{name}:{number}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(origin, f"broken row: {error}")
            continue
        except (DocumentError, EOFError, zlib.error, OSError) as error:
            yield Failure(origin, f"reading stopped here, what came before is kept: {error}")
            return
        if not any(cell.strip() for cell in row):
            continue
        try:
            if len(row) > len(header):
                raise DocumentError(
                    f"{len(row)} cells under {len(header)} headers; quote the cells that hold a {delimiter!r}"
                )
            yield from settle(from_fields(dict(zip(header, row, strict=False)), origin, "csv"), now)
        except DocumentError as error:
            yield Failure(origin, str(error))


def _known(header: str, delimiter: str) -> int:
    return sum(field_of(cell) is not None for cell in next(csv.reader([header], delimiter=delimiter), []))


def _text_lines(stream: io.BufferedReader) -> Iterator[str]:
    head = stream.peek(1)
    refuse_binary(head)
    declared: str | None = None
    for line in lines(stream):
        if line is None:
            raise DocumentError(f"a line is over the limit of {LIMIT / MB:g} MB for one document")
        if line.isspace():
            yield "\n"
            continue
        try:
            yield line.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
        except UnicodeDecodeError:
            declared = declared or encoding_of(head + line)
            yield decode(line, declared)
