"""The report as Markdown: the same figures and cases for a terminal, a diff or a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from eval.report import plots, words
from eval.report.numbers import NOT_SCORED, day, interval, share, shown
from eval.report.untrusted import in_markdown
from eval.report.view import Case, Earlier, Evidence, Figure, Kind, Score, View

COVERAGES = (1.0, 0.8, 0.6, 0.4, 0.2)


def markdown(view: View) -> str:
    """Write the whole report; the cases that failed are told, the others are in the HTML."""
    return "\n".join(line for part in _parts(view) for line in (*part, "")).rstrip() + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers_from: int = 1) -> Iterator[str]:
    """Write a table of trusted or escaped cells, right-aligned from the column ``numbers_from``."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' if at < numbers_from else '---:' for at in range(len(head)))}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _parts(view: View) -> Iterator[Iterable[str]]:
    systems = [in_markdown(name) for name in view.systems]
    yield [f"# {in_markdown(words.headline(view))}"]
    yield [in_markdown(f"{view.title}. {words.standfirst(view)}")]
    for group, figures in groupby(view.figures, key=lambda figure: figure.group):
        yield [f"## {in_markdown(group)}"]
        yield table(["", "n", *systems], (_figure(figure) for figure in figures))
    if view.kinds:
        yield ["## By kind of question"]
        yield table(["right, of", *systems], (_kind(kind) for kind in view.kinds))
    yield from _curves(view, systems)
    failed = words.failing(view.cases)
    if failed:
        yield [f"## What went wrong, worst first ({len(failed)})"]
        for case in failed:
            yield from _case(case, systems=len(view.systems))
    if view.history:
        names = list(dict.fromkeys(name for run in view.history for name, _ in run.figures))
        yield ["## Earlier runs"]
        yield table(
            ["", "code", *map(in_markdown, names)],
            (
                [day(run.day), in_markdown(run.code), *(_then(view, run, name) for name in names)]
                for run in view.history
            ),
            numbers_from=2,
        )
    if view.facts:
        yield ["## How it was run"]
        yield table(["", ""], ([in_markdown(name), in_markdown(value)] for name, value in view.facts), numbers_from=2)


def _figure(figure: Figure) -> list[str]:
    name = f"{in_markdown(figure.name)} {'↑' if figure.better == 'higher' else '↓'}"
    return [name, f"{figure.n:,}", *(_score(score, figure) if score else NOT_SCORED for score in figure.scores)]


def _score(score: Score, figure: Figure) -> str:
    of = f", n = {score.n:,}" if score.n not in (None, figure.n) else ""
    return f"**{shown(score.value, figure.unit)}** ({interval(score, figure.unit)}{of})"


def _kind(kind: Kind) -> list[str]:
    return [in_markdown(kind.name), *(f"{tally.right} of {tally.n}" if tally else "–" for tally in kind.tallies)]


def _curves(view: View, systems: Sequence[str]) -> Iterator[Iterable[str]]:
    if not view.curves:
        return
    told = [words.told_risk(view), words.told_recall(view), words.told_reliability(view), words.told_latency(view)]
    yield ["## Curves"]
    yield [f"- {in_markdown(finding)}" for finding in told if finding]
    if any(curves.risk for curves in view.curves):
        rows = []
        for coverage in COVERAGES:
            reached = [[p for p in curves.risk if p.coverage >= coverage - 1e-9] for curves in view.curves]
            nearest = [min(points, key=lambda p: p.coverage, default=None) for points in reached]
            rows.append([share(coverage), *(share(point.risk) if point else "–" for point in nearest)])
        yield table(["answering, wrong of those", *systems], rows)
    if line := plots.missing():
        yield [in_markdown(line)]


def _case(case: Case, systems: int) -> Iterator[Iterable[str]]:
    yield [f"### {in_markdown(case.question)}"]
    about = [case.verdict, case.kind, case.id, f"asked as of {day(case.as_of)}", f"confidence {case.confidence:.2f}"]
    if systems > 1 and case.system:
        about.insert(0, case.system)
    yield [f"*{in_markdown(' · '.join(about))}*"]
    lines = [
        ("After", " / ".join(case.before)),
        ("Wanted", " / ".join(case.wanted) or "a refusal"),
        ("Answered", case.answer),
        ("In short", case.short_answer or ""),
        ("Why", "; ".join(case.reasons)),
    ]
    yield [
        *(f"- {label}: {in_markdown(text)}" for label, text in lines if text),
        *(f"- {_quoted(evidence)}" for evidence in case.evidence),
        *(f"- Closest: {_quoted(evidence)}" for evidence in case.closest),
    ]


def _quoted(evidence: Evidence) -> str:
    source = ", ".join(filter(None, (evidence.speaker, evidence.outlet, evidence.published, evidence.title)))
    return in_markdown(f"[{evidence.n}] “{evidence.quote}” ({source}; {evidence.article_id})")


def _then(view: View, run: Earlier, name: str) -> str:
    value = dict(run.figures).get(name)
    units = {figure.name: figure.unit for figure in view.figures}
    return "–" if value is None else shown(value, units.get(name, ""))
