"""The newsqa questions that models are learnt from: those of ``dev.jsonl`` that are not of the desk set, in two parts.

One part is for learning to rank (and to judge how sure an answer is), the other for learning to read, so that what
ranks never sees a question that the reader learnt. Nothing is reported on either.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from eval.cases import Case, read_cases

FOR_RANKING = 300
"""As many as the desk set has."""


def questions(data: Path) -> tuple[tuple[Case, ...], tuple[Case, ...]]:
    """Give the questions to learn to rank from and those to learn to read from; ``data`` is newsqa's folder."""
    desk = {case.id for case in read_cases(data / "desk_dev.jsonl")}
    others = [case for case in read_cases(data / "dev.jsonl") if case.id not in desk]
    others.sort(key=lambda case: sha256(f"twin{case.id}".encode()).hexdigest())
    return tuple(others[:FOR_RANKING]), tuple(others[FOR_RANKING:])
