"""What an answerer hands to verification, and the seam answerers share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.domain import Account, Citation, Claim, Hit, Scope
from assistant.events import Spent
from assistant.question import Question

NOT_IN_ARCHIVE = "The archive does not say."
"""The refusal: one sentence that code, prompts, tests and evaluation share."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before verification. ``text`` carries ``[n]`` markers that point at ``citations``.

    Where articles have a number otherwise, ``differing`` has their accounts, and the text begins with ``differ`` of
    them. A refusal may bring the ``closest`` statements itself; ``notices`` are for the reader; ``scope`` is what was
    answered from, where that is not the question's; ``spent`` is what a model took to write it.
    """

    text: str
    short_answer: str | None
    confidence: float
    abstained: bool
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    differing: tuple[Account, ...] = ()
    closest: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    scope: Scope | None = None
    spent: Spent | None = None


def differ(accounts: Sequence[Account]) -> str:
    """Say that reports differ, and how: "Reports differ: seven [1] or nine [2]." and a blank line; "" for none."""
    if not accounts:
        return ""
    told = [f"{_in_a_sentence(account.written)} {''.join(f'[{n}]' for n in account.citations)}" for account in accounts]
    return f"Reports differ: {', '.join(told[:-1])} or {told[-1]}.\n\n"


def _in_a_sentence(number: str) -> str:
    return number if any(letter.isdigit() for letter in number) else number.lower()


class Answerer(Protocol):
    """Anything that answers a question from the passages found for it."""

    name: str

    def stream(self, question: Question, hits: Sequence[Hit]) -> Iterator[str | Draft]:
        """Yield pieces of text as they are written, then one Draft, last. Raises EndpointError when a model fails.

        An empty piece before what takes long lets a reader who no longer waits stop it.
        """
        ...
