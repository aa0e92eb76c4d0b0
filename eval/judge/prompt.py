"""Compose what a judge is asked. The wording is in ``prompts/``; whatever is judged is fenced off as material."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.fence import fenced
from assistant.prompts import prompt_text
from eval.judge.cases import AnswerCase, ClaimCase, PairCase, Quote

CORRECTNESS = "correctness_v1"
UNANSWERABLE = "unanswerable_v1"
SUPPORT = "support_v1"
PREFERENCE = "preference_v1"
PROMPTS = (CORRECTNESS, UNANSWERABLE, SUPPORT, PREFERENCE)
"""The prompts in use: ``prompts/PROMPT_system.txt`` and ``prompts/PROMPT_user.txt``. New wording gets a new version."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is sent: the version of the prompt, the two messages, and the labels between which the judge may choose."""

    prompt: str
    system: str
    user: str
    labels: tuple[str, ...]


def correctness(case: AnswerCase) -> Asked:
    """Ask how an answer stands beside its references; of an unanswerable question, only whether the answer refuses."""
    slots = {
        "question": fenced("question", case.question),
        "asked": _day(case.as_of),
        "answer": fenced("answer", case.answer),
    }
    if case.unanswerable:
        return _asked(UNANSWERABLE, ("wrong", "refused"), slots)
    labels = ("correct", "partly", "wrong", "refused")
    return _asked(CORRECTNESS, labels, slots | _references(case.references, case.all_needed))


def support(case: ClaimCase) -> Asked:
    """Ask how far the quotations carry a claim."""
    quotes = "\n".join(_quotation(n, quote) for n, quote in enumerate(case.quotes, start=1))
    slots = {"claim": fenced("claim", case.claim), "quotations": quotes}
    return _asked(SUPPORT, ("supported", "partly", "unsupported"), slots)


def preference(case: PairCase, *, swapped: bool) -> Asked:
    """Ask which of two answers is better, the second one put first where ``swapped``."""
    one, two = (case.second, case.first) if swapped else (case.first, case.second)
    slots = {
        "question": fenced("question", case.question),
        "asked": _day(case.as_of),
        "answers": "\n".join(fenced("answer", text, number=str(n)) for n, text in enumerate((one, two), start=1)),
    }
    return _asked(PREFERENCE, ("1", "2", "tie"), slots | _references(case.references, all_needed=False))


def wording(prompt: str) -> str:
    """Give the text of a prompt as it stands in its two files."""
    return f"{_part(prompt, 'system')}\n\n{_part(prompt, 'user')}"


def _asked(prompt: str, labels: tuple[str, ...], slots: dict[str, str]) -> Asked:
    named = " or ".join(f'"{label}"' for label in labels)
    system = _part(prompt, "system").format(labels=named)
    return Asked(prompt, system, _part(prompt, "user").format(**slots), labels)


def _part(prompt: str, part: str) -> str:
    return prompt_text("eval.judge", f"{prompt}_{part}")


def _references(references: Sequence[str], all_needed: bool) -> dict[str, str]:
    several = "All of these are needed:" if all_needed else "Any one of these will do:"
    return {
        "how_many": several if len(references) > 1 else "The reference:",
        "references": "\n".join(fenced("reference", text) for text in references),
    }


def _quotation(n: int, quote: Quote) -> str:
    return fenced(
        "quotation", quote.text, number=str(n), speaker=quote.speaker, outlet=quote.outlet, date=quote.published
    )


def _day(moment: datetime) -> str:
    return f"{moment:%A}, {moment.day} {moment:%B %Y}"
