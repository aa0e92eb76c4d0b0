"""What every page works with: the settings of this visit, the open archive, and how much it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant import Assistant
from assistant.archive.creation import refuse_foreign
from assistant.archive.entries import Status
from assistant.errors import ArchiveMissing, DatelineError
from assistant.settings import Settings, load
from ui.page import login, session, settings_kept


@dataclass(frozen=True, slots=True)
class Desk:
    """An archive that can be asked, with the settings of this visit. ``status`` is of this run of the page."""

    settings: Settings
    assistant: Assistant
    status: Status


@dataclass(frozen=True, slots=True)
class Closed:
    """There is nothing to ask: ``why`` is one plain sentence with its remedy, ``settings`` None where they are at
    fault. ``missing`` says that there is only nothing there yet, and an archive may be made.
    """

    why: str
    settings: Settings | None
    missing: bool = False


def opened() -> Desk | Closed:
    """Give the archive that the settings name, opened once for all visits, answering by what this visit has chosen.

    Where visitors have to log in, nothing is given before, nor to those who are not on the list of readers, and the
    run of the page ends here.
    """
    login.required()
    settings: Settings | None = None
    try:
        given = load()
        login.admitted(given.allowed)
        settings = settings_kept.in_force(given)
        shared = session.open_assistant(given.archive, given)
        return Desk(settings, settings_kept.assistant(shared, settings), session.status(shared))
    except ArchiveMissing as error:
        return Closed(str(error), settings, settings is not None and may_begin(settings.archive))
    except DatelineError as error:
        return Closed(str(error), settings)


def may_begin(folder: Path) -> bool:
    """Tell whether an archive may be made in a folder that holds none: nothing else is in it."""
    try:
        refuse_foreign(folder)
    except ArchiveMissing:
        return False
    return True
