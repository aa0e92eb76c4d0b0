"""`dateline extract`: who says what in texts that are in no archive."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli import opening
from ui.cli.batch import decoded, lines
from ui.cli.terminal import out, tell

if TYPE_CHECKING:
    from ingest.statements.attributions import AttributionExtractor
    from ui.contract import Json

Source = Annotated[
    str, typer.Argument(metavar="FILE", help='JSON lines {"doc_id", "text"}; - is stdin.', show_default=False)
]
AHEAD = 4
"""Documents read ahead for each thread."""


def extract(source: Source) -> None:
    """Print who says what in texts, as offsets. One JSON line for each line of FILE that can be read, in order."""
    from assistant.archive.embedder import cores
    from assistant.errors import DatelineError
    from ingest.statements.tagging.tagger import load_extractor
    from ui.contract import dumps

    settings = opening.settings(None)
    extractor = load_extractor()
    done = failed = 0
    for number, result in _in_order(lines(source, "extract takes"), extractor, settings.threads or cores()):
        done += 1
        try:
            out(dumps(result.result()), flush=True)
        except DatelineError as error:
            failed += 1
            tell(f"dateline: {source}:{number}: {error}")
    if failed:
        tell(f"dateline: {failed} of {done} lines of {source} could not be read; the others are done")
        raise typer.Exit(3 if failed < done else 2)


def _in_order(
    given: Iterable[tuple[int, bytes]], extractor: AttributionExtractor, threads: int
) -> Iterator[tuple[int, Future[Json]]]:
    """Yield what comes of each line, in order, while the threads work ahead."""
    waiting: deque[tuple[int, Future[Json]]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        try:
            for number, line in given:
                if not waiting:
                    extractor.extract("“Yes,” she said.")  # loads the model, which is no document's time
                waiting.append((number, pool.submit(_read, line, extractor)))
                while waiting and (len(waiting) > AHEAD * threads or waiting[0][1].done()):
                    yield waiting.popleft()
            yield from waiting
        finally:
            pool.shutdown(cancel_futures=True)


def _read(line: bytes, extractor: AttributionExtractor) -> Json:
    """Give the result for one line. Raises InputError saying what is wrong with it."""
    from assistant.domain import Article, Record
    from assistant.errors import DatelineError, InputError
    from ingest.statements.statements import statements
    from ui.contract import attribution

    id_, text = _document(decoded(line))
    started = time.perf_counter()
    try:
        found = statements(Article(Record(id_, ""), text), extractor)
    except DatelineError:  # the model's file, which no line can do without
        raise
    except Exception as error:  # the boundary of one document: its fault must not end the run
        raise InputError(f"its statements could not be read ({type(error).__name__}: {error})") from error
    seconds = time.perf_counter() - started
    return {"doc_id": id_, "attributions": [attribution(each) for each in found], "seconds": round(seconds, 6)}


def _document(line: str) -> tuple[str, str]:
    from assistant.errors import InputError

    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error}); one object a line is wanted") from None
    if not isinstance(entry, dict):
        raise InputError('not a JSON object; {"doc_id": …, "text": …} is wanted')
    for name in ("doc_id", "text"):
        if not isinstance(entry.get(name), str):
            raise InputError(f'no "{name}" in the line, or it is no text; add one')
    return entry["doc_id"], entry["text"]
