from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.chain import Assistant
from assistant.events import Notice
from eval import gating
from eval.gate import Reached, failures
from eval.gating import Gated

Dateline = Callable[..., Any]
ROWS = [
    {"id": "pay", "question": "How much did the council agree to pay for the study?", "answer": "420,000 crowns"},
    {"id": "berths", "question": "How many berths does the harbour of Orvenmouth have?", "answers": ["92 berths"]},
    {"id": "ghost", "question": "What did the council say about ghosts in the lighthouse?", "unanswerable": True},
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A set of a user's own about the sample archive."""
    path = tmp_path / "own.jsonl"
    path.write_text("".join(f"{json.dumps({'as_of': '2025-05-31', **row})}\n" for row in ROWS), "utf-8")
    return path


def test_a_set_of_ones_own_is_run_and_shown(own: Path, dateline: Dateline, sample_archive: Path) -> None:
    finished = dateline("eval", "run", own, "--archive", sample_archive, "--out", "run")
    assert finished.code == 0, finished.err
    assert finished.out.startswith("own, dateline-extractive, 3 cases: run\n")
    assert "95 % interval" in finished.out
    assert "verbatim" in finished.out and "refusal recall" in finished.out
    assert "story@1" not in finished.out  # no case has a story: not scored, not 0
    assert json.loads(Path("run/manifest.json").read_text("utf-8"))["finished"]


def test_json_is_one_object(own: Path, dateline: Dateline, sample_archive: Path) -> None:
    finished = dateline("--archive", sample_archive, "eval", "run", own, "--out", "run", "--json", "--limit", "2")
    told = json.loads(finished.out)
    assert (told["done"], told["left"], told["manifest"]["limit"]) == (2, 0, 2)
    right = next(each for each in told["figures"] if (each["metric"], each["group"]) == ("right", "all"))
    assert right["n"] == 2
    assert 0 <= right["low"] <= right["value"] <= right["high"] <= 1


def test_two_runs_are_compared(own: Path, dateline: Dateline, sample_archive: Path) -> None:
    for name in ("a", "b"):
        dateline("eval", "run", own, "--archive", sample_archive, "--out", name)
    shown, told = dateline("eval", "compare", "a", "b"), dateline("eval", "compare", "a", "b", "--json")
    assert shown.out.startswith("3 cases; A is a, B is b\n")
    assert json.loads(told.out)["changes"] == []


def test_the_tutorial_pipeline_is_asked_the_same(own: Path, dateline: Dateline, sample_archive: Path) -> None:
    pytest.importorskip("langchain_chroma")
    finished = dateline("eval", "baseline", "tutorial", own, "--archive", sample_archive, "--out", "peer", "--json")
    assert finished.code == 0, finished.err
    figures = {each["metric"]: each for each in json.loads(finished.out)["figures"] if each["group"] == "all"}
    assert figures["verbatim"]["value"] == 1
    assert figures["refusal recall"]["value"] == 0  # it never refuses
    assert dateline("eval", "compare", "peer", "peer").code == 0


def test_a_missing_extra_is_one_line(
    own: Path, dateline: Dateline, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "eval.systems.tutorial", raising=False)
    monkeypatch.setitem(sys.modules, "langchain_chroma", None)
    finished = dateline("eval", "baseline", "tutorial", own, "--archive", sample_archive)
    assert finished.code == 2
    assert finished.err == "dateline: the tutorial pipeline needs langchain_chroma; pip install -e '.[eval]'\n"


def test_an_endpoint_that_fails_mid_run_ends_in_one_line_and_is_gone_on_with(
    own: Path, dateline: Dateline, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Assistant.stream

    def failing(self: Assistant, question: str, **given: Any) -> Any:
        if "berths" in question or "ghosts" in question:
            yield Notice("…", fault="The model endpoint localhost (m) broke the connection; ask again.")
        yield from stream(self, question, **given)

    with monkeypatch.context() as patch:
        patch.setattr(Assistant, "stream", failing)
        broken = dateline("eval", "run", own, "--archive", sample_archive, "--out", "run")
    assert broken.code == 3
    [line] = broken.err.splitlines()
    assert line == (
        "dateline: The model endpoint localhost (m) broke the connection; ask again. "
        "2 of 3 cases are left; --resume run asks them"
    )
    again = dateline("eval", "run", own, "--archive", sample_archive, "--resume", "run", "--json")
    assert again.code == 0, again.err
    assert (json.loads(again.out)["done"], json.loads(again.out)["left"]) == (3, 0)


def test_the_gate_ends_with_exit_code_1_and_says_metric_floor_and_value(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = (Reached("all", "right", 0.7, 0.6, 9), Reached("all", "verbatim", 1, 1.0, 9))
    monkeypatch.setattr(gating, "gated", lambda *_, **__: Gated("golden", reached, failures("golden", reached)))
    shown, told = dateline("eval", "gate", "golden"), dateline("eval", "gate", "golden", "--json")
    assert (shown.code, told.code) == (1, 1)
    assert shown.err == "dateline: golden fell under 1 of 2 floors: all right 0.6000 (wanted ≥ 0.7, n 9)\n"
    assert shown.out.splitlines()[:2] == [
        "golden: 1 of 2 floors kept",
        "  UNDER all right 0.6000 (wanted ≥ 0.7, n 9)",
    ]
    assert json.loads(told.out)["ok"] is False
    assert json.loads(told.out)["sets"][0]["floors"][0]["kept"] is False


def test_a_set_is_begun_and_drafts_are_not_asked(dateline: Dateline, sample_archive: Path) -> None:
    begun = dateline("eval", "new", "mine.jsonl", "--n", "4", "--archive", sample_archive)
    assert (begun.code, begun.out.startswith("4 drafts in mine.jsonl")) == (0, True)
    finished = dateline("eval", "run", "mine.jsonl", "--archive", sample_archive)
    assert (finished.code, finished.out) == (2, "")
    assert "no case to ask; all of them are drafts" in finished.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run"], "Missing argument 'DATASET'. (dateline eval run --help lists"),
        (["run", "goldn"], 'there is no set or file goldn; did you mean "golden"?'),
        (["run", "newsqa-desk", "--data", "nowhere"], "newsqa-desk needs nowhere/newsqa/desk_dev.jsonl"),
        (["run", "golden", "--price", "cheap"], "--price 'cheap': write the price of a million tokens"),
        (["run", "golden", "--split", "third", "--archive", "{}"], "no case to ask; its halves are dev, held"),
        (["baseline", "haystack", "golden"], 'there is no pipeline "haystack"'),
        (["compare", "nowhere", "nowhere"], "nowhere holds no run"),
        (["gate", "newsqa"], "newsqa"),
    ],
)
def test_wrong_input_is_one_line_and_exit_code_2(
    arguments: list[str], message: str, dateline: Dateline, sample_archive: Path
) -> None:
    finished = dateline("eval", *(sample_archive if argument == "{}" else argument for argument in arguments))
    assert (finished.code, finished.out) == (2, "")
    assert finished.err.count("\n") == 1
    assert message in finished.err


def test_a_misspelt_field_names_file_line_and_field(own: Path, dateline: Dateline) -> None:
    own.write_text(own.read_text("utf-8") + '{"question": "Q?", "must_site": ["x"]}\n', "utf-8")
    finished = dateline("eval", "run", own)
    assert (finished.code, finished.err) == (
        2,
        f'dateline: {own}:4: unknown field "must_site"; did you mean "must_cite"?\n',
    )
