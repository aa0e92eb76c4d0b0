"""What a reader thinks of an answer is kept where `dateline eval run` finds it."""

from __future__ import annotations

from pathlib import Path

from eval.cases import read_cases
from tests.eval.invented import answer, citation
from ui.page.judging import FILE, keep


def test_a_thumb_up_is_a_case_and_a_thumb_down_a_draft(tmp_path: Path) -> None:
    good = answer("Ada rang.", citation(1, "Ada rang."))
    assert keep(True, good, [], tmp_path / FILE) == "Kept as right."
    assert keep(False, good, ["Who rang before?"], tmp_path / FILE).startswith("Kept as wrong")
    right, wrong = read_cases(tmp_path / FILE)
    assert (right.draft, bool(right.must_cite)) == (False, True)
    assert (wrong.draft, wrong.history) == (True, ("Who rang before?",))


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = keep(True, answer("Ada rang."), [], tmp_path / "file" / FILE)
    assert said.startswith("Not kept: judged.jsonl can't be written")
