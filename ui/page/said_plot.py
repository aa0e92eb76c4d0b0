"""The timeline on the page: the plot, what it shows in words, and the same stretches of time as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zlib import crc32

import streamlit as st

from assistant.archive.entries import Outline
from assistant.clock.almanac import described
from assistant.domain import Period
from ui import request
from ui.page import said_visit
from ui.page.ink import Block, Run, ink, line
from ui.page.said_chart import by_kind, chart, selected
from ui.page.said_timeline import Bar, Timeline, beside, brushed, timeline, told
from ui.page.said_view import View
from ui.page.wording import counted


def draw(found: Sequence[Outline], view: View) -> None:
    """Draw the statements along time; a click on a bar, or a stretch drawn over some, narrows the view to it."""
    drawn = timeline(found, view)
    if drawn is None:
        ink([line("meta", "None of these articles has a date, so nothing can be drawn along time.")], "said-undated")
        return
    _stretches(view)
    key = f"said-plot-{crc32(repr((view.speaker, view.about, view.period, view.outlets, view.kinds)).encode()):08x}"

    def narrow() -> None:
        meant = selected(st.session_state[key]["selection"], drawn.bars)
        if meant is not None:
            since, until = brushed(drawn.bars, *meant)
            said_visit.change(since=since, until=until)

    words = told(drawn)
    st.altair_chart(
        chart(drawn, st.context.theme.type or "light"),
        width="stretch",
        key=key,
        on_select=narrow,
        selection_mode=["stretch", "bar"],
        alt=words,
    )
    ink([line("meta", words)], "said-told")
    with st.expander("The same in figures"):
        ink([line("meta", "Press a line to see only what was said then."), *figures(drawn)], "said-figures", _choose)


def period(first: date, last: date) -> Period:
    """Give the period of whole days, both inside."""
    return request.period(first.isoformat(), last.isoformat())


def figures(drawn: Timeline) -> list[Block]:
    """Give each stretch in which anything was said as a button."""
    return [_figure(bar) for bar in drawn.bars if bar.total]


def _figure(bar: Bar) -> Block:
    runs = Run(bar.name, "name"), Run(counted(bar.total, "statement"), "value"), Run(by_kind(bar), "quiet")
    return Block("time-row", runs, press=f"time {bar.first} {bar.last}")


def _stretches(view: View) -> None:
    """Draw the ways out of a period: what is before it, the whole time, what is after it."""
    if not view.period:
        return
    before, after = beside(view, -1), beside(view, 1)
    runs = [
        *(
            [
                Run(
                    f"‹ {described(before.period)}",
                    "way",
                    _time(before),
                    title=f"‹ {described(before.period)}, earlier",
                )
            ]
            if before
            else []
        ),
        Run("The whole time", "way", "time"),
        *(
            [Run(f"{described(after.period)} ›", "way", _time(after), title=f"{described(after.period)} ›, later")]
            if after
            else []
        ),
    ]
    ink([Block("stretches", tuple(runs))], "said-stretches", _choose)


def _time(view: View) -> str:
    return f"time {view.since} {view.until}"


def _choose(pressed: str) -> None:
    match pressed.split():
        case ["time", since, until]:
            said_visit.change(since=date.fromisoformat(since), until=date.fromisoformat(until))
        case ["time"]:
            said_visit.change(since=None, until=None)
