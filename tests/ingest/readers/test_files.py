from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.domain import Article
from assistant.errors import InputError
from ingest.readers import Failure, Notice, Outcome, read

NOW = datetime(2025, 6, 1, tzinfo=UTC)
ARTICLE = "Road approved\n\nMay 29, 2025\n\nThe council voted."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "news"
    (root / "deep" / "er").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "deep/c.txt", "deep/er/d.md", ".hidden.txt"):
        (root / name).write_text(ARTICLE)
    return root


def names(found: list[Outcome]) -> list[str]:
    return [Path(item.origin if isinstance(item, Article) else item.source).name for item in found]


def test_a_folder_is_read_to_its_leaves_in_order_without_hidden_files(folder: Path) -> None:
    found = list(read(str(folder), NOW))
    assert names(found) == ["a.txt", "b.txt", "c.txt", "d.md"]
    assert all(isinstance(item, Article) for item in found)


def test_globs_match_files_and_folders_each_once(folder: Path) -> None:
    assert names(list(read(f"{folder}/**/*.txt", NOW))) == ["a.txt", "b.txt", "c.txt"]
    assert names(list(read(f"{folder}/*", NOW))) == ["a.txt", "b.txt", "c.txt", "d.md"]
    assert sorted(names(list(read(f"{folder}/**", NOW)))) == ["a.txt", "b.txt", "c.txt", "d.md"]


@pytest.mark.parametrize("source", ["", " ", "missing.txt", "missing/*.txt", "empty", "/dev/null"])
def test_nothing_to_read_is_an_error_at_the_call(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty" / "within").mkdir(parents=True)
    with pytest.raises(InputError):
        read(source, NOW)


def test_links_to_outside_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.txt").write_text(ARTICLE)
    (folder / "out.txt").symlink_to(tmp_path / "secret" / "s.txt")
    (folder / "outdir").symlink_to(tmp_path / "secret")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    (folder / "within.txt").symlink_to(folder / "a.txt")
    (folder / "round").symlink_to(folder)
    found = list(read(str(folder), NOW))
    failures = {Path(item.source).name: item.reason for item in found if isinstance(item, Failure)}
    assert set(failures) == {"out.txt", "outdir", "gone.txt"}
    assert "outside the folder" in failures["outdir"]
    assert names([item for item in found if isinstance(item, Article)]) == [
        "a.txt",
        "b.txt",
        "within.txt",
        "c.txt",
        "d.md",
    ]


def test_pictures_are_passed_over_with_one_notice_and_other_formats_are_failures(folder: Path) -> None:
    (folder / "a.png").write_bytes(b"\x89PNG\r\n")
    (folder / "style.css").write_text("p {}")
    (folder / "report.pdf").write_bytes(b"%PDF-1.7")
    (folder / "LICENSE").write_text("Licence\n\nYou may.")
    (folder / "page").write_text("<!DOCTYPE html><html><body></body></html>")
    found = list(read(str(folder), NOW))
    (notice,) = (item for item in found if isinstance(item, Notice))
    assert "1 .css, 1 .png" in notice.reason
    reasons = {Path(item.source).name: item.reason for item in found if isinstance(item, Failure)}
    assert set(reasons) == {"report.pdf", "LICENSE", "page"}
    assert "a PDF" in reasons["report.pdf"]
    assert "not an article format" in reasons["LICENSE"]
    assert "no article found" in reasons["page"]


def test_a_file_named_itself_is_read_whatever_its_suffix(folder: Path) -> None:
    (folder / "road.article").write_text(ARTICLE)
    (article,) = read(str(folder / "road.article"), NOW)
    assert isinstance(article, Article)


def test_the_assets_beside_a_saved_page_are_not_read(folder: Path) -> None:
    (folder / "Page_files").mkdir()
    (folder / "Page_files" / "frame.html").write_text("<html></html>")
    (folder / "Page.html").write_text("<html></html>")
    assert "frame.html" not in names(list(read(str(folder), NOW)))


def test_a_pipe_in_a_folder_is_a_failure_and_blocks_nothing(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    found = list(read(str(folder), NOW))
    assert [item.source for item in found if isinstance(item, Failure)] == [str(folder / "pipe.txt")]


def test_an_empty_file_and_a_binary_one_fail_alone(folder: Path) -> None:
    (folder / "empty.txt").write_text(" \n")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    found = list(read(str(folder), NOW))
    assert sum(isinstance(item, Article) for item in found) == 4
    reasons = {Path(item.source).name: item.reason for item in found if isinstance(item, Failure)}
    assert "empty" in reasons["empty.txt"]
    assert "a PNG image" in reasons["picture.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read_is_a_failure(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    found = list(read(str(folder), NOW))
    assert [Path(item.source).name for item in found if isinstance(item, Failure)] == ["a.txt"]
