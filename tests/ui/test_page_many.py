"""Ten readers at once, over the page's own protocol."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.conversation import Threads
from ui.page import kept

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.ui.chromium import served
from tests.ui.wire import Wired, wired

READERS = 10
TURNS = kept.DRAWN
OPENED_KB, PRESSED_KB, ASKED_KB = 600, 60, 90
"""What a visit to a conversation of so many turns may be sent: when it comes, at a press, for a question.
384, 41 and 50 were seen.
"""
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


def test_a_press_in_a_long_conversation_sends_what_changed(sample_archive: Path, tmp_path: Path) -> None:
    archive = shutil.copytree(sample_archive, tmp_path / "archive")
    thread = f"page-{'1' * 32}"
    with Assistant.open(archive) as assistant:
        for turn in range(TURNS + 2):
            assistant.ask(f"What did {WHOM[turn % len(WHOM)]} say on day {turn}?", thread=thread)
    with served(archive) as server, wired(server.url, f"thread={thread}") as page:
        assert page.count("question") == TURNS
        opened, page.heard_bytes = page.heard_bytes, 0
        page.run(BackMsg())
        pressed, page.heard_bytes = page.heard_bytes, 0
        page.ask("What did Peskov say about the memorandum?")
        asked = page.heard_bytes
        assert not page.failed
    assert opened <= OPENED_KB * 1000
    assert pressed <= PRESSED_KB * 1000
    assert asked <= ASKED_KB * 1000
