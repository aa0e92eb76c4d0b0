"""What a first visitor may not see by himself: who writes the answers, and what the other pages are for."""

from __future__ import annotations

from assistant.archive.entries import Status
from assistant.settings import Settings
from ui.page.ink import Block, Run, line

LEADS = {"said": {}, "archive": {"view": "add"}, "settings": {}}
"""Where a press on the name of a page leads: the page, and what its address says."""


def blocks(settings: Settings, status: Status) -> list[Block]:
    """Give a few short lines for the empty conversation; "go said" is the button of that page's name."""
    told: list[Block] = []
    if status.statements:
        told.append(_line("", "said", " lists who said what, by name and by topic, along time."))
    if not settings.read_only:
        told.append(_line("", "archive", " takes in articles of your own."))
        if settings.model is None:
            told.append(_line("No model or key is needed; ", "settings", " takes one, if answers are to be written."))
    return [line("label", "Beyond questions"), *told] if told else []


def _line(before: str, page: str, after: str) -> Block:
    name = Run(page.capitalize(), "action", press=f"go {page}")
    return Block("welcome", (*([Run(before)] if before else []), name, Run(after)))
