"""Ten readers at once, over the page's own protocol."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.conversation import Threads

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from tests.ui.chromium import served
from tests.ui.wire import Wired, wired

READERS = 10
WHOM = ("Peskov", "Renwold", "Umerov", "Kellogg", "Sybiha")


def questions(reader: int) -> list[str]:
    return [f"What did {WHOM[reader % len(WHOM)]} say on day {reader}?", f"And on day {reader + 50}?"]


def visit(url: str, reader: int) -> Wired:
    with wired(url) as page:
        for question in questions(reader):
            page.ask(question)
            page.look(1.0)  # as a browser does: the questions to go on with; the next question ends it
        return page


def test_the_conversations_of_ten_readers_do_not_mix(sample_archive: Path, tmp_path: Path) -> None:
    archive = shutil.copytree(sample_archive, tmp_path / "archive")
    (archive / "threads.sqlite3").unlink(missing_ok=True)
    with served(archive) as server, ThreadPoolExecutor(READERS) as pool:
        pages = list(pool.map(lambda reader: visit(server.url, reader), range(READERS)))
    assert not any(page.failed for page in pages)
    assert [page.texts("question") for page in pages] == [questions(reader) for reader in range(READERS)]
    assert len({page.thread for page in pages}) == READERS
    for reader, page in enumerate(pages):
        kept = Threads(archive).turns(page.thread)
        assert [turn.question for turn in kept] == questions(reader)
        shown = page.texts("answer") + page.texts("abstained")
        assert len(shown) >= len(kept)
        for turn in kept:
            first = turn.text.split("\n")[0].split(" [")[0].rpartition(": ")[2]
            assert any(first in text for text in shown)
    assert len(Threads(archive).every()) == READERS
