"""The curves as SVG, drawn by Altair and vl-convert (the extra ``eval``) in colours that the page decides.

Weighed against matplotlib: it refuses a CSS variable as a colour, so that a dark page needs every plot twice, and
turns letters into outlines or fixes their size. Vega passes ``var(--ink)`` through, so that one drawing serves light,
dark and paper, and its text stays text that a phone can enlarge. The price is a wheel of 33 MB (88 MB unpacked,
BSD-3-Clause; needs no browser and asks no network), 0.8 s for the first plot and 0.1 s for each further one: so it is
an extra, and without it the report says so where the plots would be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from eval.report import words
from eval.report.numbers import quantile, round_up
from eval.report.svg import svg
from eval.report.untrusted import writable
from eval.report.view import View

if TYPE_CHECKING:
    from altair import Axis, Chart, Fill, LayerChart, Shape, StrokeDash

Row = dict[str, str | float]
WIDTH, HEIGHT = 366, 216
STRIP = 240
"""The most samples drawn of one system's latency; more would only thicken the ink."""
DASHES = ([1, 0], [5, 3], [2, 2], [9, 3, 2, 3])
SHAPES = ("circle", "square", "diamond", "triangle-up")
MISSING = (
    "The plots are not drawn: they need Altair and vl-convert; pip install -e '.[eval]' and write the report again."
)


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawn curve: its heading, how to read it, what it shows, and the SVG."""

    heading: str
    reading: str
    finding: str
    svg: str


@dataclass(frozen=True, slots=True)
class _Curve:
    name: str
    heading: str
    reading: str
    finding: Callable[[View], str]
    rows: Callable[[View], list[Row]]
    chart: Callable[[View, list[Row]], LayerChart]


def missing() -> str | None:
    """Say in one line what has to be installed before plots are drawn; None where it is."""
    return None if find_spec("altair") and find_spec("vl_convert") else MISSING


def draw(view: View) -> list[Plot]:
    """Draw each curve that any system has points of; nothing where ``missing`` says why."""
    view = replace(view, systems=tuple(writable(name) for name in view.systems))  # XML holds no control characters
    plots = []
    for curve in () if missing() or not view.curves else CURVES:
        if rows := curve.rows(view):
            finding = curve.finding(view)
            drawn = svg(curve.chart(view, rows), curve.name, curve.heading, f"{curve.reading} {finding}")
            plots.append(Plot(curve.heading, curve.reading, finding, drawn))
    return plots


def _risk_rows(view: View) -> list[Row]:
    rows: list[Row] = []
    for system, curves in zip(view.systems, view.curves, strict=True):
        chosen = words.at_threshold(curves.risk, view.threshold)
        for point in curves.risk:
            default = int(point is chosen)
            rows.append({"system": system, "x": point.coverage, "y": point.risk, "default": default})
    return rows


def _risk(view: View, rows: list[Row]) -> LayerChart:
    import altair as alt

    highest = max(float(row["y"]) for row in rows)
    y = alt.Y("y:Q", title="wrong, of those", axis=_percent(), scale=alt.Scale(domain=[0, round_up(highest)]))
    x = alt.X("x:Q", title="questions answered", axis=_percent(), scale=alt.Scale(domain=[0, 1]))
    chart = _chart(view, rows).encode(x=x, y=y)
    line = chart.mark_line(strokeWidth=1.8).encode(strokeDash=_dash(view), order="x:Q")
    chosen = chart.transform_filter("datum.default == 1")
    ring = chosen.mark_point(size=110, fill="var(--paper)", strokeWidth=2, opacity=1).encode(shape=_shape(view))
    return _finished(line + ring)


def _recall_rows(view: View) -> list[Row]:
    return [
        {"system": system, "x": found.k, "y": found.share, "low": found.low, "high": found.high}
        for system, curves in zip(view.systems, view.curves, strict=True)
        for found in curves.recall
    ]


def _recall(view: View, rows: list[Row]) -> LayerChart:
    import altair as alt

    x = alt.X("x:O", title="hits looked at (k)", axis=alt.Axis(labelAngle=0, grid=False))
    y = alt.Y("y:Q", title="questions", axis=_percent(), scale=alt.Scale(domain=[0, 1]))
    chart = _chart(view, rows).encode(x=x, y=y)
    line = chart.mark_line(strokeWidth=1.8).encode(strokeDash=_dash(view))
    whisker = chart.mark_rule(strokeWidth=1.2).encode(y=alt.Y("low:Q"), y2="high:Q")
    point = chart.mark_point(size=55, opacity=1, strokeWidth=1.8).encode(shape=_shape(view), fill=_fill(view))
    return _finished(line + whisker + point)


def _reliability_rows(view: View) -> list[Row]:
    return [
        {"system": system, "x": bin.confidence, "y": bin.right, "n": bin.n}
        for system, curves in zip(view.systems, view.curves, strict=True)
        for bin in curves.reliability
        if bin.n
    ]


def _reliability(view: View, rows: list[Row]) -> LayerChart:
    import altair as alt

    whole = alt.Scale(domain=[0, 1])
    x = alt.X("x:Q", title="confidence", scale=whole, axis=alt.Axis(format=".1~f", values=[0, 0.2, 0.4, 0.6, 0.8, 1]))
    y = alt.Y("y:Q", title="right", axis=_percent(), scale=whole)
    ends = alt.Chart(alt.InlineData(values=[{"x": 0, "y": 0}, {"x": 1, "y": 1}])).encode(x=x, y=y)
    honest = ends.mark_line(stroke="var(--quiet)", strokeWidth=1, strokeDash=[2, 3])
    chart = _chart(view, rows).encode(x=x, y=y)
    line = chart.mark_line(strokeWidth=1.2).encode(strokeDash=_dash(view))
    size = alt.Size("n:Q", legend=None, scale=alt.Scale(range=[25, 320], domainMin=1))
    point = chart.mark_point(opacity=1, strokeWidth=1.8).encode(size=size, shape=_shape(view), fill=_fill(view))
    return _finished(honest + line + point)


def _latency_rows(view: View) -> list[Row]:
    rows: list[Row] = []
    for system, curves in zip(view.systems, view.curves, strict=True):
        samples, kept = curves.latency_ms, min(STRIP, len(curves.latency_ms))
        rows += [{"system": system, "x": quantile(samples, (at + 0.5) / kept)} for at in range(kept)]
    return rows


def _latency(view: View, rows: list[Row]) -> LayerChart:
    import altair as alt

    values = [float(row["x"]) for row in rows]
    wide = max(values) > 12 * quantile(values, 0.5)
    said = max(quantile(curves.latency_ms, 0.95) for curves in view.curves if curves.latency_ms)
    if wide:  # the label at the 95th of a hundred wants room to its right
        powers = [10.0**n for n in range(floor(log10(max(min(values), 0.1))), ceil(log10(max(values))) + 1)]
        scale, axis = alt.Scale(type="log", domain=[powers[0], max(powers[-1], 4 * said)]), alt.Axis(values=powers)
    else:
        scale, axis = alt.Scale(domain=[0, max(*values, 1.3 * said)], nice=True), alt.Axis(tickCount=5)
    x = alt.X("x:Q", title="milliseconds, logarithmic" if wide else "milliseconds", scale=scale, axis=axis)
    y = alt.Y("system:N", title=None, sort=list(view.systems), axis=None)
    chart = _chart(view, rows).encode(x=x, y=y)
    strip = chart.mark_tick(thickness=1, opacity=0.4, size=34)
    marks: list[Row] = [
        {
            "system": system,
            "x": quantile(curves.latency_ms, q),
            "q": q,
            "says": f"{name} {quantile(curves.latency_ms, q):,.0f}",
        }
        for system, curves in zip(view.systems, view.curves, strict=True)
        if curves.latency_ms
        for q, name in ((0.5, "p50"), (0.95, "p95"))
    ]
    marked = _chart(view, marks).encode(x=x, y=y)
    tick = marked.mark_tick(thickness=2.5, size=46)
    says = marked.encode(text="says:N")
    half = says.transform_filter("datum.q == 0.5").mark_text(dy=-33, fontSize=12, fill="var(--ink)", align="right")
    most = says.transform_filter("datum.q == 0.95").mark_text(dy=-33, fontSize=12, fill="var(--ink)", align="left")
    left = alt.Chart(alt.InlineData(values=[{"system": name} for name in view.systems])).encode(y=y, x=alt.value(0))
    names = left.mark_text(dy=33, fontSize=12, fill="var(--quiet)", align="left", limit=WIDTH).encode(text="system:N")
    return _finished(strip + tick + names + half + most)


def _percent() -> Axis:
    import altair as alt

    return alt.Axis(format=".0%", tickCount=5)


def _chart(view: View, rows: list[Row]) -> Chart:
    """Start a chart of rows in the colours of their systems."""
    import altair as alt

    colours = [f"var(--system-{at % 4})" for at in range(len(view.systems))]
    scale = alt.Scale(domain=list(view.systems), range=colours)
    return alt.Chart(alt.InlineData(values=rows)).encode(color=alt.Color("system:N", legend=None, scale=scale))


def _shape(view: View) -> Shape:
    import altair as alt

    shapes = [SHAPES[at % 4] for at in range(len(view.systems))]
    return alt.Shape("system:N", legend=None, scale=alt.Scale(domain=list(view.systems), range=shapes))


def _fill(view: View) -> Fill:
    """Fill the marks of the first system, as in the page's key; those of the others stay open."""
    import altair as alt

    fills = [f"var(--system-{at % 4})" if at % 4 == 0 else "transparent" for at in range(len(view.systems))]
    return alt.Fill("system:N", legend=None, scale=alt.Scale(domain=list(view.systems), range=fills))


def _dash(view: View) -> StrokeDash:
    import altair as alt

    dashes = [DASHES[at % 4] for at in range(len(view.systems))]
    return alt.StrokeDash("system:N", legend=None, scale=alt.Scale(domain=list(view.systems), range=dashes))


def _finished(chart: LayerChart) -> LayerChart:
    sized: LayerChart = chart.properties(width=WIDTH, height=HEIGHT, background="transparent")
    spaced: LayerChart = sized.configure_axis(
        domain=False, ticks=False, labelPadding=6, titlePadding=8, titleFontWeight="normal",
        labelFontSize=12, titleFontSize=12,
        labelColor="var(--quiet)", titleColor="var(--quiet)", gridColor="var(--rule)",
    )  # fmt: skip
    plain: LayerChart = spaced.configure_view(stroke=None)
    return plain


CURVES = (
    _Curve(
        "risk",
        "What refusing buys",
        "From right to left, the least confident answers are left out first; low is good. Ringed: the default.",
        words.told_risk,
        _risk_rows,
        _risk,
    ),
    _Curve(
        "recall",
        "Whether the search finds it",
        "The share of questions with a right hit among the first k; high is good.",
        words.told_recall,
        _recall_rows,
        _recall,
    ),
    _Curve(
        "reliability",
        "Whether its confidence can be believed",
        "On the dotted line, of answers given at 0.6 six in ten are right. Larger marks stand for more answers.",
        words.told_reliability,
        _reliability_rows,
        _reliability,
    ),
    _Curve(
        "latency",
        "How long a question takes",
        "One line a question, warm; left is good.",
        words.told_latency,
        _latency_rows,
        _latency,
    ),
)
