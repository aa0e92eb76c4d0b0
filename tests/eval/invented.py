"""Cases, outcomes and systems made up for tests: no archive, no model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from assistant.domain import Answer, Citation, Claim, Hit, Record, Scope
from assistant.errors import EndpointError
from eval.cases import Case
from eval.outcomes import Outcome
from eval.runs import Manifest
from eval.systems import Declined

NOON = datetime(2025, 5, 30, 12, tzinfo=UTC)


def answer(
    text: str = "The bell rang.",
    *cited: Citation,
    abstained: bool = False,
    confidence: float = 0.5,
    scope: Scope = Scope(),
    short: str | None = None,
) -> Answer:
    claims = tuple(Claim(each.quote, (each.n,), True) for each in cited)
    timings = {"retrieve": 10.0, "total": 100.0}
    return Answer(
        "?", "?", NOON, scope, text, short, abstained, confidence, "extractive", claims, cited, timings_ms=timings
    )


def citation(n: int, quote: str, *, article: str = "one", speaker: str | None = None) -> Citation:
    record = Record(article, "The bell", url=f"https://paper.example/{article}")
    return Citation(n, record, 0, len(quote), quote, speaker)


def outcome(case: str, given: Answer | None, *hits: Hit, **more: object) -> Outcome:
    around = tuple(each.quote for each in given.citations) if given else ()
    return Outcome(case, given, hits, **{"around": around, **more})  # type: ignore[arg-type]  # fields by name


def cases(n: int) -> list[Case]:
    return [
        Case(f"case-{number:02}", f"Who rang bell {number}?", kind=("fact", "said")[number % 2], answers=("Ada Thorn",))
        for number in range(n)
    ]


def manifest(**given: object) -> Manifest:
    told: dict[str, object] = {
        "dataset": "own",
        "path": "own.jsonl",
        "archive": "archive",
        "digest": "d" * 64,
        "split": None,
        "limit": None,
        "twins": False,
        "system": "scripted",
        "described": {"settings": {"k": 1}},
        "workers": 1,
        "seed": 7,
        "code": "abc",
        "archive_code": None,
        "clock": "2025-05-30T12:00:00Z",
        "started": "2025-05-30T12:00:00Z",
    }
    return Manifest(**{**told, **given})  # type: ignore[arg-type]  # fields by name


@dataclass
class Scripted:
    """Answers rightly, except ``wrong``; its endpoint fails on those in ``failing`` and declines those in ``declined``;
    on those in ``broken`` it is the system that fails.
    """

    wrong: frozenset[str] = frozenset()
    failing: set[str] = field(default_factory=set)
    declined: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    name: str = "scripted"

    def described(self) -> Mapping[str, object]:
        return {"settings": {"k": 1}}

    def ask(self, case: Case) -> Outcome:
        self.asked.append(case.id)
        if case.id in self.failing:
            raise EndpointError("The model endpoint localhost (m) broke the connection; ask again.")
        if case.id in self.declined:
            raise Declined(outcome(case.id, None, error="The model endpoint localhost (m) did not accept the request."))
        if case.id in self.broken:
            raise ZeroDivisionError("division by zero")
        return outcome(case.id, answer("Bo Reed." if case.id in self.wrong else "Ada Thorn."))
