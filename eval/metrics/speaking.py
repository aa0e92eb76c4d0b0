"""Whose words are shown, and under whose name?

Whether the words under a name are that person's can be told where the set has labelled statements (eval/labelled.py).
Elsewhere only the name can be looked at: is the speaker one of those asked for?
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.text import normalise
from eval.cases import Case
from eval.metrics.metric import Metric, Score, yes
from eval.metrics.mouths import Verdict, judged, strangers
from eval.outcomes import Outcome


def _labelled(score: Callable[[Case, Verdict], Score | None]) -> Callable[[Case, Outcome], Score | None]:
    def scored(case: Case, outcome: Outcome) -> Score | None:
        return score(case, judged(case, outcome.answer)) if case.archive and outcome.answer else None

    return scored


def _precision(case: Case, verdict: Verdict) -> Score | None:
    return Score(verdict.credited, verdict.attributed, _first(verdict)) if verdict.attributed else None


def _wrong_mouth(case: Case, verdict: Verdict) -> Score | None:
    return Score(verdict.wrong_mouth, verdict.attributed, _first(verdict)) if verdict.attributed else None


def _not_asked_for(case: Case, outcome: Outcome) -> Score | None:
    if outcome.answer is None or outcome.abstained or case.archive or not case.speakers:
        return None
    named = [each for each in outcome.answer.citations if each.speaker]
    wrong = strangers(case, outcome.answer)
    why = f"quotes {', '.join(wrong)}" if wrong else ""
    return Score(sum(each.speaker in wrong for each in named), len(named), why) if named else None


def _recall(case: Case, outcome: Outcome) -> Score | None:
    if case.unanswerable or not case.speakers or outcome.answer is None:
        return None
    said = normalise(outcome.answer.text).split() if not outcome.abstained else []
    missing = [name for name in case.speakers if normalise(name).split()[-1] not in said]
    whole = len(case.speakers)
    if not case.archive and not case.all_needed:  # one of several who may be meant
        missing, whole = ([] if len(missing) < whole else missing[:1]), 1
    return Score(whole - len(missing), whole, f"names no {missing[0]}" if missing else "")


def _first(verdict: Verdict) -> str:
    return next((fault for fault in verdict.faults if "MOUTH" in fault or "no statement" in fault), "")


def _shown(case: Case, verdict: Verdict) -> Score | None:
    missed = "; ".join(fault for fault in verdict.faults if fault.startswith("misses"))
    return Score(verdict.shown, len(case.statements), missed) if case.statements else None


def _foreign(case: Case, verdict: Verdict) -> Score | None:
    return Score(verdict.strangers, verdict.displayed) if verdict.displayed else None


def _beside(case: Case, verdict: Verdict) -> Score | None:
    return Score(verdict.beside)


def _ordered(case: Case, verdict: Verdict) -> Score | None:
    return yes(verdict.in_order, "wrong order") if verdict.in_order is not None else None


METRICS = (
    Metric("attribution precision", "words given to a speaker that are theirs, by labels", _labelled(_precision)),
    Metric("attribution recall", "people asked for whose name the answer gives", _recall),
    Metric("wrong mouth", "words given to another than said them", _labelled(_wrong_mouth), lower_is_better=True),
    Metric("speakers not asked for", "words under another name than asked for", _not_asked_for, lower_is_better=True),
    Metric("statement recall", "labelled statements asked for that are shown", _labelled(_shown)),
    Metric("others' words", "labelled statements shown that others said", _labelled(_foreign), lower_is_better=True),
    Metric("others beside", "statements of others cited as context, a case", _labelled(_beside), lower_is_better=True),
    Metric("in order", "statements newest or oldest first, as asked", _labelled(_ordered)),
)
