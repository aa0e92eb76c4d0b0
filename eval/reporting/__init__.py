"""The report of runs over one set: the first is the one looked at, the others stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.errors import InputError
from eval.runs import Run


def write_report(runs: Sequence[Run], folder: Path | None = None) -> tuple[Path, Path]:
    """Write ``report.md`` and ``report.html`` into ``folder``, by default the first run's, and give their paths.

    Raises InputError for runs of other data than the first, and for a folder that can't be written to.
    """
    from eval.report import write
    from eval.reporting.viewing import view

    folder = folder or runs[0].folder
    shown = view(runs)
    try:
        return write(folder, shown)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}; name a folder that can be written to: --out DIR") from None
