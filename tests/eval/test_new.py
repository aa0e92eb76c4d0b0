from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.errors import InputError
from eval.cases import read_cases
from eval.new import write_drafts


def test_drafts_can_be_read_and_are_of_several_kinds(sample_archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    with Archive.open(sample_archive) as archive:
        assert write_drafts(archive, 12, path) == 12
        cases = read_cases(path)
        for case in cases:
            assert case.draft
            [source] = case.must_cite
            article = archive.article(source)
            assert all(answer in f"{article.record.title}\n{article.text}" for answer in case.answers), case
    assert {case.kind for case in cases} == {"said", "fact", "time"}
    assert all(case.speakers for case in cases if case.kind == "said")
    assert all(case.period for case in cases if case.kind == "time")
    assert len({case.must_cite for case in cases}) == 12


def test_no_more_drafts_than_articles(sample_archive: Path, tmp_path: Path) -> None:
    with Archive.open(sample_archive) as archive:
        assert write_drafts(archive, 1000, tmp_path / "own.jsonl") == len(archive.article_ids())


def test_work_on_cases_is_not_overwritten(sample_archive: Path, tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_text("mine", "utf-8")
    with Archive.open(sample_archive) as archive, pytest.raises(InputError, match="is there already"):
        write_drafts(archive, 3, tmp_path / "own.jsonl")
    assert (tmp_path / "own.jsonl").read_text("utf-8") == "mine"
