"""What a first visitor may not see by himself: who writes the answers, and what the other pages are for."""

from __future__ import annotations

from assistant.archive.entries import Status
from assistant.settings import Settings
from ui.page.ink import Block, line


def blocks(settings: Settings, status: Status) -> list[Block]:
    """Give a few short lines for the empty conversation."""
    told = []
    if status.statements:
        told.append("Said lists who said what, by name and by topic, along time.")
    if not settings.read_only:
        told.append("Archive takes in articles of your own.")
        if settings.model is None:
            told.append("No model or key is needed; Settings takes one, if answers are to be written.")
    return [line("label", "Beyond questions"), *(line("welcome", words) for words in told)] if told else []
