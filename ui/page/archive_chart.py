"""The plot of articles along time, by outlet. The only module of the page that knows Altair."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import altair as alt
import streamlit as st

from ui.page.archive_rhythm import Bar, Step, called

LIGHT = ("#8a1c2c", "#33658a", "#b5892f", "#5b7f5f", "#7b5a8c", "#8a857a")
DARK = ("#d8697c", "#7fb2d6", "#d9b45f", "#8fbb92", "#b798c8", "#a7a297")
"""The outlets' colours, the page's accent first; each at least 3:1 against the page, so that a bar can be seen."""
MOST_OUTLETS = len(LIGHT) - 1
HEIGHT_PX = 190


def draw(bars: Sequence[Bar], outlets: Sequence[str], by: Step, told: str) -> None:
    """Draw the bars, stacked in the order of the outlets; ``told`` is what a screen reader says."""
    colours = DARK if st.context.theme.type == "dark" else LIGHT
    rows = [
        {
            "from": bar.start.isoformat(),
            "to": _end(bar, by),
            "outlet": bar.outlet,
            "rank": outlets.index(bar.outlet),
            "articles": bar.articles,
            "when": called(bar.start, by),
        }
        for bar in bars
    ]
    chart = (
        alt.Chart(alt.InlineData(values=rows), height=HEIGHT_PX)
        .mark_bar(binSpacing=0.5)
        .encode(
            x=alt.X("from:T", title=None, axis=alt.Axis(grid=False, labelOverlap=True, tickCount=6)),
            x2="to:T",
            y=alt.Y("articles:Q", stack="zero", title=None, axis=alt.Axis(tickCount=4, tickMinStep=1, format=",d")),
            color=alt.Color(
                "outlet:N",
                scale=alt.Scale(domain=list(outlets), range=list(colours[: len(outlets)])),
                legend=alt.Legend(orient="bottom", title=None, columns=2, symbolType="square", labelLimit=150)
                if len(outlets) > 1
                else None,
            ),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("when:N", title="When"),
                alt.Tooltip("outlet:N", title="Outlet"),
                alt.Tooltip("articles:Q", title="Articles", format=",d"),
            ],
        )
        .configure_view(strokeWidth=0)
    )
    st.altair_chart(chart, width="stretch", key="archive-plot", alt=told)


def _end(bar: Bar, by: Step) -> str:
    days = {"day": 1, "week": 7, "month": 32, "year": 367}[by]
    end = bar.start + timedelta(days=days)
    if by in ("month", "year"):
        end = end.replace(day=1)
    return end.isoformat()
