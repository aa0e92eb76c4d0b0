"""Read the best sentences for the answer to a question: what is likely, and how likely it is there at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answering.reading.answers import Likely, likely_answers
from assistant.answering.reading.features import candidates_of
from assistant.answering.reading.reader import Reader
from assistant.answering.reading.stretches import Likelihoods, stretches
from assistant.answering.sentences import Candidate, Terms
from assistant.question import Question

NOT_READ = frozenset(("yes_no", "reason", "statement"))
"""Types of question whose answer is no short span."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The candidate answers, the likeliest first, and of each stretch read how likely the answer stands in it."""

    likely: tuple[Likely, ...]
    present: tuple[float, ...]


def read(
    question: Question, terms: Terms, ranked: Sequence[Candidate], reader: Reader, analyse: Callable[[str], list[str]]
) -> Reading | None:
    """Give the reading of the best sentences; None where there are none, or the question is not for a reader.

    Raises ArchiveError where the reader's file is missing or damaged.
    """
    if not ranked or question.answer_type in NOT_READ:
        return None
    chosen = stretches(ranked)
    likelihoods = Likelihoods(zip(chosen, reader.read(question.standalone, chosen), strict=True))
    likely = likely_answers(candidates_of(question, terms, ranked, analyse, likelihoods))
    return Reading(tuple(likely), tuple(likelihoods.present))
