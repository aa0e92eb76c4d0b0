"""How well contents are cut."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.boundaries import edges, main

TEXT = "Venn said that the quay would be mended in May, and left."


def span(part: str) -> list[list[int]]:
    start = TEXT.index(part)
    return [[start, start + len(part)]]


def test_a_content_cut_short_begins_right_and_does_not_end_so() -> None:
    [found] = edges(TEXT, [span("that the quay would be mended in May")], [span("that the quay would be mended")])
    assert (found.begins, found.ends) == (True, False)
    assert 0.8 < found.f1 < 1


def test_contents_with_less_than_half_in_common_are_not_compared() -> None:
    assert list(edges(TEXT, [span("that the quay would be mended in May")], [span("in May")])) == []


def test_marks_at_an_edge_do_not_count() -> None:
    [found] = edges(TEXT, [span("the quay would be mended in May")], [span("the quay would be mended in May,")])
    assert (found.begins, found.ends, found.f1) == (True, True, 1.0)


def test_each_gold_content_is_taken_once() -> None:
    gold, given = [span("the quay would be mended")], [span("the quay would be mended"), span("quay would be mended")]
    assert len(list(edges(TEXT, gold, given))) == 1


def test_the_command_prints_the_shares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"doc_id": "a", "text": TEXT, "attributions": [{"content": span("that the quay would be mended in May")}]}
    for name in ("gold.jsonl", "predicted.jsonl"):
        (tmp_path / name).write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert main([str(tmp_path / "gold.jsonl"), str(tmp_path / "predicted.jsonl")]) == 0
    assert "both               100.0%" in capsys.readouterr().out
