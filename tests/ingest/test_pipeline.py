import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from assistant.archive.archive import Archive
from assistant.settings import Settings, load
from ingest import pipeline
from ingest.pipeline import Progress, Summary

NOW = datetime(2025, 6, 1, tzinfo=UTC)
BODY = "The ferry left at dawn. Ada Quay, the harbour master, said the crossing was calm. Nobody was hurt on the way."


def article(n: int, **fields: object) -> dict[str, object]:
    return {
        "title": f"Ferry {n}",
        "text": f"{BODY} It was crossing number {n}.",
        "published": "2025-05-20",
        "outlet": "The Lantern",
    } | fields


class Desk:
    """An archive and a file to ingest into it."""

    def __init__(self, folder: Path) -> None:
        self.archive = folder / "archive"
        self.file = folder / "articles.jsonl"
        self.settings: Settings = load(archive=self.archive)

    def ingest(self, articles: Iterable[dict[str, object]]) -> Summary:
        self.file.write_text("\n".join(json.dumps(item) for item in articles), encoding="utf-8")
        return pipeline.ingest([str(self.file)], self.archive, self.settings, now=NOW)

    def texts(self) -> list[str]:
        with Archive.open(self.archive) as archive:
            return sorted(hit.text for hit in archive.hits([(id_, 0.0) for id_ in range(1, 200)]))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    return summary.added, summary.updated, summary.unchanged, summary.duplicates, summary.failed


def test_a_second_ingest_changes_nothing_and_embeds_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert counts(desk.ingest(article(n) for n in range(5))) == (5, 0, 0, 0, 0)
    monkeypatch.setattr(
        "assistant.archive.embedder.MiniLM.encode",
        lambda self, texts: np.empty((len(texts), 384)) if not texts else pytest.fail("embedded again"),
    )
    assert counts(desk.ingest(article(n) for n in range(5))) == (0, 0, 5, 0, 0)


def test_an_edited_article_is_updated_and_its_earlier_words_are_kept_as_a_version(desk: Desk) -> None:
    desk.ingest([article(1)])
    edited = article(1, text=f"{BODY} A correction: it was crossing number one.")
    assert counts(desk.ingest([edited])) == (0, 1, 0, 0, 0)
    assert all("correction" in text for text in desk.texts())
    with Archive.open(desk.archive) as archive:
        (hit,) = archive.hits(archive.lexical("correction", 1))
        assert [version.number for version in archive.versions(hit.article.id)] == [1, 2]


def test_two_columns_of_one_day_with_one_title_are_both_kept(desk: Desk) -> None:
    other = article(
        1, text="Letters about gulls fill the page today, and none of them speaks of boats or of the sea at all."
    )
    assert counts(desk.ingest([article(1), other])) == (2, 0, 0, 0, 0)
    assert counts(desk.ingest([article(1), other])) == (0, 0, 2, 0, 0)


def test_wire_copy_in_three_outlets_is_three_articles_and_a_second_address_of_one_is_a_duplicate(desk: Desk) -> None:
    wire = [
        article(1, outlet=outlet, url=f"https://{outlet}.example/a") for outlet in ("lantern", "tribune", "courier")
    ]
    again = article(1, outlet="lantern", url="https://lantern.example/b?page=1")
    assert counts(desk.ingest([*wire, again])) == (3, 0, 0, 1, 0)
    with Archive.open(desk.archive) as archive:
        assert archive.article("https://lantern.example/b?page=1").record.url == "https://lantern.example/a"


def test_given_ids_are_kept_even_where_the_words_are_the_same(desk: Desk) -> None:
    assert counts(desk.ingest([article(1, id="a"), article(1, id="b")])) == (2, 0, 0, 0, 0)


def test_the_same_line_twice_is_one_article(desk: Desk) -> None:
    assert counts(desk.ingest([article(1), article(1)])) == (1, 0, 0, 1, 0)


def test_two_versions_in_one_run_leave_the_later_one(desk: Desk) -> None:
    assert counts(desk.ingest([article(1, id="a"), article(2, id="a")])) == (1, 1, 0, 0, 0)
    with Archive.open(desk.archive) as archive:
        assert archive.article("a").record.title == "Ferry 2"


def test_every_document_read_is_counted_once(desk: Desk) -> None:
    summary = desk.ingest([article(1), article(1), article(2), {"title": "no text"}])
    assert summary.read == sum(counts(summary)) == 4
    assert [failure.source for failure in summary.failures] == [f"{desk.file}:4"]


def test_a_passage_is_the_stored_text_and_is_embedded_with_its_title(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded: list[str] = []

    def encode(self: object, texts: list[str]) -> np.ndarray:
        embedded.extend(texts)
        return np.full((len(texts), 384), 384**-0.5, dtype=np.float32)

    monkeypatch.setattr("assistant.archive.embedder.MiniLM.encode", encode)
    desk.ingest([article(3)])
    assert embedded == [f"Ferry 3\n{text}" for text in desk.texts()]


def test_progress_ends_with_everything_stored(desk: Desk) -> None:
    desk.file.write_text("\n".join(json.dumps(article(n)) for n in range(4)))
    told: list[Progress] = []
    pipeline.ingest([str(desk.file)], desk.archive, desk.settings, now=NOW, progress=told.append)
    assert (told[-1].read, told[-1].stored) == (4, 4)
