"""Colours that a plot needs from Python; everything else takes its colours from the theme."""

from __future__ import annotations


def of_words(theme: str | None) -> str:
    """Give the colour of the words beside a plot, over 4.5 to 1 against the page: Streamlit's own grey is under it."""
    return "#b5b0a6" if theme == "dark" else "#5f5b52"
