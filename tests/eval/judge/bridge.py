"""A bridge that is closed, and what may be said about it: the cases that the judge's tests share."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from assistant.settings import Settings, load
from eval.judge.asking import Options
from eval.judge.cases import AnswerCase, ClaimCase, PairCase, Quote
from eval.judge.judge import Judge
from tests.fake_endpoint import Fault, completion

KEY = "sk-canary-0123456789"
AS_OF = datetime(2025, 5, 20, 12, tzinfo=UTC)
ANSWER = AnswerCase("a1", "Until when is the bridge closed?", AS_OF, "Until 14 June [1].", ("14 June",))
ANSWERS = [
    AnswerCase(f"a{n}", ANSWER.question, AS_OF, f"Until {n} June, Ada Quay said [1].", ("14 June",))
    for n in range(1, 7)
]
UNANSWERABLE = AnswerCase("u1", "Who painted the bridge?", AS_OF, "The archive does not say.", unanswerable=True)
QUOTE = Quote("“It stays closed until 14 June,” Quay said.", "Ada Quay", "The Lantern", "19 May 2025")
CLAIM = ClaimCase("c1", "The bridge stays closed until 14 June, Ada Quay said.", (QUOTE,))
PAIR = PairCase("p1", ANSWER.question, AS_OF, "Until 14 June [1].", "Until 4 June [1].", ("14 June",))


def saying(label: str, reason: str = "the day is the same") -> list[bytes | Fault]:
    """Reply with a verdict."""
    return completion(json.dumps({"reason": reason, "label": label}))


def settings(url: str, **given: object) -> Settings:
    return load(OPENAI_BASE_URL=url, OPENAI_API_KEY=KEY, **{"model": "scripted", "timeout_s": 60, **given})


def judge(url: str, cache: Path, options: Options | None = None, waits: list[float] | None = None) -> Judge:
    """Give a judge that notes the pauses it would make, and makes none."""
    return Judge(settings(url), cache, options or Options(), ([] if waits is None else waits).append)
