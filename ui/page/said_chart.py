"""The plot of statements along time, by Altair: bars to click on, a stretch to draw over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from assistant.domain import StatementKind
from ui.page.plotting import of_words, scale_of
from ui.page.said_timeline import Bar, Timeline
from ui.page.wording import counted

if TYPE_CHECKING:
    from altair import LayerChart

SHADES: Mapping[str, Mapping[StatementKind, str]] = {
    "light": {"direct": "#8a1c2c", "mixed": "#bd747b", "indirect": "#8b857b"},
    "dark": {"direct": "#f0a3a8", "mixed": "#a8626a", "indirect": "#8f8a82"},
}
"""As the rules beside the statements: each at least 3 to 1 against the page."""
LEGEND: Mapping[StatementKind, str] = {"direct": "own words", "mixed": "partly", "indirect": "paper’s words"}
HEIGHT = 170
_BESIDE = 0.35
"""How strongly bars are drawn that are not in the period of the view."""


def chart(line: Timeline, theme: str) -> LayerChart:
    """Give the plot; ``selected`` reads what was clicked or drawn in it."""
    import altair as alt

    shades = SHADES.get(theme, SHADES["light"])
    first, last = _ms(line.bars[0].first), _ms(line.bars[-1].last + timedelta(1))
    dates = alt.Axis(
        grid=False, labelAlign="left", labelFlush=False, tickCount=6, labelOverlap=True, format=_dates(line)
    )
    x = alt.X("first:T", title=None, scale=alt.Scale(type="utc", domain=[first, last], nice=False), axis=dates)
    numbers = scale_of(max(1, *(bar.total for bar in line.bars)))
    beside = alt.Axis(format=",d", values=numbers, labelFlush=False, domain=False, ticks=False)
    y = alt.Y("low:Q", title=None, scale=alt.Scale(domain=[0, numbers[-1]], nice=False), axis=beside)
    colour = alt.Color(
        "kind:N", title=None, scale=alt.Scale(domain=list(LEGEND.values()), range=[shades[kind] for kind in LEGEND]),
        legend=alt.Legend(orient="top", symbolType="square", direction="horizontal", labelLimit=300),
    )  # fmt: skip
    bars = (
        alt.Chart(alt.InlineData(values=_stacked(line.bars)))
        .mark_bar()
        .encode(x=x, x2="last:T", y=y, y2="high:Q", color=colour, opacity=alt.Opacity("shown:Q", scale=None))
    )
    # A bar is one statement high and a pixel or two wide, as it happens: it is the whole column that is clicked on.
    columns = (
        alt.Chart(alt.InlineData(values=[_column(bar) for bar in line.bars]))
        .mark_rect(opacity=0.001, cursor="pointer")
        .encode(x=x, x2="last:T", tooltip=alt.Tooltip("says:N", title=" "))
        .add_params(
            alt.selection_interval(name="stretch", encodings=["x"]),
            alt.selection_point(name="bar", fields=["day"], on="click", clear=False),
        )
    )
    # As SVG the marks of a drawn stretch are symbols without a name, which no setting mends; as a picture it is one.
    both = alt.LayerChart(layer=[bars, columns], height=HEIGHT, usermeta={"embedOptions": {"renderer": "canvas"}})
    words = of_words(theme)
    coloured: LayerChart = both.configure_axis(labelColor=words).configure_legend(labelColor=words)
    return coloured


def by_kind(bar: Bar) -> str:
    """Say how many statements of a bar are in whose words: "own words 3, paper’s words 1"."""
    return ", ".join(f"{name} {bar.counts[kind]:,}" for kind, name in LEGEND.items() if bar.counts.get(kind))


def selected(selection: Mapping[str, object], bars: Sequence[Bar]) -> tuple[date, date] | None:
    """Give the first and the last day that a selection in the plot means, as the browser reports it."""
    stretch, clicked = selection.get("stretch"), selection.get("bar")
    if isinstance(stretch, Mapping) and stretch:
        edges = next(iter(stretch.values()))
        if isinstance(edges, Sequence):
            times = [float(edge) for edge in edges if isinstance(edge, int | float) and isfinite(edge)]
            if len(times) == 2:
                least, most = _ms(bars[0].first), _ms(bars[-1].last)
                start, end = sorted(min(max(at, least), most) for at in times)
                return _day(start), _day(end)
    if isinstance(clicked, Sequence) and clicked and isinstance(clicked[0], Mapping):
        day = clicked[0].get("day")
        for bar in bars:
            if bar.first.isoformat() == day:
                return bar.first, bar.last
    return None


def _dates(line: Timeline) -> str:
    """Give how days are written below the plot: as British papers do."""
    years = (line.bars[-1].last - line.bars[0].first).days / 365
    return "%Y" if years > 3 else "%b %Y" if years > 0.5 else "%-d %b"


def _stacked(bars: Sequence[Bar]) -> list[dict[str, str | float]]:
    rows: list[dict[str, str | float]] = []
    for bar in bars:
        low = 0
        wide = _ms(bar.last + timedelta(1)) - _ms(bar.first)
        for kind, name in LEGEND.items():
            if count := bar.counts.get(kind, 0):
                rows.append(
                    {
                        "first": _ms(bar.first) + wide * 0.06,
                        "last": _ms(bar.first) + wide * 0.94,
                        "kind": name,
                        "low": low,
                        "high": low + count,
                        "shown": 1 if bar.chosen else _BESIDE,
                    }
                )
                low += count
    return rows


def _column(bar: Bar) -> dict[str, str | float]:
    told = by_kind(bar)
    says = f"{bar.name}: {counted(bar.total, 'statement')}{f' ({told})' if told else ''}"
    return {
        "day": bar.first.isoformat(),
        "first": _ms(bar.first),
        "last": _ms(bar.last + timedelta(1)),
        "says": says,
    }


def _day(ms: float) -> date:
    return datetime.fromtimestamp(ms / 1000, UTC).date()


def _ms(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp() * 1000)
