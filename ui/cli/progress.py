"""Show how far an ingest is: a bar on a terminal, a plain line every few seconds anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ui.cli.terminal import is_screen, tell

if TYPE_CHECKING:
    from ingest.summary import Progress

EVERY = 5.0
"""Seconds between plain lines."""
FIRST = 1.0
"""Seconds before the first: what takes no longer needs none."""


@contextmanager
def reporting() -> Iterator[Callable[[Progress], None]]:
    """Give the function that an ingest tells its progress to."""
    if is_screen(sys.stderr):
        with _bar() as report:
            yield report
    else:
        yield plain_lines(time.monotonic)


def plain_lines(clock: Callable[[], float]) -> Callable[[Progress], None]:
    """Give a reporter that writes a line after FIRST seconds of ``clock``, then one at most every EVERY."""
    last = clock() - EVERY + FIRST

    def report(progress: Progress) -> None:
        nonlocal last
        if clock() - last >= EVERY:
            last = clock()
            tell(line(progress))

    return report


def counted(clock: Callable[[], float], what: str) -> Callable[[int, int], None]:
    """Give a reporter of things done, of how many: a line at most every EVERY seconds, and the time left."""
    first: tuple[float, int] | None = None
    last = 0.0

    def report(done: int, of: int) -> None:
        nonlocal first, last
        now = clock()
        if first is None:  # what was done before, by an earlier run too, says nothing of the rate
            first, last = (now, done), now
        elif now - last >= EVERY:
            last = now
            tell(f"{what} {done:,} of {of:,}, {hours((now - first[0]) / (done - first[1]) * (of - done))} left")

    return report


def line(progress: Progress) -> str:
    """Say how far an ingest is, how fast, and the time left where the number of documents is known."""
    of = f" of {progress.total:,}" if progress.total else ""
    left = remaining(progress)
    return f"read {progress.read:,}{of}, {rates(progress)}{f', {left} left' if left else ''}"


def rates(progress: Progress) -> str:
    """Give articles and words a second so far."""
    seconds = max(progress.seconds, 0.001)
    return f"{progress.read / seconds:,.1f} articles/s, {progress.words / seconds:,.0f} words/s"


def remaining(progress: Progress) -> str:
    """Give the time left at the rate so far as h:mm:ss, or nothing where it can't be known."""
    if not progress.total or not progress.read:
        return ""
    return hours(progress.seconds / progress.read * max(progress.total - progress.read, 0))


def hours(seconds: float) -> str:
    """Write a stretch of time as h:mm:ss."""
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("ingest"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[state]}", markup=False),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True, refresh_per_second=4) as bar:
        task = bar.add_task("ingest", total=None, state="starting")

        def report(progress: Progress) -> None:
            bar.update(task, total=progress.total, completed=progress.read, state=line(progress))

        yield report
