"""The cases of a report, worst first: what was asked, wanted and answered, the verdict, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant.domain import Citation
from eval import cases
from eval.judgements import Judgement, read_judgements
from eval.metrics.answers import faults
from eval.metrics.metric import Score
from eval.report.view import RIGHT, Case, Evidence
from eval.reporting.kinds import kind_of
from eval.runs import Run
from eval.scoring import Scored

MISQUOTED, WRONG_MOUTH, UNANSWERABLE, WRONG, REFUSED, FAILED = (
    "misquoted", "in the wrong mouth", "answered the unanswerable", "wrong", "wrongly refused", "failed",
)  # fmt: skip
WORST_FIRST = (MISQUOTED, WRONG_MOUTH, UNANSWERABLE, WRONG, REFUSED, FAILED, RIGHT)
"""Words that nobody said do more harm than a wrong answer, and that more than none; the surest come first."""
_BESIDE = ("relevant@5", "verbatim", "wrong mouth", "citation recall")
"""Metrics whose reasons say why an answer went wrong."""


def told(run: Run, scored: Sequence[Scored], system: str) -> tuple[Case, ...]:
    """Give the cases that say what is right, worst first."""
    said: dict[str, list[Judgement]] = {}
    for each in read_judgements(run):
        said.setdefault(each.case, []).append(each)
    begun = date.fromisoformat(run.manifest.started[:10])
    shown = [_case(each, system, begun, said.get(each.case.id, ())) for each in scored if "right" in each.scores]
    return tuple(sorted(shown, key=lambda case: (WORST_FIRST.index(case.verdict), -case.confidence)))


def verdict(scored: Scored) -> str:
    """Say in a few words how a case came out."""
    answer = scored.outcome.answer
    if answer is None:
        return FAILED
    if scored.outcome.misquoted:
        return MISQUOTED
    if _part(scored.scores.get("wrong mouth")):
        return WRONG_MOUTH
    if _part(scored.scores["right"]):
        return RIGHT
    if scored.case.unanswerable:
        return UNANSWERABLE
    return REFUSED if answer.abstained else WRONG


def _part(score: Score | None) -> float:
    return score.part if score else 0.0


def _case(scored: Scored, system: str, begun: date, said: Iterable[Judgement]) -> Case:
    case, answer, verdict_ = scored.case, scored.outcome.answer, verdict(scored)
    return Case(
        id=case.id,
        kind=kind_of(case),
        question=case.question,
        as_of=case.as_of.date() if case.as_of else begun,
        answer=answer.text if answer else "",
        confidence=answer.confidence if answer else 0.0,
        verdict=verdict_,
        system=system,
        before=case.history,
        wanted=tuple(_wanted(case)),
        short_answer=answer.short_answer if answer else None,
        reasons=tuple(dict.fromkeys(_reasons(scored, verdict_, said))),
        evidence=_evidence(answer.citations if answer else ()),
        closest=_evidence(answer.closest if answer else ()),
    )


def _wanted(case: cases.Case) -> Iterator[str]:
    """Yield what a right answer has; nothing where that is a refusal."""
    if case.unanswerable:
        return
    if case.answers:
        yield from [" and ".join(f"“{each}”" for each in case.answers)] if case.all_needed else case.answers
    elif case.statements:
        yield f"the statements {', '.join('/'.join(group) for group in case.statements)}"
    elif case.must_cite:
        yield f"a citation of {' or '.join(case.must_cite)}"
    elif case.must_not_say:
        yield f"an answer without {' or '.join(map(repr, case.must_not_say))}"


def _reasons(scored: Scored, verdict_: str, said: Iterable[Judgement]) -> Iterator[str]:
    """Yield why a case went wrong, what the verdict or the line above says already left out."""
    if verdict_ != RIGHT:
        known = f": {' / '.join(scored.case.answers)}"
        yield from (
            fault.removesuffix(known)
            for fault in faults(scored.case, scored.outcome)
            if fault not in (verdict_, "refused")
        )
        yield from (each.why for name in _BESIDE if (each := scored.scores.get(name)) and each.why)
    for one in said:
        what = "the answer" if one.claim is None else f"claim {one.claim}"
        yield f"the judge calls {what} {one.label}: {one.reason}"


def _evidence(citations: Iterable[Citation]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            each.n,
            each.quote,
            each.article.id,
            each.article.title,
            each.article.outlet or "",
            str(each.article.published or ""),
            each.speaker or "",
        )
        for each in citations
    )
