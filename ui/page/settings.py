"""Settings: who writes the answers, and whether that works."""

from __future__ import annotations

from ui.page import heads, states
from ui.page.desk import Closed, Desk


def page(desk: Desk | Closed) -> None:
    """Draw the page."""
    heads.heading("Settings", "Who writes the answers.")
    if isinstance(desk, Closed):
        states.failed(desk.why, "closed")
    if desk.settings is None:
        return
    writes = f"Answers are written by {desk.settings.model}." if desk.settings.model else "No model is set."
    states.empty(writes, "The environment sets it: DATELINE_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY.", "settings")
