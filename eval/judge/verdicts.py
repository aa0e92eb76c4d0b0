"""What a judge gives: a label with a reason, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


class Correctness(StrEnum):
    """How an answer stands beside its references."""

    CORRECT = "correct"
    PARTLY = "partly"
    WRONG = "wrong"
    REFUSED_RIGHTLY = "refused rightly"
    REFUSED_WRONGLY = "refused wrongly"
    UNSCORED = "unscored"


class Support(StrEnum):
    """How far the quotations that a claim cites carry it."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    UNSUPPORTED = "unsupported"
    UNSCORED = "unscored"


class Preference(StrEnum):
    """Which of two answers is the better one."""

    FIRST = "first"
    SECOND = "second"
    TIE = "tie"
    UNSCORED = "unscored"


class Mode(StrEnum):
    """How a label was obtained: held to a JSON schema, asked for as plain JSON, or without any model."""

    SCHEMA = "json_schema"
    PLAIN = "plain_json"
    RULE = "rule"


UNSCORED = "unscored"
"""The label that every kind has: no judgement is better than a guessed one."""

L = TypeVar("L", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Verdict(Generic[L]):
    """A label and the reason for it, from ``model`` by the prompt of version ``prompt``.

    ``cached`` says that nothing was sent for it this time; the tokens are those of the request that was paid. ``key``
    names the entry in the cache; it is empty where a rule decided.
    """

    id: str
    label: L
    reason: str
    model: str
    prompt: str
    mode: Mode
    key: str = ""
    cached: bool = False
    tokens_in: int = 0
    tokens_out: int = 0

    @property
    def scored(self) -> bool:
        """Tell whether there is a judgement."""
        return self.label != UNSCORED


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a judge prefers when asked in both orders; both verdicts speak of the pair in the order it was given."""

    id: str
    forward: Verdict[Preference]
    backward: Verdict[Preference]

    @property
    def label(self) -> Preference:
        """Give the preference on which both orders agree; else a tie, or nothing where one of them was not scored."""
        if not (self.forward.scored and self.backward.scored):
            return Preference.UNSCORED
        return self.forward.label if self.forward.label == self.backward.label else Preference.TIE
