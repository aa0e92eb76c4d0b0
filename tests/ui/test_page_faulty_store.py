"""Conversations that can't be read: one plain line, and the rest of the page goes on."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.conversation import Threads
from assistant.errors import ArchiveError
from tests.ui.visiting import Visit, texts
from ui.page import address, session, states
from ui.page.session import Question, Turn

PESKOV = "What did Peskov say about the memorandum?"
THREAD = f"page-{'0' * 32}"


@pytest.fixture
def archive(sample_archive: Path, tmp_path: Path) -> Path:
    copy = shutil.copytree(sample_archive, tmp_path / "archive")
    (copy / "threads.sqlite3").unlink(missing_ok=True)
    with Assistant.open(copy) as assistant:
        assistant.ask(PESKOV, thread=THREAD)
    return copy


def garble(archive: Path) -> None:
    (archive / "threads.sqlite3").write_bytes(b"no database at all" * 100)


def change(archive: Path, statement: str) -> None:
    with closing(sqlite3.connect(archive / "threads.sqlite3")) as db, db:
        db.execute(statement)


def answers(page: AppTest) -> bool:
    page.chat_input[0].set_value("What did Renwold say about the gate?").run()
    assert not page.exception
    return bool(texts(page, "answer"))


def test_a_link_into_a_store_that_can_not_be_read_says_that_and_not_that_it_was_deleted(
    visit: Visit, archive: Path
) -> None:
    garble(archive)
    page = visit(archive, thread=THREAD)
    lines = texts(page, "notice")
    assert any("threads.sqlite3 can't be read" in words for words in lines)
    assert address.NO_THREAD not in lines


def test_a_link_to_a_conversation_with_a_turn_that_can_not_be_read_names_the_remedy(
    visit: Visit, archive: Path
) -> None:
    change(archive, "UPDATE turns SET asked = 'nonsense'")
    page = visit(archive, thread=THREAD)
    assert any(f"dateline threads delete {THREAD}" in words for words in texts(page, "notice"))
    assert answers(page)


def test_one_conversation_without_a_day_hides_no_other_and_can_be_deleted(visit: Visit, archive: Path) -> None:
    change(archive, "UPDATE threads SET first = 'nonsense', last = 'nonsense'")
    page = visit(archive)
    assert answers(page)
    assert len(texts(page, "thread")) == 2
    assert Threads(archive).delete(THREAD).title == PESKOV
    assert len(Threads(archive).every()) == 1


def test_a_stopped_turn_and_a_store_that_can_not_be_read_are_one_line(visit: Visit, archive: Path) -> None:
    page = visit(archive)
    page.session_state["turns"] = [Turn(Question("x"), None, session.UNFINISHED)]
    garble(archive)
    assert not page.run().exception
    assert any("threads.sqlite3 can't be read" in words for words in texts(page, "notice"))


def test_whose_a_conversation_is_can_not_be_told_and_nothing_breaks(
    visit: Visit, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_READ_ONLY", "1")
    page = visit(archive, thread=THREAD)

    def busy(_: Threads, __: str) -> str | None:
        raise ArchiveError("the threads have been busy for 10 s; ask again when the other process has ended")

    monkeypatch.setattr("ui.page.kept.user", lambda: "issuer ada")
    monkeypatch.setattr(Threads, "owner", busy)
    assert not page.run().exception
    assert texts(page, "question") == [PESKOV]


def test_a_fault_of_our_own_is_a_plain_line_without_what_it_says() -> None:
    page = AppTest.from_string("from ui.page import states\nassert states.broken(ValueError('/srv/secret'))").run()
    assert texts(page, "notice") == [states.BROKEN]
