"""The heads of the pages: the nameplate that stands on all of them, and a page's own heading."""

from __future__ import annotations

from ui.page.desk import Closed, Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.wording import counted


def nameplate(desk: Desk | Closed) -> None:
    """Draw the head of every page: the name, what is in the archive, and how new the newest of it is."""
    ink([Block("nameplate", (Run("Dateline", "name"), Run(holding(desk), "holding")))], "nameplate")


def holding(desk: Desk | Closed) -> str:
    """Say in one line how much can be asked and how fresh it is."""
    if isinstance(desk, Closed):
        return "no archive is open"
    status = desk.status
    held = f"{counted(status.articles, 'article')} of {counted(len(status.outlets), 'outlet')}"
    return f"{held} · newest {status.last_published}" if status.last_published else held


def heading(title: str, lead: str) -> None:
    """Draw the heading of a page and one sentence that says what it is for."""
    ink([line("heading", title), line("standfirst", lead)], "heading")
