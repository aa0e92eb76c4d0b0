"""What the report says in sentences: the result, where it is weakest, and what each curve shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eval.report.numbers import quantile, share, shown
from eval.report.view import RIGHT, Case, Risk, Tally, View

FEW = 5
"""Kinds with fewer questions are not called the weakest."""


def headline(view: View) -> str:
    """State the result in one sentence: the caller's, else what the tallies or the first figure say."""
    if view.subtitle:
        return view.subtitle
    totals = [(name, _total(view, at)) for at, name in enumerate(view.systems)]
    asked = [(name, total) for name, total in totals if total.n]
    if asked:
        (first, total), *others = asked
        told = "".join(f"; {name} {other.right:,} of {other.n:,}" for name, other in others)
        return f"{first} is right on {total.right:,} of {total.n:,} questions ({share(total.right / total.n)}){told}"
    figure = next((figure for figure in view.figures if figure.scores and figure.scores[0]), None)
    if figure is None or figure.scores[0] is None:
        return f"{view.title}: nothing was scored"
    return f"{view.systems[0]}: {figure.name} {shown(figure.scores[0].value, figure.unit)}"


def standfirst(view: View) -> str:
    """Say which kind is weakest for the first system, and what went wrong how often."""
    sentences = []
    tallied = [(kind.name, kind.tallies[0]) for kind in view.kinds if kind.tallies and kind.tallies[0]]
    weak = [(tally.right / tally.n, name, tally) for name, tally in tallied if tally and tally.n >= FEW]
    if len(weak) > 1:
        _, name, tally = min(weak, key=lambda row: row[0])
        sentences.append(f"Weakest: {name}, {tally.right} of {tally.n} right.")
    failed = failing(view.cases)
    if failed:
        counted = Counter(case.verdict for case in failed).most_common()
        told = ", ".join(f"{count} {verdict}" for verdict, count in counted)
        of = f" of {view.systems[0]}" if {case.system for case in failed} == {view.systems[0]} else ""
        one = len(failed) == 1
        sentences.append(f"{len(failed)} failed case{'' if one else 's'}{of} {'is' if one else 'are'} below: {told}.")
    return " ".join(sentences)


def failing(cases: Sequence[Case]) -> list[Case]:
    """Give the cases that failed, in their order."""
    return [case for case in cases if case.verdict != RIGHT]


def at_threshold(curve: Sequence[Risk], threshold: float | None) -> Risk | None:
    """Give the point of a curve where its system refuses below ``threshold``."""
    answered = [point for point in curve if threshold is not None and point.threshold >= threshold]
    return min(answered, key=lambda point: point.threshold, default=None)


def told_risk(view: View) -> str:
    """Say what the default threshold means for each system."""
    told = []
    for name, curves in zip(view.systems, view.curves, strict=True):
        if point := at_threshold(curves.risk, view.threshold):
            told.append(f"{name} answers {share(point.coverage)} and errs in {share(point.risk)} of those")
    return f"Refusing below a confidence of {view.threshold:g}, {'; '.join(told)}." if told else ""


def told_recall(view: View) -> str:
    """Say how often the first hits hold a right one."""
    told = [
        f"{name} finds one for {share(curves.recall[0].share)} of questions at k\u00a0=\u00a0{curves.recall[0].k}, "
        f"for {share(curves.recall[-1].share)} at k\u00a0=\u00a0{curves.recall[-1].k}"
        for name, curves in zip(view.systems, view.curves, strict=True)
        if curves.recall
    ]
    return f"{'; '.join(told)}." if told else ""


def told_reliability(view: View) -> str:
    """Say how far the confidence lies from the share that was right, on average over the answers."""
    told = []
    for name, curves in zip(view.systems, view.curves, strict=True):
        if answers := sum(bin.n for bin in curves.reliability):
            gap = sum(abs(bin.right - bin.confidence) * bin.n for bin in curves.reliability) / answers
            told.append(f"{name} is off by {100 * gap:.0f} points")
    return f"On average {'; '.join(told)}." if told else ""


def told_latency(view: View) -> str:
    """Say how long half and nineteen in twenty of the questions took."""
    told = [
        f"{name} {shown(quantile(curves.latency_ms, 0.5), 'ms')} and {shown(quantile(curves.latency_ms, 0.95), 'ms')}"
        for name, curves in zip(view.systems, view.curves, strict=True)
        if curves.latency_ms
    ]
    return f"Half, and nineteen in twenty, within: {'; '.join(told)}." if told else ""


def _total(view: View, system: int) -> Tally:
    tallies = [tally for kind in view.kinds if (tally := kind.tallies[system])]
    return Tally(sum(tally.right for tally in tallies), sum(tally.n for tally in tallies))
