"""Was a follow-up read as it was meant: the same people, topic, time and outlets, in a question that stands alone?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain import Answer
from assistant.text import normalise
from eval.cases import Case
from eval.metrics.answers import cited
from eval.metrics.metric import Metric, Score, yes
from eval.metrics.scope import days
from eval.outcomes import Outcome
from eval.reads import Reads

_BEGINS = re.compile(
    r"(?:(?:to|for|from|at|in|on|by|with|since|until|of)\s+)?(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do"
    r"|does|did|has|have|had|will|would|can|could|should|may|might|must)\b",
    re.IGNORECASE,
)
"""How a question that stands alone begins."""
_DANGLES = re.compile(r"(?:,|\b(?:and|or|but|the|an?|of|about|on|in|at|to))\s*\?$", re.IGNORECASE)


def misread(case: Case, reads: Reads, answer: Answer) -> Iterator[str]:
    """Yield what is wrong with how a follow-up was read; nothing where it is right."""
    read = answer.standalone_question
    if reads.same:
        if normalise(read) != normalise(case.question):
            yield "changed, though it leans on nothing"
    else:
        yield from _ill_formed(read)
    if reads.asks and not any(_begins(read, asks) for asks in reads.asks):
        yield f"does not ask {' / '.join(reads.asks)}"
    for kept in (*reads.people, *reads.topic):
        if not any(normalise(word) in normalise(read) for word in kept):
            yield f"lost {' / '.join(kept)}"
    for dropped in reads.without:
        if f" {normalise(dropped)} " in f" {normalise(read)} ":
            yield f"kept {dropped}"
    if case.period is not None and answer.scope.period != case.period:
        yield f"read as {days(answer.scope.period)}, meant {days(case.period)}"
    if set(answer.scope.outlets) != set(reads.outlets or ()):
        yield f"answered from {_listed(answer.scope.outlets)}, meant {_listed(reads.outlets or ())}"


def _ill_formed(read: str) -> Iterator[str]:
    """Yield what keeps a reading from being one English question: its words alone tell no list from a sentence."""
    if not _BEGINS.match(read):
        yield "begins as no question does"
    if "\n" in read or "  " in read or not read.rstrip().endswith("?") or read.count("?") > 1:
        yield "is not one question"
    if _DANGLES.search(read):
        yield "breaks off"


def _begins(read: str, asks: str) -> bool:
    return f"{normalise(read)} ".startswith(f"{normalise(asks)} ")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "any outlet"


def _resolved(case: Case, outcome: Outcome) -> Score | None:
    if case.reads is None:
        return None
    if outcome.answer is None:
        return yes(False, f"failed: {outcome.error}")
    wrong = list(misread(case, case.reads, outcome.answer))
    return yes(not wrong, f"“{outcome.answer.standalone_question}”: {'; '.join(wrong)}")


def _article(case: Case, outcome: Outcome) -> Score | None:
    if case.reads is None or not case.must_cite or outcome.answer is None:
        return None
    return yes(cited(case, outcome.answer), "article not cited")


METRICS = (
    Metric("follow-up resolved right", "read as meant: people, topic, time, outlets, one question", _resolved),
    Metric("follow-up, right article", "answered from an article that was meant", _article),
)
