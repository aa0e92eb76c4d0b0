"""An ingest in a process of its own, started by ``intake``: it tells on standard output, a JSON object a line.

``python -m ui.page.intake_process ARCHIVE DISCARD SOURCE...``: DISCARD is the folder of handed-in files that it works
in and removes, "" where the sources lie elsewhere. SIGTERM, or nobody listening any more, ends it once what it has read
is stored. Imports no Streamlit.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, TextIO

from assistant.errors import DatelineError

if TYPE_CHECKING:
    from ingest.summary import Progress

EVERY_S = 0.5
"""Between two words of progress."""
NICENESS = 10
"""The page answers meanwhile, on the same cores."""


def main(archive: str, folder: str, sources: list[str], told: TextIO) -> None:
    """Bring the sources in, and tell of it."""
    asked = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    def tell(what: str, value: object) -> None:
        nonlocal asked
        try:
            told.write(f"{json.dumps({what: value})}\n")
            told.flush()
        except OSError:
            asked = True  # the page is gone

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the page: its end is noticed
    try:
        os.nice(NICENESS)
        if folder:
            os.chdir(folder)
        from assistant.settings import load
        from ingest.pipeline import ingest
        from ui import contract

        place = Path(archive)
        summary = ingest(
            sources,
            place,
            load(archive=place),
            now=datetime.now(UTC),
            progress=_now_and_then(lambda progress: tell("progress", asdict(progress))),
            stopped=lambda: asked,
        )
        tell("summary", contract.summary(summary))
    except DatelineError as error:
        tell("fault", str(error))
    except Exception as error:  # noqa: BLE001  # the boundary of the process: the page shows one line
        tell("fault", f"the ingest broke off ({type(error).__name__}: {error}); what it had stored is kept")
    finally:
        if folder:
            from ui.page import uploads

            uploads.discard(Path(folder))


def _now_and_then(tell: Callable[[Progress], None]) -> Callable[[Progress], None]:
    last = 0.0

    def report(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= EVERY_S:
            last = time.monotonic()
            tell(progress)

    return report


if __name__ == "__main__":
    own = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever libraries print is no message
    main(sys.argv[1], sys.argv[2], sys.argv[3:], own)
