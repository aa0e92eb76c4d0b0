from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import InputError
from eval.asking import ask_all
from eval.compare import compare
from eval.runs import Run, append, begin
from eval.tables import changes, differences
from tests.eval.invented import Scripted, answer, cases, citation, manifest, outcome


def ran(folder: Path, *wrong: int, n: int = 40, digest: str = "d" * 64) -> Run:
    run = begin(folder, manifest(digest=digest), cases(n))
    ask_all(run, Scripted(wrong=frozenset(f"case-{number:02}" for number in wrong)))
    return run


def test_a_clear_difference_is_told_from_chance(tmp_path: Path) -> None:
    found = compare(ran(tmp_path / "a", *range(0, 40, 2)), ran(tmp_path / "b"))
    right = next(each for each in found.differences if each.metric == "right")
    assert (found.cases, right.n_a, right.n_b, right.a, right.b, right.difference) == (40, 40, 40, 0.5, 1.0, 0.5)
    assert right.better is True
    assert right.low > 0 and right.p < 0.01
    assert len(found.changes) == 20 and all(each.better for each in found.changes)


def test_one_case_of_forty_proves_nothing(tmp_path: Path) -> None:
    found = compare(ran(tmp_path / "a"), ran(tmp_path / "b", 7))
    right = next(each for each in found.differences if each.metric == "right")
    assert right.better is None
    assert right.p > 0.5
    [change] = found.changes
    assert (change.id, change.better, change.why) == ("case-07", False, "the answer is not in the text: Ada Thorn")
    lines = [*differences(found.differences), *changes(found.changes)]
    assert any(line.startswith("right ") for line in lines)
    assert "  case-07  Who rang bell 7?  (the answer is not in the text: Ada Thorn)" in lines


def refusing(folder: Path, *refused: int, wrong: frozenset[int] = frozenset()) -> Run:
    """Keep a run over 40 cases, the last 20 unanswerable, of a system that refuses some and is wrong on others."""
    asked = [
        replace(case, unanswerable=n >= 20, answers=("Ada",) * (n < 20), must_cite=("one",) * (n < 20))
        for n, case in enumerate(cases(40))
    ]
    run = begin(folder, manifest(), asked)
    for n, case in enumerate(asked):
        cited = citation(1, "Ada rang.", article="two" if n in wrong else "one")
        append(run, outcome(case.id, answer(abstained=True) if n in refused else answer("Ada rang.", cited)))
    return run


def test_refusal_precision_differs_where_the_refusals_do(tmp_path: Path) -> None:
    """Kept to the refusals of both, which one set of cases holds, no two runs could ever differ."""
    found = compare(refusing(tmp_path / "a", *range(10, 30)), refusing(tmp_path / "b", *range(20, 35)))
    precision = next(each for each in found.differences if each.metric == "refusal precision")
    assert (precision.n_a, precision.n_b, precision.a, precision.b) == (20, 15, 0.5, 1)
    assert precision.better is True
    line = next(line for line in differences(found.differences) if line.startswith("refusal precision"))
    assert line.split()[2:4] == ["20", "15"]


def test_answers_that_one_run_alone_gave_count_for_it(tmp_path: Path) -> None:
    found = compare(refusing(tmp_path / "a", wrong=frozenset({3, 4, 5, 6})), refusing(tmp_path / "b", 3, 4, 5, 6))
    article = next(each for each in found.differences if each.metric == "right article")
    assert (article.n_a, article.n_b, article.a, article.b) == (20, 16, 0.8, 1)


def test_runs_over_other_data_are_refused(tmp_path: Path) -> None:
    a, b = ran(tmp_path / "a"), ran(tmp_path / "b", digest="e" * 64)
    with pytest.raises(InputError, match="a and b were run over different data"):
        compare(a, b)


def test_only_the_cases_of_both_are_compared(tmp_path: Path) -> None:
    assert compare(ran(tmp_path / "a", n=40), ran(tmp_path / "b", n=10)).cases == 10
