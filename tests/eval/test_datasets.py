from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.settings import load as settings
from eval import datasets
from eval.building import built

LINE = '{"question": "Who rang the bell?", "answer": "Ada Thorn"}\n'


def test_the_shipped_sets_are_read_by_name() -> None:
    golden, said = datasets.load("golden"), datasets.load("said")
    assert (len(golden.cases), len(said.cases)) == (225, 153)
    assert all(case.archive == "sample" for case in said.cases)
    assert sum(case.period is not None for case in golden.cases if case.kind == "time") == 26
    assert sum(bool(case.period) for case in golden.cases) >= 30


def test_a_file_is_a_set_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(LINE, "utf-8")
    dataset = datasets.load(str(path), archive=tmp_path / "archive")
    assert (dataset.name, len(dataset.cases), dataset.archive, dataset.twins) == ("own", 1, tmp_path / "archive", False)


def test_an_unknown_name_says_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r'no set or file goldn; did you mean "golden"\?'):
        datasets.load("goldn")
    with pytest.raises(InputError, match="name one of golden, said, said-seed, newsqa-desk, newsqa, or a file"):
        datasets.load("zzz.jsonl")


def test_data_that_are_not_there_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"newsqa-desk needs .*desk_dev\.jsonl, which is not there; .* --data DIR"):
        datasets.load("newsqa-desk", tmp_path)


def test_the_digest_changes_with_a_case_and_with_an_article(tmp_path: Path, sample_archive: Path) -> None:
    article, cases = tmp_path / "one.txt", tmp_path / "own.jsonl"
    article.write_text("The bell\n\nAda Thorn rang it.", "utf-8")
    cases.write_text(LINE, "utf-8")
    dataset = replace(datasets.load(str(cases)), sources=(article,))
    first = datasets.digest(dataset, tmp_path)
    assert first == datasets.digest(dataset, tmp_path / "another archive")
    other = replace(dataset, cases=(replace(dataset.cases[0], answers=("Bo Reed",)),))
    assert datasets.digest(other, tmp_path) != first
    article.write_text("The bell\n\nBo Reed rang it.", "utf-8")
    assert datasets.digest(dataset, tmp_path) != first
    stored = replace(dataset, sources=(), archive=sample_archive)
    assert datasets.digest(stored, sample_archive) == datasets.digest(stored, sample_archive) != first


def test_an_archive_is_built_once_and_anew_where_its_articles_changed(tmp_path: Path) -> None:
    article, cases = tmp_path / "one.txt", tmp_path / "own.jsonl"
    article.write_text(
        "The bell of Marl\n\nMay 1, 2025\n\nAda Thorn rang the bell of Marl on Thursday morning.\n", "utf-8"
    )
    cases.write_text(LINE, "utf-8")
    dataset = replace(datasets.load(str(cases)), sources=(article,))
    first = built(dataset, settings(), under=tmp_path / "build")
    note = tmp_path / "build" / "one" / "built.json"
    stamp = note.stat().st_mtime_ns
    assert built(dataset, settings(), under=tmp_path / "build") == first
    assert note.stat().st_mtime_ns == stamp
    article.write_text("The bell of Marl\n\nMay 1, 2025\n\nBo Reed rang the bell of Marl on Friday morning.\n", "utf-8")
    digest = json.loads(note.read_text("utf-8"))["articles"]
    built(dataset, settings(), under=tmp_path / "build")
    assert json.loads(note.read_text("utf-8"))["articles"] != digest


def test_a_users_archive_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(LINE, "utf-8")
    given = datasets.load(str(path), archive=tmp_path / "archive")
    assert built(given, settings()).folder == tmp_path / "archive"
