from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation import FILE, Threads
from assistant.conversation.threads import LONGEST_TITLE, latest_version
from assistant.domain import Answer, Citation, Claim, Moment, Period, Precision, Record, Scope
from assistant.errors import ArchiveError, ArchiveTooNew, InputError

AT = datetime(2025, 5, 30, 12, tzinfo=UTC)
FIRST_VERSION = """
CREATE TABLE turns (
    thread TEXT NOT NULL, n INTEGER NOT NULL, asked TEXT NOT NULL, question TEXT NOT NULL, standalone TEXT NOT NULL,
    answer TEXT NOT NULL, PRIMARY KEY (thread, n)
) STRICT;
"""


def answer(question: str = "Who?", text: str = "Quay.", standalone: str | None = None) -> Answer:
    return Answer(question, standalone or question, AT, Scope(), text, None, False, 0.5, "extractive")


def full(precision: Precision = "day", quote: str = "“No,” she said.") -> Answer:
    record = Record(
        "a1",
        "Pier",
        "https://x.example/1",
        "The Quay",
        Moment(AT, precision, "date line"),
        authors=("A", "B"),
        tags=("t",),
    )
    cited = Citation(1, record, 3, 3 + len(quote), quote, "Ada Quay")
    return Answer(
        question="And she?",
        standalone_question="What did Ada Quay say?",
        as_of=AT,
        scope=Scope(Period(AT, None), ("The Quay",), speakers=("Quay",), inferred=("period",), why="“May” read as May"),
        text="She said no [1].",
        short_answer="no",
        abstained=False,
        confidence=0.25,
        answered_by="some-model",
        claims=(Claim("She said no [1].", (1,), True),),
        citations=(cited,),
        closest=(cited,),
        notices=("The model did not answer.",),
        timings_ms={"total": 12.5},
    )


def test_turns_are_kept_in_order_and_apart_by_thread(tmp_path: Path) -> None:
    threads = Threads(tmp_path)
    threads.append("a", answer("Who?"))
    threads.append("b", answer("What?", "Nothing."))
    threads.append("a", answer("When?", "On Monday.", "When did Quay speak?"))
    assert [(turn.n, turn.question, turn.standalone, turn.text) for turn in Threads(tmp_path).turns("a")] == [
        (1, "Who?", "Who?", "Quay."),
        (2, "When?", "When did Quay speak?", "On Monday."),
    ]
    assert threads.turns("c") == []


@pytest.mark.parametrize("precision", ["second", "minute", "day", "month", "year"])
def test_an_answer_comes_back_whole(tmp_path: Path, precision: Precision) -> None:
    narrowed = Scope(Period(None, AT), ("The Quay",), inferred=("period",), why="“before May” kept as a period")
    Threads(tmp_path).append("a", full(precision), narrowed=narrowed, asked=AT)
    (turn,) = Threads(tmp_path).turns("a")
    assert turn.answer == full(precision)
    assert turn.narrowed == narrowed
    assert turn.asked == AT
    assert turn.speakers == ("Ada Quay",)
    assert turn.short_answer == "no"


@settings(deadline=None)  # writes files
@given(st.text(), st.text(min_size=1))
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, question: str, quote: str) -> None:
    asked = question.encode("utf-8", "replace").decode()
    cited = full(quote=quote.encode("utf-8", "replace").decode())
    threads = Threads(tmp_path_factory.mktemp("threads"))
    threads.append("a", cited)
    threads.append("a", answer(asked))
    first, second = threads.turns("a")
    assert (first.answer, second.question) == (cited, asked)


def test_the_last_turns_are_read_without_the_others(tmp_path: Path) -> None:
    threads = Threads(tmp_path)
    for n in range(1, 8):
        threads.append("a", answer(f"{n}?"))
    assert [turn.n for turn in threads.turns("a", 3)] == [5, 6, 7]
    assert [turn.n for turn in threads.turns("a", 99)] == list(range(1, 8))
    assert threads.turns("a", 0) == []


def test_a_follow_up_in_a_thread_of_ten_thousand_turns_reads_as_much_as_in_one_of_ten(tmp_path: Path) -> None:
    """Work, not time: SQLite counts the steps of its program, and pages are found by the index."""
    threads = Threads(tmp_path)
    threads.append("long", answer())
    threads.append("short", answer())
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        for thread, many in (("long", 10_000), ("short", 10)):
            rows = [(thread, n, AT.isoformat(), "q", "q", "a") for n in range(2, many + 1)]
            db.executemany("INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?)", rows)
            db.execute("UPDATE threads SET turns = ? WHERE id = ?", (many, thread))
    steps = {thread: _steps(threads, tmp_path, thread) for thread in ("short", "long")}
    assert steps["long"] <= steps["short"] + 10


def _steps(threads: Threads, folder: Path, thread: str) -> int:
    """Count the steps that SQLite takes to read the last eight turns."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    connect = sqlite3.connect

    def counting(path: Path, timeout: float) -> sqlite3.Connection:
        connection = connect(path, timeout=timeout)
        connection.set_progress_handler(step, 1)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.conversation.threads.sqlite3.connect", counting)
        assert len(threads.turns(thread, 8)) == 8
    return count


def test_threads_are_listed_the_latest_first_by_their_first_question(tmp_path: Path) -> None:
    threads = Threads(tmp_path)
    threads.append("old", answer("First?"), asked=AT)
    threads.append("new", answer("Second?"), asked=AT + timedelta(hours=1))
    threads.append("old", answer("Third?"), asked=AT + timedelta(minutes=5))
    found = threads.every()
    assert [(each.id, each.title, each.turns) for each in found] == [("new", "Second?", 1), ("old", "First?", 2)]
    assert (found[1].first, found[1].last) == (AT, AT + timedelta(minutes=5))
    assert threads.listed("old") == found[1]


def test_a_thread_can_be_renamed_and_keeps_its_title(tmp_path: Path) -> None:
    threads = Threads(tmp_path)
    threads.append("a", answer())
    assert threads.rename("a", "  The pier,\n again ").title == "The pier, again"
    threads.append("a", answer("When?"))
    assert threads.listed("a").title == "The pier, again"


@pytest.mark.parametrize("title", ["", " \n", "x" * (LONGEST_TITLE + 1)])
def test_a_title_has_words_and_an_end(tmp_path: Path, title: str) -> None:
    threads = Threads(tmp_path)
    threads.append("a", answer())
    with pytest.raises(InputError, match="a title has 1 to 200 characters"):
        threads.rename("a", title)


def test_a_deleted_thread_leaves_no_word_in_the_file(tmp_path: Path) -> None:
    threads = Threads(tmp_path)
    threads.append("a", answer("Who told Zaphod?", "Trillian told Zaphod."))
    threads.append("b", answer())
    assert threads.delete("a").title == "Who told Zaphod?"
    assert [each.id for each in threads.every()] == ["b"]
    assert threads.turns("a") == []
    assert b"Zaphod" not in (tmp_path / FILE).read_bytes()


@pytest.mark.parametrize("act", [Threads.listed, Threads.delete, lambda threads, id_: threads.rename(id_, "New")])
def test_a_thread_that_is_not_there_is_named(tmp_path: Path, act: Callable[[Threads, str], object]) -> None:
    for kept in (Threads(tmp_path / "empty"), Threads(tmp_path)):
        (tmp_path / "empty").mkdir(exist_ok=True)
        with pytest.raises(InputError, match="there is no thread gone; `dateline threads`"):
            act(kept, "gone")
        Threads(tmp_path).append("a", answer())


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert Threads(tmp_path).every() == []
    assert Threads(tmp_path).turns("a") == []
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("thread", ["", "a b", "../x", "é", "x" * 101])
def test_a_bad_thread_id_is_refused(tmp_path: Path, thread: str) -> None:
    for attempt in (
        Threads(tmp_path).turns,
        Threads(tmp_path).delete,
        lambda id_: Threads(tmp_path).append(id_, answer()),
    ):
        with pytest.raises(InputError, match="thread"):
            attempt(thread)


def test_a_file_of_the_first_version_opens_and_keeps_its_turns(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.executescript(f"{FIRST_VERSION} PRAGMA user_version = 1;")
        for n, thread in enumerate(("a", "b", "a"), start=1):
            asked = (AT + timedelta(hours=n)).isoformat()
            db.execute(
                "INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?)", (thread, n, asked, f"q{n}", f"s{n}", f"answer {n}")
            )
    threads = Threads(tmp_path)
    assert [(each.id, each.title, each.turns) for each in threads.every()] == [("a", "q1", 2), ("b", "q2", 1)]
    (old,) = threads.turns("b")
    assert (old.question, old.standalone, old.text, old.answer) == ("q2", "s2", "answer 2", None)
    assert (old.speakers, old.short_answer) == ((), "")


def test_an_old_thread_goes_on(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.executescript(f"{FIRST_VERSION} PRAGMA user_version = 1;")
        db.execute("INSERT INTO turns VALUES ('a', 1, ?, 'q', 's', 'x')", (AT.isoformat(),))
    Threads(tmp_path).append("a", full())
    assert [(turn.n, turn.answer is None) for turn in Threads(tmp_path).turns("a")] == [(1, True), (2, False)]
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (latest_version(),)


def test_threads_of_a_later_version_are_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.execute("PRAGMA user_version = 99")
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
    with pytest.raises(ArchiveError, match=r"threads\.sqlite3 can't be read .*; move threads\.sqlite3 away"):
        Threads(tmp_path).turns("a")
    path.rename(tmp_path / "away")
    Threads(tmp_path).append("a", answer())
    assert len(Threads(tmp_path).turns("a")) == 1


def test_a_turn_whose_record_no_longer_reads_is_given_without_it(tmp_path: Path) -> None:
    Threads(tmp_path).append("a", answer())
    Threads(tmp_path).append("a", answer())
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute("UPDATE records SET answer = '{}' WHERE n = 1")
    first, second = Threads(tmp_path).turns("a")
    assert (first.answer, first.question, first.text) == (None, second.question, second.text)
    assert second.answer is not None


def test_a_turn_that_cannot_be_read_at_all_costs_no_other_thread(tmp_path: Path) -> None:
    for thread in ("a", "b"):
        Threads(tmp_path).append(thread, answer())
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute("UPDATE turns SET asked = 'then' WHERE thread = 'a'")
    with pytest.raises(ArchiveError, match="dateline threads delete a"):
        Threads(tmp_path).turns("a")
    assert len(Threads(tmp_path).turns("b")) == 1


def test_threads_on_a_full_disk_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = Threads(tmp_path)
    threads.append("a", answer())
    connect = sqlite3.connect

    def cramped(path: Path, timeout: float) -> sqlite3.Connection:
        connection = connect(path, timeout=timeout)
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the pages there are, and says "full" for more
        return connection

    monkeypatch.setattr("assistant.conversation.threads.sqlite3.connect", cramped)
    with pytest.raises(ArchiveError, match=r"disk is full at .*threads\.sqlite3: [\d,]+ bytes are free"):
        threads.append("a", answer("Who?", "x" * 100_000))
    assert len(threads.turns("a")) == 1


def test_threads_that_nobody_may_open_say_so(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"can't be opened .*readable and writable"):
        Threads(tmp_path / "nowhere").turns("a")


def _write(folder: Path, thread: str, many: int) -> None:
    for n in range(many):
        Threads(folder).append(thread, answer(f"{n}?"))


def test_two_processes_write_at_once_and_lose_no_turn(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write, args=(tmp_path, "shared", 20)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert [turn.n for turn in Threads(tmp_path).turns("shared")] == list(range(1, 41))
