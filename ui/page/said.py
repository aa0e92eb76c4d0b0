"""Said: who said what, by speaker and topic, along time."""

from __future__ import annotations

from ui.page import heads, states
from ui.page.desk import Desk


def page(desk: Desk) -> None:
    """Draw the page."""
    heads.heading("Said", "Who said what, where and when.")
    if not desk.status.statements:
        states.empty("The archive holds no statements.", "dateline doctor --repair reads them.", "no-statements")
        return
    states.empty(
        f"The archive holds {desk.status.statements:,} statements; this page can't list them yet.",
        "dateline said lists them: dateline said “a name” --about “a topic”.",
        "statements",
    )
