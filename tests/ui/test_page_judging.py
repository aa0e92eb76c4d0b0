"""What a reader thinks of an answer is kept where `dateline eval run` finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.cases import read_cases
from tests.eval.invented import answer, citation
from tests.ui.visiting import Visit, texts
from ui.page.judging import FILE, keep


def test_a_thumb_up_is_a_case_and_a_thumb_down_a_draft(tmp_path: Path) -> None:
    good = answer("Ada rang.", citation(1, "Ada rang."))
    assert keep(True, good, [], tmp_path / FILE) == "Kept as right."
    assert keep(False, good, ["Who rang before?"], tmp_path / FILE).startswith("Kept as wrong")
    right, wrong = read_cases(tmp_path / FILE)
    assert (right.draft, bool(right.must_cite)) == (False, True)
    assert (wrong.draft, wrong.history) == (True, ("Who rang before?",))


def test_a_shared_page_has_no_thumbs_and_writes_no_cases(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "What did Peskov say about the memorandum?"
    assert visit(sample_archive).chat_input[0].set_value(asked).run().get("feedback")
    monkeypatch.setenv("DATELINE_READ_ONLY", "1")
    page = visit(sample_archive)
    page.chat_input[0].set_value(asked).run()
    assert texts(page, "answer")
    assert not page.get("feedback")
    assert not page.run().get("feedback")


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = keep(True, answer("Ada rang."), [], tmp_path / "file" / FILE)
    assert said.startswith("Not kept: judged.jsonl can't be written")
