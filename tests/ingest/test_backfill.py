"""Statements for an archive that has none yet."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import assistant.archive.writer
import ingest.pipeline
import ingest.preparing
from assistant.archive.archive import Archive
from assistant.archive.embedder import MiniLM
from assistant.errors import ArchiveMissing
from assistant.settings import load
from ingest.backfill import Filled, backfill
from ingest.summary import Progress

NOW = datetime(2025, 6, 1, tzinfo=UTC)
TEXT = (
    "Harbour quiet\n2025-05-29\n\n“The quay is safe,” said Orla Venn, the harbour master. She said the ferry would run."
)


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive whose one article was stored by an extractor that found nothing, under another name."""

    class Blind:
        fingerprint = "blind"

        def extract(self, text: str) -> list[object]:
            return []

    (tmp_path / "article.txt").write_text(TEXT + " It rained." * 60 + "\n", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(ingest.preparing, "load_extractor", lambda: Blind())
        ingest.pipeline.ingest([str(tmp_path / "article.txt")], tmp_path / "archive", load(), now=NOW)
    return tmp_path / "archive"


def speakers(folder: Path) -> list[tuple[str, int]]:
    with Archive.open(folder) as archive:
        return [(speaker.name, speaker.statements) for speaker in archive.speakers()]


def test_the_backfill_adds_statements_without_embedding_again(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(MiniLM, "encode", lambda self, texts: asked.extend(texts) or [])
    seen: list[Progress] = []
    assert speakers(old) == []
    assert backfill(old, load(), seen.append) == Filled(1, 2)
    assert speakers(old) == [("Orla Venn", 2)]
    assert asked == []
    assert (seen[-1].read, seen[-1].total) == (1, 1)


def test_a_second_backfill_finds_nothing_to_do(old: Path) -> None:
    backfill(old, load(), lambda _: None)
    assert backfill(old, load(), lambda _: None) == Filled(0, 0)


def test_passages_cut_otherwise_than_they_were_stored_are_embedded(old: Path) -> None:
    assert backfill(old, load(passage_words=40), lambda _: None) == Filled(1, 2)
    with Archive.open(old) as archive:
        assert len(archive.statement_dense(MiniLM().encode(["the quay"])[0], 5)) == 2


def test_an_article_whose_statements_cannot_be_read_is_told_and_tried_again(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(article: object, extractor: object) -> None:
        raise KeyError("no such rule")

    with monkeypatch.context() as patched:
        patched.setattr(ingest.preparing, "statements", fail)
        filled = backfill(old, load(), lambda _: None)
    assert (filled.articles, filled.statements) == (0, 0)
    assert [reason for _, reason in filled.faults] == ["its statements could not be read (KeyError: 'no such rule')"]
    assert backfill(old, load(), lambda _: None) == Filled(1, 2)


def test_no_archive_is_made_to_be_filled(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing):
        backfill(tmp_path / "nowhere", load(), lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_chroma_is_left_to_who_builds_it_next(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object, **named: object) -> None:
        raise AssertionError("published")

    monkeypatch.setattr(assistant.archive.writer, "publish_due", refuse)
    assert backfill(old, load(), lambda _: None, publish=False) == Filled(1, 2)
