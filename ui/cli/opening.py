"""Open what a command works on, from the options it was given and the environment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant import Assistant
    from assistant.archive.archive import Archive
    from assistant.settings import Settings


def settings(archive: Path | None, model: str | None = None, read_only: bool | None = None) -> Settings:
    """Build the settings of this run. Raises InputError naming the variable that is wrong."""
    from assistant.settings import load

    return load(archive=archive, model=model, read_only=read_only)


def assistant(archive: Path | None, model: str | None = None) -> Assistant:
    """Open the archive for questions; the caller closes it. Raises ArchiveError when it can't be used."""
    from assistant import Assistant

    chosen = settings(archive, model)
    return Assistant.open(chosen.archive, chosen)


def stored(archive: Path | None) -> Archive:
    """Open the archive for what needs no search, and so no embedder; the caller closes it."""
    from assistant.archive.archive import Archive

    return Archive.open(settings(archive).archive)
