from pathlib import Path

import pytest

from assistant import Assistant
from assistant.domain import Scope
from eval.extracted import agreement, main
from eval.labelled import labels_of

FLOORS = {"precision": 0.9, "recall": 0.9, "speaker right": 0.9}
"""Shares of the stored statements of the sample, held against the labelled ones."""


def test_the_stored_statements_agree_with_the_labelled_ones(sample_archive: Path) -> None:
    with Assistant.open(sample_archive) as assistant:
        archive = assistant.archive
        stored = archive.said(archive.latest_statements(None, archive.select_statements(Scope())))
        for said in stored:
            text = archive.article(said.article.id).text
            assert said.content == " … ".join(span.of(text) for span in said.statement.content)
    reached = agreement(stored, list(labels_of("sample").values())).figures()
    assert {name: reached[name] for name, floor in FLOORS.items() if reached[name][0] < floor * reached[name][1]} == {}


def test_the_command_prints_figures_and_disagreements(sample_archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(sample_archive)]) == 0
    assert "speaker right" in capsys.readouterr().out
