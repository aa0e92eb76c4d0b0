from datetime import UTC, datetime

import pytest

from assistant.answering.sentences import Candidate
from assistant.answering.short_answer import short_answer
from assistant.domain import Hit, Record, Scope
from assistant.question import Question, understand


def asked(question: str) -> Question:
    return understand(question, datetime(2025, 5, 30, tzinfo=UTC), Scope())


def sentence(text: str, score: float) -> Candidate:
    hit = Hit(1, Record("a", "A title"), 0, len(text), text, 1.0)
    return Candidate(hit, 0, len(text), text, score, 0.5, 0.5, frozenset())


BEST = [
    sentence("The new wall cost 4.2 million crowns.", 2.0),
    sentence("The council spent 9,000 crowns on flags.", 1.2),
]


def test_the_span_of_the_asked_type_in_the_best_sentence_is_the_answer() -> None:
    assert short_answer(asked("how much did the wall cost"), BEST, 0.8) == "4.2 million crowns"


def test_where_the_evidence_is_weak_there_is_no_short_answer() -> None:
    assert short_answer(asked("how much did the wall cost"), BEST, 0.3) is None


def test_where_no_span_stands_out_there_is_none() -> None:
    even = [sentence("The wall cost 4 crowns.", 2.0), sentence("The wall cost 5 crowns.", 2.0)]
    assert short_answer(asked("how much did the wall cost"), even, 0.8) is None


@pytest.mark.parametrize("question", ["why was the wall built", "did the council pay", "what did the wall do"])
def test_a_question_that_wants_no_span_gets_none(question: str) -> None:
    assert short_answer(asked(question), BEST, 0.8) is None


def test_the_questions_own_names_are_no_answer() -> None:
    only = [sentence("Ada Quay spoke for Ada Quay.", 2.0)]
    assert short_answer(asked("who is Ada Quay"), only, 0.8) is None
