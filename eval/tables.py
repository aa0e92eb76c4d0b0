"""Figures as text: a table by heading, values in the unit people read them in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from eval.compare import Change, Difference
from eval.judge.measuring import Measured
from eval.judgements import Share
from eval.metrics import METRICS, ROOMS
from eval.scoring import EVERY, Figure


def table(figures: Sequence[Figure], group: str = EVERY) -> Iterator[str]:
    """Yield the lines of the table of a group: name, n, value, 95 % interval, what it says."""
    held = {figure.metric: figure for figure in figures if figure.group == group}
    width = max((len(name) for name in held), default=0)
    for room, metrics in ROOMS.items():
        lines = [
            f"  {metric.name:<{width}}  {held[metric.name].n:>5}  {shown(held[metric.name].value, metric.name):>9}"
            f"  {between(held[metric.name]):<19}  {metric.says}"
            for metric in metrics
            if metric.name in held
        ]
        if lines:
            yield f"{room:<{width + 2}}  {'n':>5}  {'value':>9}  {'95 % interval':<19}"
            yield from lines


def by_kind(figures: Iterable[Figure], metric: str = "right") -> Iterator[str]:
    """Yield a line for each group of cases but the whole: how many of them are right."""
    for figure in sorted((each for each in figures if each.metric == metric), key=lambda each: each.group):
        if figure.group != EVERY:
            yield f"  {figure.group:<20}  {figure.n:>5}  {shown(figure.value, metric):>9}  {between(figure)}"


def shown(value: float, metric: str) -> str:
    """Give a value in its unit: shares in per cent, times in milliseconds."""
    match METRICS[metric].unit:
        case "share":
            return f"{100 * value:.1f} %"
        case "ms":
            return f"{value:.0f} ms"
        case "tokens":
            return f"{value:.0f}"
        case "money":
            return f"{value:.6f}"


def between(figure: Figure) -> str:
    """Give the interval of a figure."""
    return _span(shown(figure.low, figure.metric), shown(figure.high, figure.metric))


def differences(found: Sequence[Difference]) -> Iterator[str]:
    """Yield the lines of a comparison: A, B, how far apart with the interval, p, and what that says."""
    width = max((len(each.metric) for each in found), default=0)
    yield f"{'':<{width}}  {'n A':>5}  {'n B':>5}  {'A':>9}  {'B':>9}  {'B - A':>9}  {'95 % interval':<21}  {'p':>6}"
    for each in found:
        a, b, apart, low, high = (
            shown(value, each.metric) for value in (each.a, each.b, each.difference, each.low, each.high)
        )
        verdict = {True: "better", False: "worse", None: ""}[each.better]
        span = _span(low, high)
        p = "<0.001" if each.p < 0.001 else f"{each.p:.3f}"
        n = f"{each.n_a:>5}  {each.n_b:>5}"
        yield f"{each.metric:<{width}}  {n}  {a:>9}  {b:>9}  {apart:>9}  {span:<21}  {p:>6}  {verdict}"


def changes(found: Sequence[Change]) -> Iterator[str]:
    """Yield the cases that came out otherwise: those that got worse first."""
    for better, heading in ((False, "wrong only in B"), (True, "right only in B")):
        held = [each for each in found if each.better == better]
        if held:
            yield f"{heading}: {len(held)}"
            yield from (f"  {each.id}  {each.question}  ({each.why})" for each in held)


def judged(shares: Iterable[Share], unscored: Counter[str]) -> Iterator[str]:
    """Yield what a judge said: the share of each label with its interval, what it left unscored and why."""
    told = list(shares)
    width = max((len(each.name) for each in told), default=0)
    if told:
        yield f"  {'':<{width}}  {'n':>5}  {'share':>9}  95 % interval"
    for each in told:
        low, value, high = (
            f"{100 * number:.1f}" for number in (each.interval.low, each.interval.value, each.interval.high)
        )
        yield f"  {each.name:<{width}}  {each.n:>5}  {value:>7} %  {f'{low} to {high} %':<19}  {each.says}"
    if unscored:
        yield f"  unscored: {sum(unscored.values())}"
        yield from (f"    {count:>5}  {reason}" for reason, count in unscored.most_common())


def agreements(measured: Measured) -> Iterator[str]:
    """Yield how far a judge agrees with the labels of people, and what sways it."""
    for kind, agreed in (("answers", measured.correctness), ("claims", measured.support)):
        if agreed.accuracy is None:
            yield f"  agreement with people on {kind}: nothing scored, {agreed.unscored} unscored"
            continue
        accuracy = f"accuracy {agreed.accuracy:.2f}{_ends(agreed.accuracy_interval)}"
        kappa = (
            "kappa not defined" if agreed.kappa is None else f"kappa {agreed.kappa:.2f}{_ends(agreed.kappa_interval)}"
        )
        yield f"  agreement with people on {kind}: {accuracy}, {kappa}, n {agreed.n}, {agreed.unscored} unscored"
    padding, length = measured.padding, measured.length
    yield f"  padding: {padding.raised} of {padding.n} verdicts rose, {padding.lowered} fell"
    if length.rho is not None:
        yield f"  length: rho {length.rho:.2f} over {length.n} answers of the same label"


def _span(low: str, high: str) -> str:
    """Write an interval whose unit stands once, at its end."""
    return f"{low} to {high}".replace(" % to", " to").replace(" ms to", " to")


def _ends(interval: tuple[float, float] | None) -> str:
    return f" ({interval[0]:.2f} to {interval[1]:.2f})" if interval else ""
