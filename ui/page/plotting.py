"""What the plots of the page share: the colour of their words, and the numbers beside their bars."""

from __future__ import annotations

from itertools import count

MOST_STEPS = 4
"""Numbers beside the bars, above the nought, at most."""


def of_words(theme: str | None) -> str:
    """Give the colour of the words beside a plot, over 4.5 to 1 against the page: Streamlit's own grey is under it."""
    return "#b5b0a6" if theme == "dark" else "#5f5b52"


def scale_of(highest: int) -> list[int]:
    """Give the numbers to stand beside bars of which the highest is so high: whole, evenly apart, the last not below
    it, so that no bar stands out over its scale.
    """
    steps = (factor * 10**power for power in count() for factor in (1, 2, 5))
    step = next(step for step in steps if highest <= step * MOST_STEPS)
    return list(range(0, highest + step, step))
