"""The plot of articles along time, by outlet; with ``said_chart`` the only module of the page that knows Altair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import altair as alt
import streamlit as st

from ui.page.archive_rhythm import Bar, Step, called
from ui.page.shades import of_words

LIGHT = ("#8a1c2c", "#33658a", "#b5892f", "#5b7f5f", "#7b5a8c", "#8a857a")
DARK = ("#d8697c", "#7fb2d6", "#d9b45f", "#8fbb92", "#b798c8", "#a7a297")
"""The outlets' colours, the page's accent first; each at least 3:1 against the page, so that a bar can be seen."""
MOST_OUTLETS = len(LIGHT) - 1
HEIGHT_PX = 280


def draw(bars: Sequence[Bar], outlets: Sequence[str], by: Step, told: str) -> None:
    """Draw the bars, stacked in the order of the outlets; ``told`` is what a screen reader says."""
    theme = st.context.theme.type
    colours, words = DARK if theme == "dark" else LIGHT, of_words(theme)
    rows = list(_stacked(bars, outlets, by))
    chart = (
        alt.Chart(alt.InlineData(values=rows), height=HEIGHT_PX)
        .mark_rect()
        .encode(
            x=alt.X("from:T", title=None, axis=alt.Axis(grid=False, labelOverlap=True, tickCount=6)),
            x2="to:T",
            y=alt.Y("low:Q", title=None, axis=alt.Axis(tickCount=4, tickMinStep=1, format=",d")),
            y2="high:Q",
            color=alt.Color(
                "outlet:N",
                scale=alt.Scale(domain=list(outlets), range=list(colours[: len(outlets)])),
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


def _stacked(bars: Sequence[Bar], outlets: Sequence[str], by: Step) -> Iterator[dict[str, str | int]]:
    """Yield a rectangle for each bar, upon those of the outlets before its own: from one date to another is no bar to
    Vega, which would stack it sideways.
    """
    heights: dict[date, int] = {}
    for bar in sorted(bars, key=lambda bar: (bar.start, outlets.index(bar.outlet))):
        low = heights.get(bar.start, 0)
        heights[bar.start] = low + bar.articles
        yield {
            "from": bar.start.isoformat(),
            "to": _end(bar, by),
            "low": low,
            "high": low + bar.articles,
            "outlet": bar.outlet,
            "articles": bar.articles,
            "when": called(bar.start, by),
        }


def _end(bar: Bar, by: Step) -> str:
    days = {"day": 1, "week": 7, "month": 32, "year": 367}[by]
    end = bar.start + timedelta(days=days)
    if by in ("month", "year"):
        end = end.replace(day=1)
    return end.isoformat()
