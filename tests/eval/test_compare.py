from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import InputError
from eval.asking import ask_all
from eval.compare import compare
from eval.runs import Run, begin
from eval.tables import changes, differences
from tests.eval.invented import Scripted, cases, manifest


def ran(folder: Path, *wrong: int, n: int = 40, digest: str = "d" * 64) -> Run:
    run = begin(folder, manifest(digest=digest), cases(n))
    ask_all(run, Scripted(wrong=frozenset(f"case-{number:02}" for number in wrong)))
    return run


def test_a_clear_difference_is_told_from_chance(tmp_path: Path) -> None:
    found = compare(ran(tmp_path / "a", *range(0, 40, 2)), ran(tmp_path / "b"))
    right = next(each for each in found.differences if each.metric == "right")
    assert (found.cases, right.n, right.a, right.b, right.difference) == (40, 40, 0.5, 1.0, 0.5)
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


def test_runs_over_other_data_are_refused(tmp_path: Path) -> None:
    a, b = ran(tmp_path / "a"), ran(tmp_path / "b", digest="e" * 64)
    with pytest.raises(InputError, match="a and b were run over different data"):
        compare(a, b)


def test_only_the_cases_of_both_are_compared(tmp_path: Path) -> None:
    assert compare(ran(tmp_path / "a", n=40), ran(tmp_path / "b", n=10)).cases == 10
