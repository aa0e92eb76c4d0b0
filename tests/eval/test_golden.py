from pathlib import Path

import pytest

from assistant import Assistant
from assistant.conversation import Turn, standalone
from eval.golden import GOLDEN, Golden, faults, golden

FLOORS = {"fact": 0.67, "said": 0.70, "time": 0.53, "followup": 0.41, "unanswerable": 0.61}
"""Shares of the held questions that must be right: what was reached, less one question (docs/benchmarks.md)."""


@pytest.fixture(scope="module")
def answered(sample_archive: Path) -> list[tuple[Golden, list[str]]]:
    """Every golden question with what is wrong with its answer; every quote is held against the stored text on the
    way.
    """
    results = []
    with Assistant.open(sample_archive) as assistant:
        texts = {}
        for case in golden(GOLDEN, None):
            turns = [Turn(n, question, question, "") for n, question in enumerate(case.history, start=1)]
            answer = assistant.ask(standalone(case.question, turns), as_of=case.as_of, extractive=True)
            wrong = faults(case, answer)
            for citation in (*answer.citations, *answer.closest):
                id_ = citation.article.id
                texts[id_] = texts.get(id_) or assistant.archive.article(id_).text
                if texts[id_][citation.start : citation.end] != citation.quote:
                    wrong.append("quote is not the stored text")
            results.append((case, wrong))
    return results


def test_every_quote_of_two_hundred_answers_is_the_stored_text(answered: list[tuple[Golden, list[str]]]) -> None:
    assert len(answered) >= 200
    assert [case.id for case, wrong in answered if "quote is not the stored text" in wrong] == []


def test_no_answer_quotes_another_person_than_was_asked_about(answered: list[tuple[Golden, list[str]]]) -> None:
    assert [(case.id, wrong) for case, wrong in answered if any(fault.startswith("quotes ") for fault in wrong)] == []


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_held_questions_stay_above_their_floor(
    kind: str, floor: float, answered: list[tuple[Golden, list[str]]]
) -> None:
    held = {case.id for case in golden(GOLDEN, "held")}
    right = [not wrong for case, wrong in answered if case.id in held and case.kind == kind]
    assert sum(right) / len(right) >= floor
