"""Which visits may hand in files, and how many: a file is in memory before any page sees it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.page.uploads import MOST_FILES, MOST_MB

ALL_MB = 400
"""Megabytes held of all visits together."""


@dataclass(slots=True)
class _Field:
    """The field for files that a visit has been given; ``sizes`` are those of the files in it."""

    name: Hashable
    sizes: dict[str, int] = field(default_factory=dict)


class Fields:
    """The fields for files that are open, by visit; safe to share between threads.

    ``alive`` tells whether a visit goes on: what one has handed in goes with it.
    """

    def __init__(self, alive: Callable[[str], bool]) -> None:
        self._alive = alive
        self._lock = Lock()
        self._open: dict[str, _Field] = {}

    def offer(self, visit: str, name: Hashable) -> tuple[str, ...]:
        """Take files from a visit; another field than before begins empty. Give the files of that one, to be let go."""
        with self._lock:
            before = self._open.get(visit)
            if before is not None and before.name == name:
                return ()
            self._open[visit] = _Field(name)
            return tuple(before.sizes) if before is not None else ()

    def takes(self, visit: str, file: str, size: int) -> bool:
        """Tell whether a file of a visit may come in, and count it if so."""
        with self._lock:
            mine = self._open.get(visit)
            if mine is None:
                return False
            sizes = {**mine.sizes, file: size}
            if len(sizes) > MOST_FILES or sum(sizes.values()) > MOST_MB * 1_000_000:
                return False
            if self._held() + size > ALL_MB * 1_000_000:
                self._open = {each: given for each, given in self._open.items() if self._alive(each)}
                if self._held() + size > ALL_MB * 1_000_000:
                    return False
            mine.sizes = sizes
            return True

    def drop(self, visit: str, file: str) -> None:
        """Count a file no longer: it did not come in, or was taken out of the field."""
        with self._lock:
            if visit in self._open:
                self._open[visit].sizes.pop(file, None)

    def _held(self) -> int:
        return sum(sum(given.sizes.values()) for given in self._open.values())


def _goes_on(visit: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(visit)


fields = Fields(_goes_on)
"""Those of this server."""


def offer(name: Hashable) -> None:
    """Have the server take files from the visit whose page is being drawn, and let go of those of its field before:
    Streamlit keeps them until the visit ends.
    """
    if (context := get_script_run_ctx()) is None:
        return
    left = fields.offer(context.session_id, name)
    if isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):  # the one that can
        for file in left:
            context.uploaded_file_mgr.remove_file(session_id=context.session_id, file_id=file)
