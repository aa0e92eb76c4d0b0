from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.archive.archive import Archive
from assistant.domain import Scope
from assistant.errors import InputError
from assistant.settings import load as settings
from eval import building, datasets
from eval.building import built
from eval.datasets import Dataset

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
    with pytest.raises(InputError, match=r"name one of golden, followups, said, .*, newsqa, or a file"):
        datasets.load("zzz.jsonl")


def test_data_that_are_not_there_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"newsqa-desk needs .*desk_dev\.jsonl, which is not there; .* --data DIR"):
        datasets.load("newsqa-desk", tmp_path)


def test_the_questions_about_older_news_are_asked_of_the_desk_s_articles(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"older needs .*desk_dev_articles\.jsonl\.gz, which is not there; .* --data DIR"
    ):
        datasets.load("older", tmp_path)
    (tmp_path / "desk_dev_articles.jsonl.gz").touch()
    (tmp_path / "desk_dev.jsonl").write_text(LINE, "utf-8")
    older, desk = datasets.load("older", tmp_path), datasets.load("newsqa-desk", tmp_path)
    assert (len(older.cases), older.twins, older.sources) == (114, False, desk.sources)
    assert all(case.as_of and case.linked_articles for case in older.cases)


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
    note = first.folder.with_name("built.json")
    stamp = note.stat().st_mtime_ns
    assert built(dataset, settings(), under=tmp_path / "build") == first
    assert note.stat().st_mtime_ns == stamp
    assert built(dataset, settings(), fresh=True, under=tmp_path / "build") == first
    assert note.stat().st_mtime_ns != stamp
    article.write_text("The bell of Marl\n\nMay 1, 2025\n\nBo Reed rang the bell of Marl on Friday morning.\n", "utf-8")
    assert built(dataset, settings(), under=tmp_path / "build").folder != first.folder


BELL = "The bell of Marl\n\nMay 1, 2025\n\n“It rang,” Ada Thorn said on Thursday morning in the tower of Marl.\n"


def of_one(folder: Path, text: str = BELL) -> Dataset:
    """Give a set of one question over one article, ``articles/one.txt`` in a folder."""
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "one.txt").write_text(text, "utf-8")
    (folder / "own.jsonl").write_text(LINE, "utf-8")
    return replace(datasets.load(str(folder / "own.jsonl")), sources=(folder / "articles",))


def test_an_archive_built_under_other_settings_is_another(tmp_path: Path) -> None:
    dataset, under = of_one(tmp_path), tmp_path / "build"
    without, read, short = (
        built(dataset, settings(**given), under=under).folder
        for given in ({"statements": False}, {}, {"passage_words": 60})
    )
    assert len({without, read, short}) == 3
    told = []
    for folder in (without, read):
        with Archive.open(folder) as archive:
            [id_] = archive.article_ids()
            told.append(archive.latest_statements(None, archive.select_statements(Scope(), article=id_)))
    assert (len(told[0]), len(told[1])) == (0, 1)


def test_sets_whose_articles_lie_in_folders_of_one_name_do_not_share_an_archive(tmp_path: Path) -> None:
    under = tmp_path / "build"
    one, other = of_one(tmp_path / "a"), of_one(tmp_path / "b", BELL.replace("Ada", "Bea"))
    first = built(one, settings(), under=under)
    assert built(other, settings(), fresh=True, under=under).folder != first.folder
    assert first.folder.exists()
    assert built(of_one(tmp_path / "c"), settings(), under=under) == first


def test_an_article_that_can_not_be_read_is_no_archive(tmp_path: Path) -> None:
    dataset, under = of_one(tmp_path), tmp_path / "build"
    (tmp_path / "articles" / "two.jsonl").write_text("{broken\n", "utf-8")
    for _ in range(2):
        with pytest.raises(InputError, match=r"own: 1 of 2 articles can't be read, the first is .*two\.jsonl"):
            built(dataset, settings(), under=under)


def test_what_a_kill_left_of_an_archive_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset, under = of_one(tmp_path), tmp_path / "build"
    whole = building.ingest

    def killed(*given: Any, **named: Any) -> Any:
        whole(*given, **named)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(building, "ingest", killed)
        built(dataset, settings(), under=under)
    assert not [each for each in under.iterdir() if (each / "built.json").exists() and each.suffix != ".partial"]
    with Archive.open(built(dataset, settings(), under=under).folder) as archive:
        assert len(archive.article_ids()) == 1


def test_two_who_build_the_same_wait_for_each_other(tmp_path: Path) -> None:
    dataset, under = of_one(tmp_path), tmp_path / "build"
    with ThreadPoolExecutor(2) as both:
        first, second = both.map(lambda _: built(dataset, settings(), under=under), range(2))
    assert first == second
    assert len([each for each in under.iterdir() if each.is_dir()]) == 1


def test_a_users_archive_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(LINE, "utf-8")
    given = datasets.load(str(path), archive=tmp_path / "archive")
    assert built(given, settings()).folder == tmp_path / "archive"
