"""What every page works with: the settings, the open archive, and how much it holds."""

from __future__ import annotations

from dataclasses import dataclass

from assistant import Assistant
from assistant.archive.entries import Status
from assistant.errors import DatelineError
from assistant.settings import Settings, load
from ui.page import session


@dataclass(frozen=True, slots=True)
class Desk:
    """An archive that can be asked. ``status`` is of this run of the page."""

    settings: Settings
    assistant: Assistant
    status: Status


@dataclass(frozen=True, slots=True)
class Closed:
    """There is nothing to ask: ``why`` is one plain sentence with its remedy, ``settings`` None where they are at
    fault.
    """

    why: str
    settings: Settings | None


def opened() -> Desk | Closed:
    """Give the archive that the settings name, opened once for all visits."""
    settings: Settings | None = None
    try:
        settings = load()
        assistant = session.open_assistant(settings.archive, settings)
        return Desk(settings, assistant, session.status(assistant))
    except DatelineError as error:
        return Closed(str(error), settings)
