"""Archive: what it holds, how fresh it is, its articles, what failed, and what is added from here."""

from __future__ import annotations

from assistant.settings import Settings
from ui.page import archive_add, archive_arrival, archive_browse, archive_held, archive_visit, heads, states
from ui.page.desk import Closed, Desk
from ui.page.ink import Block, Run, ink


def page(desk: Desk | Closed) -> None:
    """Draw the page."""
    heads.heading("Archive", "What is held, from where, and how fresh.")
    under_way = desk.settings is not None and archive_arrival.watch(desk.settings)
    if isinstance(desk, Closed):
        _closed(desk, under_way)
        return
    if not desk.status.articles:
        if not under_way:
            _first(desk.settings)
        return
    view = archive_visit.current()
    names = archive_visit.VIEWS.items()
    runs = (Run(words, "choice", press=f"view {name}", on=name == view) for name, words in names)
    ink([Block("switch", tuple(runs))], "views", lambda pressed: archive_visit.turn_to(pressed.removeprefix("view ")))
    match view:
        case archive_visit.ARTICLES:
            archive_browse.draw(desk)
        case archive_visit.ADD:
            archive_add.draw(desk)
        case _:
            archive_held.draw(desk)


def _closed(desk: Closed, under_way: bool) -> None:
    """Say why there is nothing to show; where it is only that there is no archive yet, offer to make one."""
    if under_way:
        return  # the first archive is being made
    if desk.settings is not None and desk.missing:
        _first(desk.settings)
    states.failed(desk.why, "closed")


def _first(settings: Settings) -> None:
    if settings.read_only:
        states.empty("Nothing is added from here.", archive_add.READ_ONLY, "archive-read-only")
        return
    states.empty(
        "A first archive takes one press.",
        "The sample is some fifty short articles of invented papers, on talks in Istanbul and on a harbour town, and "
        "is read in under a minute. Or add articles of your own below.",
        "archive-first",
    )
    archive_add.sample(settings)
    archive_add.offer(settings)
