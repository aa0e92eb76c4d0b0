"""The heads of the pages: the nameplate that stands on all of them, and a page's own heading."""

from __future__ import annotations

from textwrap import shorten

from ui.page.desk import Closed, Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.wording import counted

LONGEST_TITLE = 70


def nameplate(desk: Desk | Closed, *, alone: bool = False) -> None:
    """Draw the head of every page: the name, what is in the archive, and how new the newest of it is.

    ``alone`` makes the name the heading of the page, where that has none of its own.
    """
    name = Run("Dateline", "front" if alone else "name")
    ink([Block("nameplate", (name, Run(holding(desk), "holding")))], "nameplate", first=True)


def holding(desk: Desk | Closed) -> str:
    """Say in one line how much can be asked and how fresh it is."""
    if isinstance(desk, Closed):
        return "no archive is open"
    status = desk.status
    held = f"{counted(status.articles, 'article')} of {counted(len(status.outlets), 'outlet')}"
    return f"{held} · newest {status.last_published}" if status.last_published else held


def tab(what: str) -> str:
    """Give what a tab of the browser, its history and a bookmark call a page: several may be open."""
    return f"{shorten(what, LONGEST_TITLE, placeholder=' …')} · Dateline"


def heading(title: str, lead: str) -> None:
    """Draw the heading of a page and one sentence that says what it is for."""
    ink([line("heading", title), line("standfirst", lead)], "heading")
