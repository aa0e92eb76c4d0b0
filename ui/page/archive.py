"""Archive: what it holds, how fresh it is, what failed, and what is added from here."""

from __future__ import annotations

from ui.page import heads, states
from ui.page.desk import Closed, Desk


def page(desk: Desk | Closed) -> None:
    """Draw the page."""
    heads.heading("Archive", "What is held, from where, and how fresh.")
    if isinstance(desk, Closed):
        states.failed(desk.why, "closed")
        return
    states.empty(
        f"{desk.status.articles:,} articles are held; this page can't show more of them yet.",
        "dateline status tells what is held, dateline ingest adds to it.",
        "held",
    )
