"""Said: who speaks in the archive, and what each of them said, along time."""

from __future__ import annotations

from assistant.errors import DatelineError
from ui.page import heads, said_people, said_statements, said_visit, states
from ui.page.desk import Desk
from ui.page.ink import ink, line
from ui.page.wording import counted

REPAIR = "dateline doctor --repair"


def page(desk: Desk) -> None:
    """Draw the page: everybody who is quoted, or what somebody said, as the address says."""
    heads.heading("Said", "Who speaks in the archive, and what each of them said.")
    if not desk.status.statements:
        states.empty(*silence(desk), "no-statements")
        return
    view = said_visit.current()
    faults = [line("notice", fault) for fault in said_visit.faults()]
    if faults:
        ink(faults, "said-faults")
    try:
        if unread := len(desk.assistant.archive.without_statements(None)):
            ink([line("meta", gap(unread))], "said-unread")
        if view.lists_people:
            said_people.draw(desk, view)
        else:
            said_statements.draw(desk, view)
    except DatelineError as error:
        states.failed(f"{error}.".replace("..", "."), "said-failed")


def silence(desk: Desk) -> tuple[str, str]:
    """Say that there are no statements, why, and what mends it."""
    if not desk.status.articles:
        return "The archive is empty, so nobody is quoted in it yet.", "Add articles: dateline ingest FILE-OR-FEED."
    off = (
        ""
        if desk.settings.statements
        else "Take DATELINE_STATEMENTS=0 out of the settings, so that new articles are read too."
    )
    return "The archive holds no statements.", f"{REPAIR} reads its articles for them. {off}".strip()


def gap(unread: int) -> str:
    """Say that the list is not whole."""
    articles = counted(unread, "article")
    return f"{articles} {'has' if unread == 1 else 'have'} yet to be read for statements; {REPAIR} does that."
