"""Answer JSON lines in order, each flushed as it is done; a line that fails is answered with its error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import typer

from assistant.errors import DatelineError, InputError
from ui.cli.terminal import out, tell
from ui.contract import Json, dumps
from ui.request import Request, batch_id, batch_line


def run_batch(source: str, given: Request, answer: Callable[[Request], Json]) -> None:
    """Write one JSON line for each line of ``source`` (a path, or - for stdin), with the line's ``id``.

    Ends the command with exit code 3 where some lines failed, 2 where all did. Raises InputError for a bad file.
    """
    done = failed = 0
    for number, line in lines(source, "--batch takes"):
        done += 1
        try:
            request = batch_line(decoded(line), given)
            result = {"id": request.id, **answer(request)}
        except DatelineError as error:
            failed += 1
            tell(f"dateline: {source}:{number}: {error}")
            result = {"id": batch_id(line.decode(errors="replace")), "line": number, "error": str(error)}
        out(dumps(result), flush=True)
    if failed:
        tell(f"dateline: {failed} of {done} lines of {source} failed; the others are answered")
        raise typer.Exit(3 if failed < done else 2)


def exactly_one(text: str | None, batch: str | None, name: str) -> None:
    """Raise InputError unless either a text or a batch file was given."""
    if (text is None) == (batch is None):
        raise InputError(f"give either {name} or --batch FILE")


def lines(source: str, taker: str) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file (or - for stdin) that have anything, numbered.

    Raises InputError for a file that can't be read, saying what ``taker`` ("--batch takes") wants.
    """
    try:
        with sys.stdin.buffer if source == "-" else Path(source).open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise InputError(f"{source}: {error.strerror}; {taker} a file of JSON lines, or - for stdin") from None


def decoded(line: bytes) -> str:
    """Give a line as text. Raises InputError where it is not UTF-8."""
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 (byte {error.start}); save the file as UTF-8") from None
