import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import FILE, Threads, Turn, standalone
from assistant.errors import ArchiveError, ArchiveTooNew, InputError

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


@pytest.mark.parametrize("how", ["garbled", "folder", "foreign"])
def test_a_broken_file_of_threads_is_named_with_its_remedy(tmp_path: Path, how: str) -> None:
    path = tmp_path / FILE
    match how:
        case "garbled":
            path.write_bytes(b"garbage!" * 1024)
        case "folder":
            path.mkdir()
        case _:
            with closing(sqlite3.connect(path)) as db:
                db.execute("PRAGMA user_version = 1")
    for attempt in (lambda: Threads(tmp_path).turns("a"), lambda: Threads(tmp_path).append("a", "?", "?", ".")):
        with pytest.raises(ArchiveError, match=r"threads\.sqlite3 can't be read .*; move threads\.sqlite3 away"):
            attempt()
    path.rename(tmp_path / "away")
    Threads(tmp_path).append("a", "Who?", "Who?", "Quay.")
    assert len(Threads(tmp_path).turns("a")) == 1


def test_threads_on_a_full_disk_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = Threads(tmp_path)
    threads.append("a", "Who?", "Who?", "Quay.")
    connect = sqlite3.connect

    def cramped(path: Path, timeout: float) -> sqlite3.Connection:
        connection = connect(path, timeout=timeout)
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the pages there are, and says "full" for more
        return connection

    monkeypatch.setattr("assistant.conversation.sqlite3.connect", cramped)
    with pytest.raises(ArchiveError, match=r"disk is full at .*threads\.sqlite3: [\d,]+ bytes are free"):
        threads.append("a", "Who?", "Who?", "x" * 100_000)
    assert len(threads.turns("a")) == 1


def test_threads_that_nobody_may_open_say_so(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"can't be opened .*readable and writable"):
        Threads(tmp_path / "nowhere").turns("a")


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
        ("Where will they meet?", "Where will they meet, Ada Quay pier?"),
        ("and about the bus?", "What did Ada Quay say about the bus?"),
        ("What about the bus in May?", "What did Ada Quay say about the bus in May?"),
        ("And about it?", "And about it, Ada Quay pier?"),
        ("When did she say that?", "When did Ada Quay say that about the pier?"),
        ("What did Tom Holt say about it?", "What did Tom Holt say about the pier?"),
        ("Did she deny it?", "Did Ada Quay deny the pier?"),
        ("Who else?", "Who else spoke about the pier?"),
        ("And what did she say about the bus?", "And what did Ada Quay say about the bus?"),
    ],
)
def test_a_follow_up_can_be_read_alone(question: str, read_as: str) -> None:
    assert standalone(question, ASKED) == read_as


@pytest.mark.parametrize(
    ("before", "question", "read_as"),
    [
        ("what did Marrow say about the dam", "and about the bus?", "what did Marrow say about the bus"),
        ("Who spoke in Quay Town?", "and about the bus?", "and about the bus, spoke Quay Town?"),
        ("What did Ada Quay and Tom Holt say?", "Who is she?", "Who is she?"),
        ("What did Ada Quay and Tom Holt say?", "Did she say why?", "Did she say why?"),
        ("What did Ada Quay say about Tom Holt?", "Who is he?", "Who is he?"),
        ("What did Ada Quay say about Tom Holt?", "When did she say it?", "When did Ada Quay say it about Tom Holt?"),
        ("Who won the race in Quay Town?", "How many votes did he get?", "How many votes did Quay Town get?"),
        ("Who is Ada Quay?", "What did she say in May?", "What did Ada Quay say in May?"),
    ],
)
def test_a_pronoun_becomes_no_person_where_it_could_be_several(before: str, question: str, read_as: str) -> None:
    assert standalone(question, [Turn(1, before, before, "…")]) == read_as


def test_a_topic_that_was_only_pointed_at_is_looked_for_further_back() -> None:
    thread = [*ASKED, Turn(2, "…", "And what did Tom Holt say about it?", "…")]
    assert standalone("And Moss?", thread) == "And what did Moss say about the pier?"


def test_whose_lawyer_it_is_is_said() -> None:
    before = Turn(1, "…", "What does Delder Works have to pay the town of Harrow?", "…")
    assert standalone("What did its lawyer say?", [before]) == "What did Delder Works’ lawyer say?"


@given(st.text(max_size=200))
def test_a_first_question_comes_back_as_it_is(question: str) -> None:
    assert standalone(question, []) == question
