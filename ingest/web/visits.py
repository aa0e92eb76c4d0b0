"""What is remembered of addresses that were fetched, in a small file in the archive's folder.

It saves requests and is never the truth: without it, everything is asked for again and found unchanged. What is noted
of an address counts once the articles that came with it are stored (``settle``), so that a run that is cut short can't
make the next one believe that it has what it has not.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingest.web.fetching import Validators

FILE = "fetched.json"
KEPT = 50_000
"""Addresses remembered at most, those asked last: some 15 MB."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of an address: ``article`` is the URL that its article is stored under, ``pages`` are those that a
    feed or a sitemap led to; ``stamp`` is the digest of what a feed last said of it.
    """

    asked: datetime
    etag: str = ""
    modified: str = ""
    article: str = ""
    stamp: str = ""
    pages: tuple[str, ...] = ()

    @property
    def validators(self) -> Validators:
        """Give what the server gave."""
        return Validators(self.etag, self.modified)


class Visits:
    """The addresses that were fetched into the archive in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._visits = _read(self._file)
        self._unsettled: dict[str, Visit] = {}
        self._changed = False

    def get(self, address: str) -> Visit | None:
        """Give what is known of an address."""
        return self._visits.get(address)

    def note(self, address: str, visit: Visit) -> None:
        """Remember a visit once what came with it is stored."""
        self._unsettled[address] = visit

    def settle(self) -> None:
        """Let count what was noted: all that came with it is stored."""
        for address, visit in self._unsettled.items():
            self._visits.pop(address, None)
            self._visits[address] = visit
        self._changed = self._changed or bool(self._unsettled)
        self._unsettled.clear()

    def save(self) -> None:
        """Write down what counts; a disk that has no room for it costs requests, nothing else."""
        if not self._changed:
            return
        kept = list(self._visits.items())[-KEPT:]
        written = {address: asdict(visit) | {"asked": visit.asked.isoformat()} for address, visit in kept}
        fresh = self._file.with_suffix(".tmp")
        with suppress(OSError):
            fresh.write_text(json.dumps({"version": 1, "visits": written}, ensure_ascii=False), encoding="utf-8")
            os.replace(fresh, self._file)  # noqa: PTH105  # as atomic as the platform has it
        self._changed = False


def _read(file: Path) -> dict[str, Visit]:
    try:
        written = json.loads(file.read_text(encoding="utf-8"))
        return {address: _visit(fields) for address, fields in written["visits"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _visit(fields: dict[str, str | list[str]]) -> Visit:
    pages = fields.pop("pages")
    texts = {name: str(value) for name, value in fields.items()}
    asked = datetime.fromisoformat(texts.pop("asked")).astimezone(UTC)
    return Visit(asked, **texts, pages=tuple(map(str, pages)))
