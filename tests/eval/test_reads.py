from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.domain import Period, Scope
from assistant.errors import InputError
from eval import datasets
from eval.cases import Case, dumps, read_cases
from eval.metrics import METRICS
from eval.outcomes import Outcome
from eval.reads import Reads, Told
from tests.eval.invented import answer

AS_OF = datetime(2025, 5, 31, 12, tzinfo=UTC)
SCORE = METRICS["follow-up resolved right"].score
CASE = Case(
    "c",
    "and Holt?",
    reads=Reads(asks=("what",), people=(("Holt",),), topic=(("pier", "quay"),), without=("Ada",), outlets=None),
)


def read_as(question: str, case: Case = CASE, scope: Scope = Scope()) -> str:
    """Give what the metric finds wrong; "" for a right reading."""
    score = SCORE(case, Outcome(case.id, replace(answer(), question="q", standalone_question=question, scope=scope)))
    assert score is not None
    assert bool(score.part) == (not score.why)
    return score.why


def test_a_reading_that_keeps_what_it_must_is_right() -> None:
    assert read_as("What did Tom Holt say about the quay?") == ""


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("What did Moss say about the pier?", "lost Holt"),
        ("What did Holt say?", "lost pier / quay"),
        ("What did Ada Holt say about the pier?", "kept Ada"),
        ("When did Holt speak about the pier?", "does not ask what"),
        ("And Holt, pier?", "begins as no question does"),
        ("What did Holt say about the pier", "is not one question"),
        ("What did Holt say? About the pier?", "is not one question"),
        ("What did Holt say about the pier and the?", "breaks off"),
    ],
)
def test_a_reading_that_does_not_is_told(question: str, why: str) -> None:
    assert why in read_as(question)


def test_period_and_outlets_must_be_those_meant() -> None:
    period = Period(AS_OF.replace(hour=0), None)
    case = replace(CASE, period=period, reads=replace(CASE.reads or Reads(), outlets=("The Quay",)))
    question = "What did Holt say about the pier?"
    assert read_as(question, case, Scope(period, ("The Quay",))) == ""
    assert "meant 2025-05-31" in read_as(question, case, Scope(outlets=("The Quay",)))
    assert "meant The Quay" in read_as(question, case, Scope(period))
    assert "answered from The Quay, meant any outlet" in read_as(question, CASE, Scope(outlets=("The Quay",)))


def test_what_stands_alone_must_stay_as_it_is() -> None:
    case = Case("c", "Who runs the port?", reads=Reads(same=True))
    assert read_as("Who runs the port?", case) == ""
    assert "changed" in read_as("Who runs the port about the pier?", case)


def test_a_case_without_reads_is_not_scored() -> None:
    assert SCORE(Case("c", "Who?"), Outcome("c", answer())) is None


def test_cases_come_back_as_they_were_written(tmp_path: Path) -> None:
    told = (None, Told("It will.", "yes", ("Ada",)))
    case = replace(CASE, history=("a?", "b?"), told=told, reads=replace(CASE.reads or Reads(), outlets=(), same=True))
    path = tmp_path / "own.jsonl"
    path.write_text(dumps(case) + "\n", "utf-8")
    assert read_cases(path) == (case,)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reads", []),
        ("reads", {"ask": ["what"]}),
        ("reads", {"people": "Holt"}),
        ("reads", {"same": 1}),
        ("told", {}),
        ("told", [{"texts": ""}]),
        ("told", ["yes"]),
    ],
)
def test_a_misspelt_reading_is_named_with_its_line(field: str, value: object, tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps({"question": "Who?", field: value}) + "\n", "utf-8")
    with pytest.raises(InputError, match=r"own\.jsonl:1: "):
        read_cases(path)


def test_the_shipped_set_parts_whole_threads_and_every_case_says_how_it_is_read() -> None:
    cases = datasets.load("followups").cases
    threads = {case.id.rpartition("-")[0]: case.split for case in cases}
    assert len(cases) >= 80
    assert len(threads) >= 25
    assert all(case.split == threads[case.id.rpartition("-")[0]] for case in cases)
    assert {case.split for case in cases} == {"dev", "others", "strangers", "fourth", "fifth"}
    for case in cases:
        assert case.reads is not None
        assert case.history
        assert case.reads.same or case.reads.asks or case.reads.people or case.reads.topic, case.id
        assert not case.told or len(case.told) <= len(case.history)


def test_what_the_set_must_cite_is_in_the_sample(sample_archive: Path) -> None:
    from assistant.archive.archive import Archive

    with Archive.open(sample_archive) as archive:
        for url in {url for case in datasets.load("followups").cases for url in case.must_cite}:
            assert archive.record(url).url == url
