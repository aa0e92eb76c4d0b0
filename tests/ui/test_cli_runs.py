"""What is done with runs: reports, verdicts of a judge, comparisons."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from eval import report
from eval.report import plots
from tests.eval.judge.bridge import saying
from tests.fake_endpoint import FakeEndpoint, fake_endpoint, http
from tests.ui.test_cli_eval import ROWS

Dateline = Callable[..., Any]


@pytest.fixture
def endpoint() -> Iterator[FakeEndpoint]:
    with fake_endpoint() as endpoint:
        yield endpoint


@pytest.fixture
def own(dateline: Dateline, sample_archive: Path) -> str:
    """The folder of a run over a set of a user's own about the sample archive."""
    Path("own.jsonl").write_text("".join(f"{json.dumps({'as_of': '2025-05-31', **row})}\n" for row in ROWS), "utf-8")
    done = dateline("eval", "run", "own.jsonl", "--archive", sample_archive, "--out", "run", "--no-report")
    assert done.code == 0, done.err
    assert not Path("run/report.html").exists()
    return "run"


def test_a_run_ends_with_its_report(dateline: Dateline, sample_archive: Path) -> None:
    Path("own.jsonl").write_text(f"{json.dumps(ROWS[0])}\n", "utf-8")
    done = dateline("eval", "run", "own.jsonl", "--archive", sample_archive, "--out", "run")
    assert (done.code, done.err.splitlines()[-1]) == (0, "report: run/report.html")
    assert Path("run/report.md").read_text("utf-8").startswith("# Dateline is right on 1 of 1 questions")


def test_a_run_without_the_extra_says_how_to_get_its_report(
    dateline: Dateline, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plots, "find_spec", lambda name: None)
    Path("own.jsonl").write_text(f"{json.dumps(ROWS[0])}\n", "utf-8")
    done = dateline("eval", "run", "own.jsonl", "--archive", sample_archive, "--out", "run")
    [line] = done.err.splitlines()
    assert (done.code, Path("run/report.html").exists()) == (0, False)
    assert "pip install 'dateline[eval]', then dateline eval report run" in line


def test_a_report_of_two_runs_lies_in_the_first(own: str, dateline: Dateline, sample_archive: Path) -> None:
    dateline("eval", "run", "own.jsonl", "--archive", sample_archive, "--out", "again", "--no-report")
    done = dateline("eval", "report", own, "again")
    assert (done.code, done.out, done.err) == (0, "run/report.md\nrun/report.html\n", "")
    assert "Dateline (again)" in Path("run/report.html").read_text("utf-8")
    assert dateline("eval", "report", own, "--out", "elsewhere").out.startswith("elsewhere/report.md\n")


def test_a_report_without_the_extra_has_no_plots_and_says_so_in_one_line(
    own: str, dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plots, "find_spec", lambda name: None)
    done = dateline("eval", "report", own)
    assert (done.code, done.err) == (0, f"dateline: {plots.MISSING}\n")
    assert Path("run/report.html").exists()


def test_without_the_template_engine_a_run_ends_well_and_says_what_its_report_needs(
    own: str, dateline: Dateline, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "find_spec", lambda name: None)
    done = dateline("eval", "run", "own.jsonl", "--archive", sample_archive, "--out", "bare")
    needed = "no report: it needs pip install 'dateline[eval]', then dateline eval report bare\n"
    assert (done.code, done.err) == (0, needed)
    asked = dateline("eval", "report", own)
    assert (asked.code, asked.err) == (
        2,
        "dateline: the report needs Jinja2; pip install 'dateline[eval]' and write it again\n",
    )


def test_a_judge_is_asked_and_its_verdicts_stand_in_the_report(
    own: str, dateline: Dateline, endpoint: FakeEndpoint
) -> None:
    endpoint.script(saying("wrong", "the sum is another"))
    done = dateline("eval", "judge", own, "--model", "scripted", "--base-url", endpoint.url, "--limit", "1")
    assert done.code == 0, done.err
    assert done.out.startswith("run, judged by scripted (json_schema): ")
    assert "answers wrong" in done.out and "unscored: " in done.out  # "wrong" is no label of a claim
    assert json.loads(Path("run/judge.json").read_text("utf-8"))["judge"]["model"] == "scripted"
    dateline("eval", "report", own)
    assert "the judge calls the answer wrong: the sum is another" in Path("run/report.html").read_text("utf-8")


def test_a_judge_is_measured_on_what_people_labelled(own: str, dateline: Dateline, endpoint: FakeEndpoint) -> None:
    endpoint.script(saying("wrong"))
    given = ("eval", "judge", own, "--model", "scripted", "--base-url", endpoint.url, "--limit", "1", "--calibrate")
    shown, told = dateline(*given), dateline(*given, "--json")
    assert "agreement with people on answers: accuracy 0." in shown.out
    assert json.loads(told.out)["agreement"]["answers"]["n"] > 50
    assert json.loads(Path("run/judge.json").read_text("utf-8"))["agreement"]["claims"]["unscored"] > 0


def test_a_judge_whose_endpoint_stops_ends_in_one_line_and_goes_on_from_there(
    own: str, dateline: Dateline, endpoint: FakeEndpoint
) -> None:
    given = ("eval", "judge", own, "--model", "scripted", "--base-url", endpoint.url, "--plain")
    endpoint.script(saying("wrong"), http(402, "{}"))
    broken = dateline(*given)
    assert broken.code == 3
    [line] = broken.err.splitlines()
    assert "wants to be paid first" in line and "the same run goes on from there" in line
    assert " 1 of " in line
    endpoint.script(saying("wrong"))
    assert dateline(*given).code == 0
    bodies = [json.dumps(request.body["messages"]) for request in endpoint.requests]
    assert len(bodies) == len(set(bodies)) + 1  # nothing was asked twice but what was refused


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report"], "Missing argument 'RUN'."),
        (["report", "nowhere"], "nowhere holds no run: there is no manifest.json; dateline eval run makes one"),
        (["report", "run", "nowhere"], "nowhere holds no run"),
        (["report", "run", "--out", "own.jsonl"], "own.jsonl: File exists; name a folder that can be written"),
        (["judge", "nowhere", "--model", "m"], "nowhere holds no run"),
        (["judge", "run"], "the judge needs a model: name one with --model or DATELINE_MODEL"),
        (["judge", "run", "--model", "m"], "the model m needs OPENAI_API_KEY, or OPENAI_BASE_URL"),
        (["judge", "run", "--model", "m", "--base-url", "here"], "OPENAI_BASE_URL is no web address"),
        (["judge", "run", "--model", "m", "--timeout", "0"], "Invalid value for '--timeout'"),
    ],
)
def test_wrong_input_is_one_line_and_exit_code_2(
    arguments: list[str], message: str, own: str, dateline: Dateline
) -> None:
    finished = dateline("eval", *arguments)
    assert (finished.code, finished.out) == (2, "")
    assert finished.err.count("\n") == 1
    assert message in finished.err


def test_a_report_of_runs_over_different_data_is_refused(own: str, dateline: Dateline, sample_archive: Path) -> None:
    Path("other.jsonl").write_text(f"{json.dumps(ROWS[0])}\n", "utf-8")
    dateline("eval", "run", "other.jsonl", "--archive", sample_archive, "--out", "other", "--no-report")
    finished = dateline("eval", "report", own, "other")
    assert (finished.code, finished.err.count("\n")) == (2, 1)
    assert "run and other were run over different data" in finished.err
