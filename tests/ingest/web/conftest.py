from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assistant.archive.newsroom import WordEmbedder
from tests.ingest.web.filled import Desk
from tests.paper import Paper, printed


@pytest.fixture
def paper() -> Iterator[Paper]:
    with printed() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An archive that embeds by words, which is quick; what is fetched and stored is as real as ever."""
    monkeypatch.setattr("ingest.pipeline.load_embedder", lambda _: WordEmbedder())
    return Desk(tmp_path)
