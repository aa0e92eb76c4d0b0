"""The plot of articles along time, by outlet, by Altair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypedDict

import altair as alt
import streamlit as st

from ui.page.archive_colours import Colour
from ui.page.archive_rhythm import Bar, called
from ui.page.days import Step, next_after
from ui.page.plotting import of_words, scale_of

HEIGHT_PX = 280


def draw(bars: Sequence[Bar], outlets: Mapping[str, Colour], by: Step, told: str) -> None:
    """Draw the bars, stacked in the order of the outlets; ``told`` is what a screen reader says."""
    theme = st.context.theme.type
    shades = [colour.dark if theme == "dark" else colour.light for colour in outlets.values()]
    words = of_words(theme)
    rows = list(_stacked(bars, list(outlets), by))
    numbers = scale_of(max(row["high"] for row in rows))
    chart = (
        alt.Chart(alt.InlineData(values=rows), height=HEIGHT_PX)
        .mark_rect()
        .encode(
            x=alt.X(
                "start:T",
                title=None,
                axis=alt.Axis(grid=False, labelAlign="left", labelFlush=False, labelOverlap=True, tickCount=6),
            ),
            x2="end:T",
            y=alt.Y(
                "low:Q",
                title=None,
                scale=alt.Scale(domain=[0, numbers[-1]], nice=False),
                axis=alt.Axis(values=numbers, labelFlush=False, format=",d"),
            ),
            y2="high:Q",
            color=alt.Color(
                "outlet:N",
                scale=alt.Scale(domain=list(outlets), range=shades),
                legend=alt.Legend(
                    orient="top", title=None, columns=2, symbolType="square", labelLimit=150, padding=0, offset=10
                )
                if len(outlets) > 1
                else None,
            ),
            tooltip=[
                alt.Tooltip("when:N", title="When"),
                alt.Tooltip("outlet:N", title="Outlet"),
                alt.Tooltip("articles:Q", title="Articles", format=",d"),
            ],
        )
        .configure_view(strokeWidth=0)
        .configure_axis(labelColor=words)
        .configure_legend(labelColor=words)
    )
    st.altair_chart(chart, width="stretch", key="archive-plot", alt=told)


class _Row(TypedDict):
    """A rectangle of the plot, between two days and two numbers of articles."""

    start: str
    end: str
    low: int
    high: int
    outlet: str
    articles: int
    when: str


def _stacked(bars: Sequence[Bar], outlets: Sequence[str], by: Step) -> Iterator[_Row]:
    """Yield a rectangle for each bar, upon those of the outlets before its own: from one date to another is no bar to
    Vega, which would stack it sideways.
    """
    heights: dict[date, int] = {}
    for bar in sorted(bars, key=lambda bar: (bar.start, outlets.index(bar.outlet))):
        low = heights.get(bar.start, 0)
        heights[bar.start] = low + bar.articles
        yield {
            "start": bar.start.isoformat(),
            "end": next_after(bar.start, by).isoformat(),
            "low": low,
            "high": low + bar.articles,
            "outlet": bar.outlet,
            "articles": bar.articles,
            "when": called(bar.start, by),
        }
