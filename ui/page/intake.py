"""Bringing articles in from the page: one ingest at a time, in a process of its own, seen by every visit."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Lock, Thread

import streamlit as st

from assistant.errors import DatelineError, InputError
from assistant.settings import Settings
from ui.page import uploads
from ui.page.uploads import Upload
from ui.page.wording import counted

SAMPLE = Path(__file__).parents[2] / "ingest" / "sample" / "articles"
"""The articles that ship with Dateline."""
OUTCOMES, FRESH = 5, timedelta(hours=1)
"""Outcomes that are kept, and how long one is news to a visit that begins after it."""
BROKE_OFF = "The ingest ended without a word; what it had stored is kept. Try again, or see the server's log."


@dataclass(frozen=True, slots=True)
class Arrival:
    """How an ingest stands: the documents ``read`` and ``stored`` of a ``total``, which is 0 where it is not known.

    ``counts`` are those of its summary, which it tells a moment before it has ended; empty until then. ``fault`` is one
    plain line, "" where nothing went wrong as a whole. ``failures`` are (source, reason) of single documents.
    ``number`` counts this server's ingests from 1; ``ended`` is None while it runs.
    """

    what: str
    number: int = 1
    running: bool = True
    stopping: bool = False
    read: int = 0
    stored: int = 0
    total: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    failures: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    fault: str = ""
    ended: datetime | None = None


class Intake:
    """The ingests into one archive that this server starts; safe to share between visits.

    ``arrival`` is the newest, None before the first.
    """

    def __init__(self, archive: Path) -> None:
        self._archive = archive.absolute()
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._before: tuple[Arrival, ...] = ()
        self.arrival: Arrival | None = None

    @property
    def running(self) -> bool:
        """Tell whether an ingest is under way."""
        return self.arrival is not None and self.arrival.running

    def outcomes(self, seen: int = 0) -> tuple[Arrival, ...]:
        """Give how the last ingests ended, the oldest first, of those with a number above ``seen``."""
        with self._lock:
            every = (*self._before, self.arrival) if self.arrival else ()
        return tuple(each for each in every[-OUTCOMES:] if not each.running and each.number > seen)

    def old(self, now: datetime) -> int:
        """Give the number of the newest ingest whose outcome is no news any more, 0 for none."""
        return max((each.number for each in self.outcomes() if each.ended and now - each.ended > FRESH), default=0)

    def upload(self, files: Sequence[Upload], settings: Settings) -> None:
        """Begin to read handed-in files; they are removed once they have been. Raises DatelineError as ``begin``."""
        self._refuse(settings)
        folder, sources = uploads.put_down(files)
        try:
            self.begin(sources, counted(len(sources), "uploaded file"), settings, folder)
        except BaseException:
            uploads.discard(folder)
            raise

    def begin(self, sources: Sequence[str], what: str, settings: Settings, folder: Path | None = None) -> None:
        """Begin an ingest; ``folder`` is the one its sources lie in and is removed after.

        Raises InputError where the desk is read-only or an ingest is under way.
        """
        self._refuse(settings)
        with self._lock:
            if self.running:
                raise InputError("articles are being brought in already; wait for that to end, or stop it")
            call = [
                sys.executable,
                "-P",
                "-m",
                "ui.page.intake_process",
                str(self._archive),
                str(folder or ""),
                *sources,
            ]
            try:
                self._process = subprocess.Popen(
                    call,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    text=True,
                    encoding="utf-8",
                    errors="replace",
                )
            except OSError as error:
                raise DatelineError(f"the ingest could not be started ({error.strerror}); try again") from error
            if self.arrival is not None:
                self._before = (*self._before, self.arrival)[-OUTCOMES:]
            self.arrival = Arrival(what, self.arrival.number + 1 if self.arrival else 1)
            listener = Thread(target=self._listen, args=(self._process, folder), name="intake", daemon=True)
        listener.start()

    def stop(self) -> None:
        """End the ingest once what it has read is stored; nothing happens where none is under way."""
        with self._lock:
            if self._process is not None and self.arrival is not None and self.arrival.running:
                self._process.terminate()
                self.arrival = replace(self.arrival, stopping=True)

    def _refuse(self, settings: Settings) -> None:
        if settings.read_only:
            raise InputError("this desk is read-only (DATELINE_READ_ONLY); use `dateline ingest` where it runs")

    def _listen(self, process: subprocess.Popen[str], folder: Path | None) -> None:
        """Follow what an ingest tells until it ends, in whatever way it does."""
        told = False
        try:
            with process:
                for line in process.stdout or ():
                    message = _message(line)
                    self._now(partial(_after, message=message))
                    told = told or "summary" in message or "fault" in message
        finally:
            if folder is not None:
                uploads.discard(folder)  # it does so itself, unless it was killed
            self._now(
                lambda arrival: replace(
                    arrival, running=False, ended=datetime.now(UTC), fault=arrival.fault if told else BROKE_OFF
                )
            )

    def _now(self, change: Callable[[Arrival], Arrival]) -> None:
        with self._lock:
            if self.arrival is not None:
                self.arrival = change(self.arrival)


def _message(line: str) -> dict[str, object]:
    """Read what an ingest told; nothing where it was killed in the middle of a line."""
    try:
        message = json.loads(line)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


def _after(arrival: Arrival, message: dict[str, object]) -> Arrival:
    """Give how an ingest stands after what it told."""
    match message:
        case {"progress": {"read": int(read), "stored": int(stored), "total": total}}:
            return replace(arrival, read=read, stored=stored, total=total if isinstance(total, int) else 0)
        case {"summary": dict(summary)}:
            return replace(
                arrival,
                counts={name: count for name, count in summary.items() if isinstance(count, int)},
                failures=tuple(_failures(summary.get("failures"))),
                notices=tuple(str(notice) for notice in _listed(summary.get("notices"))),
            )
        case {"fault": str(fault)}:
            return replace(arrival, fault=fault)
        case _:
            return arrival


def _failures(told: object) -> Iterator[tuple[str, str]]:
    for each in _listed(told):
        match each:
            case {"source": str(source), "reason": str(reason)}:
                yield source, reason


def _listed(told: object) -> list[object]:
    return told if isinstance(told, list) else []


@st.cache_resource(show_spinner=False)
def intake_of(archive: Path) -> Intake:
    """Give the intake of an archive, the same for every visit to this server."""
    return Intake(archive)
