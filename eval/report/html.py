"""The report as one HTML page: everything in it, nothing asked from outside, no script at all.

The page carries a policy that forbids scripts, pictures and requests; words are escaped by the template (Jinja2 with
autoescape), and an address in them is never a link. The filters are radio buttons and CSS.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from eval.report import numbers, plots, words
from eval.report.untrusted import Words, marks, writable
from eval.report.view import RIGHT, Case, Earlier, Figure, View

TOLD = 3
"""Cases of each verdict told in full; the rest open on demand."""
QUOTED = 3
"""Quotations of a case that are shown at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and the axis its scores lie on; ``ruled`` where the axis differs from the row's above."""

    figure: Figure
    axis: numbers.Axis
    ruled: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A case on the page: its place, its answer in parts, and the place of its value in each filter."""

    at: int
    case: Case
    answer: tuple[Words, ...]
    picks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of the cases: its name, and its values with the number of cases of each."""

    name: str
    options: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over the runs: its name, the first and last value, and the points of a line in a box of 100 by 100."""

    name: str
    first: float
    last: float
    points: str


def html(view: View) -> str:
    """Write the whole page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    pages = Environment(
        loader=PackageLoader("eval.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: writable(value) if type(value) is str else value,
    )
    pages.filters |= {
        "day": numbers.day,
        "bare": numbers.bare,
        "interval": numbers.interval,
        "suffix": numbers.suffix,
        "shown": numbers.shown,
    }
    filters = list(_filters(view.cases))
    cards = [_card(at, case, filters) for at, case in enumerate(view.cases, start=1)]
    failed = [card for card in cards if card.case.verdict != RIGHT]
    told = _told(failed)
    return pages.get_template("report.html").render(
        view=view,
        headline=words.headline(view),
        standfirst=words.standfirst(view),
        groups=[(group, list(_rows(figures))) for group, figures in groupby(view.figures, lambda figure: figure.group)],
        plots=[(plot, Markup(plot.svg)) for plot in plots.draw(view)],
        missing=plots.missing() if view.curves else None,
        filters=filters,
        unmatched=list(_unmatched(cards, filters)),
        told=told,
        failed=[card for card in failed if card not in told],
        right=[card for card in cards if card.case.verdict == RIGHT],
        quoted=QUOTED,
        units={figure.name: figure.unit for figure in view.figures},
        trends=list(_trends(view.history)),
    )


def _rows(figures: Iterable[Figure]) -> Iterator[Row]:
    above = ""
    for figure in figures:
        axis = numbers.axis(figure)
        yield Row(figure, axis, axis.label != above)
        above = axis.label


def _filters(cases: Sequence[Case]) -> Iterator[Filter]:
    for name, field in (("System", "system"), ("Verdict", "verdict"), ("Kind", "kind")):
        counted = Counter(str(getattr(case, field)) for case in cases)
        if len(counted) > 1:
            yield Filter(name, tuple(counted.items()))


def _card(at: int, case: Case, filters: Sequence[Filter]) -> Card:
    values = [str(getattr(case, chosen.name.lower())) for chosen in filters]
    picks = [
        next(place for place, (option, _) in enumerate(chosen.options) if option == value)
        for chosen, value in zip(filters, values, strict=True)
    ]
    return Card(at, case, tuple(marks(case.answer, [evidence.n for evidence in case.evidence])), tuple(picks))


def _told(failed: Sequence[Card]) -> list[Card]:
    """Give the worst few of each verdict, so that one way to fail does not hide the others."""
    seen: Counter[str] = Counter()
    told = []
    for card in failed:
        seen[card.case.verdict] += 1
        if seen[card.case.verdict] <= TOLD:
            told.append(card)
    return told


def _unmatched(cards: Sequence[Card], filters: Sequence[Filter]) -> Iterator[list[tuple[int, int]]]:
    """Give each choice of filters, as (filter, option), that no case meets."""
    held = {card.picks for card in cards}
    for choice in product(*([None, *range(len(chosen.options))] for chosen in filters)):
        if not any(all(want in (None, has) for want, has in zip(choice, picks, strict=True)) for picks in held):
            yield [(at, want) for at, want in enumerate(choice) if want is not None]


def _trends(runs: Sequence[Earlier]) -> Iterator[Trend]:
    for name in dict.fromkeys(name for run in runs for name, _ in run.figures):
        values = [(at, dict(run.figures)[name]) for at, run in enumerate(runs) if name in dict(run.figures)]
        if len(values) > 1:
            low, high = min(value for _, value in values), max(value for _, value in values)
            spread, wide = (high - low) or 1, len(runs) - 1
            points = " ".join(f"{100 * at / wide:.1f},{100 - 100 * (value - low) / spread:.1f}" for at, value in values)
            yield Trend(name, values[0][1], values[-1][1], points)
