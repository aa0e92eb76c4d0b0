"""One process writes to an archive at a time: a lock file that the operating system lets go of when its holder dies."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import ArchiveLocked

FILE = "lock"
HOLDER = "lock.holder"
"""Names the holder for the message to the next writer; a file of its own because Windows lets nobody read a locked
one.
"""
WAIT_SECONDS = 0.5
"""A refusal is promised within two seconds, of which a busy machine takes most to start Python."""


@contextmanager
def write_lock(folder: Path, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the right to write to the archive in ``folder``.

    Raises ArchiveLocked, naming the holder, where another process (or another writer in this one) has it for ``wait``
    seconds.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / FILE, timeout=wait)
    holder = folder / HOLDER
    try:
        lock.acquire(poll_interval=0.05)
    except Timeout:
        raise ArchiveLocked(
            f"the archive {folder} is being written by {_describe(holder)}; wait for it to end or stop it"
        ) from None
    try:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with suppress(OSError):  # a full disk: the lock holds without its label
            holder.write_text(
                json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": now}), encoding="utf-8"
            )
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def is_locked(folder: Path) -> bool:
    """Tell whether somebody is writing to the archive. Leaves no trace: no holder's name, no new file, no lock held."""
    from filelock import FileLock, Timeout

    if not (folder / FILE).exists():
        return False
    try:
        with FileLock(folder / FILE, timeout=0):  # for microseconds: a writer that starts just now tries again
            return False
    except Timeout:
        return True


def _describe(path: Path) -> str:
    try:
        by = json.loads(path.read_text(encoding="utf-8"))
        return f"process {by['pid']} on {by['host']} since {by['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
