import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import FILE, Threads, Turn, standalone
from assistant.errors import ArchiveTooNew, InputError

ASKED = [Turn(1, "…", "What did Ada Quay say about the pier?", "…")]


def test_turns_are_kept_in_order_and_apart_by_thread(tmp_path: Path) -> None:
    threads = Threads(tmp_path)
    threads.append("a", "Who?", "Who spoke?", "Quay.")
    threads.append("b", "What?", "What was said?", "Nothing.")
    threads.append("a", "When?", "When did Quay speak?", "On Monday.")
    assert [(turn.n, turn.question, turn.answer) for turn in Threads(tmp_path).turns("a")] == [
        (1, "Who?", "Quay."),
        (2, "When?", "On Monday."),
    ]
    assert threads.turns("c") == []


@pytest.mark.parametrize("thread", ["", "a b", "../x", "é", "x" * 101])
def test_a_bad_thread_id_is_refused(tmp_path: Path, thread: str) -> None:
    with pytest.raises(InputError, match="thread"):
        Threads(tmp_path).turns(thread)


def test_threads_of_a_later_version_are_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(ArchiveTooNew, match="99"):
        Threads(tmp_path).turns("a")


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("And Tom Holt?", "What did Tom Holt say about the pier?"),
        ("What about Moss?", "What did Moss say about the pier?"),
        ("Did she say why?", "Did Ada Quay say why?"),
        ("What did the mayor announce?", "What did the mayor announce?"),
        ("Did Tom Holt answer her?", "Did Tom Holt answer her?"),
        ("When was that?", "When was that, Ada Quay pier?"),
        ("and the cost of it?", "and the cost of it, Ada Quay pier?"),
    ],
)
def test_a_follow_up_can_be_read_alone(question: str, read_as: str) -> None:
    assert standalone(question, ASKED) == read_as


@given(st.text(max_size=200))
def test_a_first_question_comes_back_as_it_is(question: str) -> None:
    assert standalone(question, []) == question
