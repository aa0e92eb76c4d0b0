from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Event

import pytest

from assistant.errors import InputError
from assistant.settings import load as settings
from eval.asking import PATIENCE, Asked, ask_all
from eval.cases import Case
from eval.datasets import load
from eval.evaluate import Plan, evaluate
from eval.outcomes import Outcome, read_outcomes
from eval.runs import HISTORY, MANIFEST, OUTCOMES, SCORES, alone, begin, finish, open_run, same_questions
from eval.shared import shared
from tests.eval.invented import NOON, Scripted, cases, manifest


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
    assert mended.asked == ["case-00", *(f"case-{n:02}" for n in range(3, 8))]  # warm with what was answered before


def test_one_failure_costs_one_case(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(6))
    asked = ask_all(run, Scripted(failing={"case-01", "case-03"}))
    assert (asked.done, asked.left) == (4, 2)


@pytest.mark.parametrize("workers", [1, 4])
def test_a_case_that_breaks_the_system_is_an_outcome_with_its_error(workers: int, tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(12))
    broken = {f"case-{n:02}" for n in range(4, 9)}
    assert ask_all(run, Scripted(broken=broken), workers=workers) == Asked(12, 0, None)
    failed = {each.case: each.error for each in run.outcomes().values() if each.error}
    assert failed == dict.fromkeys(broken, "ZeroDivisionError: division by zero")
    assert finish(run)[0].manifest.finished is not None


def test_a_request_that_is_always_declined_does_not_keep_a_run_from_its_end(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(8))
    declined = {f"case-{n:02}" for n in (0, 3, 4, 5, 6, 7)}
    assert ask_all(run, Scripted(declined=declined)) == Asked(8, 0, None)
    assert {each.case for each in run.outcomes().values() if each.error} == declined
    (tmp_path / "run" / OUTCOMES).write_text(
        "".join((tmp_path / "run" / OUTCOMES).read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8"
    )
    assert ask_all(run, Scripted(declined=declined)).left == 0


def test_an_endpoint_that_declines_everything_is_not_held_against_the_cases(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(8))
    asked = ask_all(run, Scripted(declined={case.id for case in run.cases}))
    assert (asked.done, asked.left) == (0, 8)
    assert asked.problem is not None and "did not accept" in asked.problem
    assert ask_all(run, Scripted()) == Asked(8, 0, None)


def test_what_was_under_way_when_patience_ended_is_kept(tmp_path: Path) -> None:
    failed = Barrier(PATIENCE, timeout=20)
    late = Event()

    class Slow(Scripted):
        def ask(self, case: Case) -> Outcome:
            if case.id in self.failing:
                failed.wait()
                late.set()
            elif len(self.asked):  # past the one that warms
                late.wait(20)
            return super().ask(case)

    run = begin(tmp_path / "run", manifest(), cases(20))
    asked = ask_all(run, Slow(failing={"case-01", "case-02", "case-03"}), workers=8)
    assert asked.left < 20 - 4
    assert len(run.outcomes()) == asked.done >= 5


def test_a_run_is_asked_by_one_at_a_time(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(2))
    with alone(run), pytest.raises(InputError, match="run is being asked by another process"):
        ask_all(open_run(run.folder), Scripted())
    assert ask_all(run, Scripted()).left == 0


def test_a_line_cut_off_by_a_kill_is_asked_again(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(3))
    ask_all(run, Scripted())
    path = tmp_path / "run" / OUTCOMES
    path.write_bytes(path.read_bytes()[:-20])
    assert len(list(read_outcomes(path))) == 2
    again = Scripted()
    assert ask_all(open_run(tmp_path / "run"), again).left == 0
    assert again.asked == ["case-00", "case-02"]
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
    for name, other in (("digest", "e" * 64), ("archive_code", "def"), ("clock", "2025-05-31T12:00:00Z")):
        with pytest.raises(InputError, match=f"another {name}"):
            same_questions(manifest(), manifest(**{name: other}))


def test_runs_of_different_days_are_held_together_only_where_every_case_has_its_day(tmp_path: Path) -> None:
    dated = [replace(case, as_of=NOON) for case in cases(2)]
    for asked, folder in ((dated, "dated"), (cases(2), "undated")):
        runs = [
            begin(tmp_path / folder / day, manifest(clock=f"{day}T12:00:00Z"), asked)
            for day in ("2025-05-30", "2025-06-02")
        ]
        for run in runs:
            ask_all(run, Scripted())
        if asked is dated:
            assert [len(each) for each in shared(runs)] == [2, 2]
        else:
            with pytest.raises(InputError, match=r"asked on 2025-05-30 and 2025-06-02; .* --as-of 2025-05-30"):
                shared(runs)


def test_a_run_keeps_its_clock(tmp_path: Path, sample_archive: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text("".join(f'{{"question": "What did the council say {n} years ago?"}}\n' for n in (1, 2)), "utf-8")
    plan = Plan(load(str(own), archive=sample_archive), settings(), clock=NOON, out=tmp_path / "run")
    begun = evaluate(plan).run
    kept = (begun.folder / OUTCOMES).read_text("utf-8").splitlines(keepends=True)
    (begun.folder / OUTCOMES).write_text(kept[0], "utf-8")
    again = evaluate(replace(plan, clock=None, out=None, resume=begun.folder)).run
    days = {each.answer.as_of for each in again.outcomes().values() if each.answer}
    assert (days, len(again.outcomes()), again.manifest.clock) == ({NOON}, 2, "2025-05-30T12:00:00Z")
    with pytest.raises(InputError, match="another clock"):
        evaluate(replace(plan, clock=NOON + timedelta(days=1), resume=begun.folder))


def test_the_clock_of_an_older_manifest_is_its_start(tmp_path: Path) -> None:
    run = begin(tmp_path / "run", manifest(), cases(1))
    told = json.loads((run.folder / MANIFEST).read_text("utf-8"))
    del told["clock"]
    (run.folder / MANIFEST).write_text(json.dumps({**told, "started": "2024-02-03T04:05:06Z"}), "utf-8")
    assert open_run(run.folder).manifest.clock == "2024-02-03T04:05:06Z"


def test_a_folder_without_a_run_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"there is no {MANIFEST}"):
        open_run(tmp_path)
    (tmp_path / MANIFEST).write_text("[]", "utf-8")
    with pytest.raises(InputError, match="not the manifest"):
        open_run(tmp_path)
