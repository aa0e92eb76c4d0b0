"""The answers and claims that a person labelled (``golden/judged.jsonl``).

A line holds an answer (``question``, ``as_of``, ``answer``, ``references`` or ``unanswerable``) or a claim (``claim``,
``quotes``), the ``label`` a person gave it and ``why``. ``padded`` names the item whose facts this one repeats among
sentences that are true and beside the point. Quotes are verbatim from the sample archive; the claims need not be right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import InputError
from eval.judge.cases import AnswerCase, ClaimCase, Quote
from eval.judge.verdicts import Correctness, Support
from eval.lines import lines

JUDGED = Path(__file__).parents[1] / "golden" / "judged.jsonl"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A case, the label that a person gave it and why; ``padded`` is the id of its plain twin."""

    case: AnswerCase | ClaimCase
    label: Correctness | Support
    why: str
    padded: str | None = None


class _Quote(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str
    article: str
    speaker: str | None = None
    outlet: str | None = None
    published: str | None = None


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    question: str
    as_of: datetime
    answer: str
    references: tuple[str, ...] = ()
    unanswerable: bool = False
    all_needed: bool = False
    label: Correctness
    why: str
    padded: str | None = None


class _Claim(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    claim: str
    quotes: tuple[_Quote, ...]
    label: Support
    why: str


def labelled(path: Path = JUDGED) -> Iterator[Labelled]:
    """Read the labelled items. Raises InputError naming file, line and field where a line is not of the form."""
    for n, line in enumerate(lines(path.read_text(encoding="utf-8")), start=1):
        try:
            row = json.loads(line)
            yield _claim(row) if isinstance(row, dict) and "claim" in row else _answer(row)
        except json.JSONDecodeError:
            raise InputError(f"{path}, line {n}: no JSON; write one object a line") from None
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"]) or "the line"
            raise InputError(f"{path}, line {n}, {field}: {first['msg']}; mend the line") from None


def _answer(row: object) -> Labelled:
    read = _Answer.model_validate(row)
    case = AnswerCase(
        read.id,
        read.question,
        read.as_of.replace(hour=12, tzinfo=UTC),
        read.answer,
        read.references,
        read.unanswerable,
        read.all_needed,
    )
    return Labelled(case, read.label, read.why, read.padded)


def _claim(row: object) -> Labelled:
    read = _Claim.model_validate(row)
    quotes = tuple(Quote(quote.text, quote.speaker, quote.outlet, quote.published) for quote in read.quotes)
    return Labelled(ClaimCase(read.id, read.claim, quotes), read.label, read.why)
