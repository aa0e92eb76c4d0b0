from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("langchain_chroma")

from assistant.adapters.embeddings import DatelineEmbeddings
from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.settings import load
from eval.cases import Case
from eval.systems.tutorial import Tutorial, build, index

NOW = datetime(2025, 6, 1, tzinfo=UTC)


def test_an_index_that_a_kill_left_is_begun_anew(sample_archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    with Archive.open(sample_archive, load_embedder(load())) as archive:
        articles = [archive.article(id_) for id_ in archive.article_ids()[:5]]
        build(articles, DatelineEmbeddings(archive.embedder), tmp_path / "killed")
        shutil.copytree(tmp_path / "killed", folder)
        found = Tutorial(archive, folder, 90, NOW).ask(Case("one", articles[0].text[:200])).hits
        again = Tutorial(archive, folder, 90, NOW).ask(Case("one", articles[0].text[:200])).hits
    places = [(hit.article.id, hit.start) for hit in found]
    assert len(places) == len(set(places)) == 20
    assert [(hit.article.id, hit.start) for hit in again] == places


def test_an_index_is_named_by_its_articles_and_its_weights() -> None:
    assert len({index("a", "w"), index("b", "w"), index("a", "v"), index("a", "w")}) == 3
