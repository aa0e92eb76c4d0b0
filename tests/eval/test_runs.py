from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import InputError
from eval.asking import PATIENCE, ask_all
from eval.outcomes import read_outcomes
from eval.runs import HISTORY, MANIFEST, OUTCOMES, SCORES, begin, finish, open_run, same_questions
from tests.eval.invented import Scripted, cases, manifest


def test_a_run_keeps_all_that_is_needed_to_score_it_again(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(6))
    asked = ask_all(run, Scripted(wrong=frozenset({"case-03"})))
    finished, figures = finish(run)
    assert (asked.done, asked.left, asked.problem) == (6, 0, None)
    assert finished.manifest.finished is not None
    again = open_run(tmp_path / "run")
    assert (again.manifest, again.cases) == (finished.manifest, finished.cases)
    assert [each.scores["right"].part for each in again.scored()] == [1, 1, 1, 0, 1, 1]
    right = next(figure for figure in figures if (figure.metric, figure.group) == ("right", "all"))
    assert (right.n, right.value) == (6, pytest.approx(5 / 6))
    assert right.low <= right.value <= right.high
    told = json.loads((tmp_path / "run" / SCORES).read_text("utf-8"))
    assert told["cases"]["case-03"]["right"] == [0, 1, "the answer is not in the text: Ada Thorn"]
    [line] = (tmp_path / HISTORY).read_text("utf-8").splitlines()
    assert json.loads(line)["figures"]["right"] == pytest.approx(0.8333)


def test_an_endpoint_that_fails_leaves_a_run_that_is_gone_on_with(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(8))
    failing = Scripted(failing={f"case-{n:02}" for n in range(3, 8)})
    asked = ask_all(run, failing)
    assert (asked.done, asked.left) == (3, 5)
    assert asked.problem is not None and "broke the connection" in asked.problem
    assert len(failing.asked) == 1 + 3 + PATIENCE  # one to warm up, three answered, then patience ends
    assert finish(run)[0].manifest.finished is None
    assert not (tmp_path / HISTORY).exists()
    mended = Scripted()
    assert ask_all(open_run(tmp_path / "run"), mended).left == 0
    assert mended.asked == [f"case-{n:02}" for n in range(3, 8)]


def test_one_failure_costs_one_case(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(6))
    asked = ask_all(run, Scripted(failing={"case-01", "case-03"}))
    assert (asked.done, asked.left) == (4, 2)


def test_a_line_cut_off_by_a_kill_is_asked_again(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(3))
    ask_all(run, Scripted())
    path = tmp_path / "run" / OUTCOMES
    path.write_bytes(path.read_bytes()[:-20])
    assert len(list(read_outcomes(path))) == 2
    again = Scripted()
    assert ask_all(open_run(tmp_path / "run"), again).left == 0
    assert again.asked == ["case-02"]
    assert len(run.outcomes()) == 3


def test_a_broken_line_before_the_last_names_file_and_line(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(2))
    ask_all(run, Scripted())
    path = tmp_path / "run" / OUTCOMES
    path.write_text("{}\n" + path.read_text("utf-8"), "utf-8")
    with pytest.raises(InputError, match=r"outcomes\.jsonl:1: not an outcome"):
        run.outcomes()


def test_several_at_once_ask_each_case_once_and_leave_the_times_out(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(20))
    system, seen = Scripted(), list[tuple[int, int]]()
    assert ask_all(run, system, workers=4, progress=lambda done, of: seen.append((done, of))).left == 0
    assert sorted(system.asked[1:]) == [case.id for case in run.cases]
    assert seen == [(n, 20) for n in range(1, 21)]
    figures = {figure.metric for figure in finish(run)[1]}
    assert "right" in figures
    assert "answer p50" not in figures


def test_a_folder_is_used_once_and_a_run_is_gone_on_with_as_it_was_begun(tmp_path: Path) -> None:
    begin(tmp_path / "run", manifest(), cases(1))
    with pytest.raises(InputError, match="holds a run already"):
        begin(tmp_path / "run", manifest(), cases(1))
    with pytest.raises(InputError, match="begun with another system: scripted, now tutorial"):
        same_questions(manifest(), manifest(system="tutorial"))
    with pytest.raises(InputError, match="another digest"):
        same_questions(manifest(), manifest(digest="e" * 64))


def test_a_folder_without_a_run_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"there is no {MANIFEST}"):
        open_run(tmp_path)
    (tmp_path / MANIFEST).write_text("[]", "utf-8")
    with pytest.raises(InputError, match="not the manifest"):
        open_run(tmp_path)
