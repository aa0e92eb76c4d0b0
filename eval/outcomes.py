"""What a system gave for a case, one JSON line each: metrics are functions of a case and its outcome alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Answer, Hit
from assistant.errors import InputError

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a model read and wrote: counted by its endpoint, else estimated at four bytes a token.

    ``cost`` where a price was given.
    """

    prompt: int
    completion: int
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer with the passages it was made from, best first.

    ``around`` holds for each citation the stored sentences that its quote stands in, ``misquoted`` the quotes (of
    citations and closest coverage) that are not the stored text at their place. ``alone`` tells that
    nothing else was asked meanwhile, so that its timings count. ``error`` says why there is no answer.
    """

    case: str
    answer: Answer | None
    hits: tuple[Hit, ...] = ()
    around: tuple[str, ...] = ()
    misquoted: tuple[str, ...] = ()
    alone: bool = True
    tokens: Tokens | None = None
    error: str | None = None

    @property
    def abstained(self) -> bool:
        """Tell whether nothing was answered: refused, or failed."""
        return self.answer is None or self.answer.abstained


def dumps(outcome: Outcome) -> str:
    """Give an outcome as one line of JSON."""
    return _adapter().dump_json(outcome).decode()


def read_outcomes(path: Path) -> Iterator[Outcome]:
    """Read the outcomes of a run in the order they came; a last line that was cut off is left out.

    Raises InputError for any other line that can't be read.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return
    for number, line in enumerate(lines[:-1], start=1):
        try:
            yield _adapter().validate_json(line)
        except ValueError:
            raise InputError(f"{path}:{number}: not an outcome of this version; run the evaluation again") from None


@cache
def _adapter() -> TypeAdapter[Outcome]:
    from pydantic import TypeAdapter

    return TypeAdapter(Outcome)
