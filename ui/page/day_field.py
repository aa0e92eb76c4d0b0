"""The field in which a reader chooses a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

import streamlit as st

from assistant.clock.almanac import described
from ui.page.days import EARLIEST, LATEST, between
from ui.page.ink import ink, line


def day_field(
    label: str,
    key: str,
    value: date | None = None,
    *,
    hint: str | None = None,
    then: Callable[[], None] | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> date | None:
    """Draw the field; give the day in it, None while it is empty. ``then`` is called when it changes."""
    chosen: date | None = st.date_input(
        label,
        value=value,
        min_value=EARLIEST,
        max_value=LATEST,
        format="DD/MM/YYYY",
        help=hint,
        key=key,
        on_change=then,
        width=width,
    )
    return chosen


def exchanged(since: date | None, until: date | None, key: str) -> None:
    """Say under two fields that they were filled the wrong way round, and how they are taken."""
    if since is not None and until is not None and until < since:
        ink([line("remedy", f"The wrong way round: taken as {described(between(since, until))}.")], key)
