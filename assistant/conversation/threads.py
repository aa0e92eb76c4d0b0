"""Threads of questions and answers, in an SQLite file of their own so that they can be written while an ingest holds
the archive.

Every call opens the file, does one transaction and closes it: the page and the command line write at the same time.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.archive.catalogue import disk_full, migrations_in
from assistant.conversation.turns import Listed, Turn
from assistant.domain import Answer, Scope
from assistant.errors import ArchiveError, ArchiveTooNew, InputError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FILE = "threads.sqlite3"
BUSY_SECONDS = 10.0
NO_DAY = datetime.fromtimestamp(0, UTC)
"""Stands where the file holds no moment."""
LONGEST_TITLE = 200
"""Characters of a title."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_TABLES = ("owners", "thread"), ("records", "thread"), ("turns", "thread"), ("threads", "id")
_THREAD_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")
_HOLDS = """
(instr(folded(title), ?) OR EXISTS (SELECT 1 FROM turns WHERE turns.thread = threads.id AND (
    instr(folded(question), ?) OR instr(folded(standalone), ?) OR instr(folded(answer), ?))))
"""
_TURNS = """
SELECT turns.n, turns.asked, turns.question, turns.standalone, turns.answer, records.narrowed, records.answer
FROM turns LEFT JOIN records USING (thread, n)
WHERE thread = ? AND turns.n > ? ORDER BY turns.n
"""


class Threads:
    """The threads kept beside an archive; ``archive`` is the archive's folder."""

    def __init__(self, archive: Path) -> None:
        self._path = archive / FILE

    def turns(self, thread: str, last: int | None = None) -> list[Turn]:
        """List a thread's turns, oldest first, or its ``last`` ones; a thread nobody has written to is empty.

        Raises InputError for a bad id.
        """
        with self._reading(thread) as db:
            row = db.execute("SELECT turns FROM threads WHERE id = ?", (thread,)).fetchone() if db else None
            if db is None or row is None:
                return []
            before = 0 if last is None else max(0, row[0] - last)
            return [_turn(row, thread) for row in db.execute(_TURNS, (thread, before))]

    def append(self, thread: str, answer: Answer, *, narrowed: Scope = Scope(), asked: datetime | None = None) -> None:
        """Add an answered question at the end of a thread."""
        at = (asked or datetime.now(UTC)).astimezone(UTC).isoformat()
        with self._writing(thread) as db:
            db.execute(
                "INSERT INTO threads VALUES (?, ?, 1, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET turns = turns + 1, last = max(last, excluded.last)",
                (thread, answer.question[:LONGEST_TITLE], at, at),
            )
            n: int = db.execute("SELECT turns FROM threads WHERE id = ?", (thread,)).fetchone()[0]
            db.execute(
                "INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?)",
                (thread, n, at, answer.question, answer.standalone_question, answer.text),
            )
            record = (_scopes().dump_json(narrowed).decode(), _answers().dump_json(answer).decode())
            db.execute("INSERT INTO records VALUES (?, ?, ?, ?)", (thread, n, *record))

    def every(self, words: str = "", *, owner: str | None = None) -> list[Listed]:
        """List all threads, the one last written to first; only an ``owner``'s, and only those in whose title,
        questions or answers each of ``words`` stands, where such are given.
        """
        where, values = ["1"], []
        if owner is not None:
            where.append("id IN (SELECT thread FROM owners WHERE owner = ?)")
            values.append(owner)
        for word in words.casefold().split():
            where.append(_HOLDS)
            values += [word] * 4
        with self._reading() as db:
            if db is None:
                return []
            db.create_function("folded", 1, str.casefold, deterministic=True)
            rows = db.execute(f"SELECT * FROM threads WHERE {' AND '.join(where)} ORDER BY last DESC, id", values)
            return [_listed(row) for row in rows]

    def listed(self, thread: str) -> Listed:
        """Give one thread as it stands in the list. Raises InputError where there is none of this id."""
        with self._reading(thread) as db:
            row = db.execute("SELECT * FROM threads WHERE id = ?", (thread,)).fetchone() if db else None
            if row is None:
                raise _no_thread(thread)
            return _listed(row)

    def rename(self, thread: str, title: str) -> Listed:
        """Give a thread a title of one line. Raises InputError for an unknown thread or a title without words."""
        title = " ".join(title.split())
        if not title or len(title) > LONGEST_TITLE:
            raise InputError(f"a title has 1 to {LONGEST_TITLE} characters, this one {len(title):,}: write another")
        with self._writing(thread) as db:
            if not db.execute("UPDATE threads SET title = ? WHERE id = ?", (title, thread)).rowcount:
                raise _no_thread(thread)
        return self.listed(thread)

    def delete(self, thread: str) -> Listed:
        """Take a thread and its turns out of the file for good and give what it was. Raises InputError where there is
        none.
        """
        gone = self.listed(thread)
        with self._writing(thread) as db:
            for table, column in _TABLES:
                db.execute(f"DELETE FROM {table} WHERE {column} = ?", (thread,))
        return gone

    def copy(self, thread: str, to: str) -> None:
        """Give the turns of a thread to a new one as well. Raises InputError where there is none, or ``to`` is one."""
        listed = self.listed(thread)
        with self._writing(to) as db:
            if db.execute("SELECT 1 FROM threads WHERE id = ?", (to,)).fetchone():
                raise InputError(f"there is a thread {to} already: name another")
            for table, columns in (
                ("turns", "n, asked, question, standalone, answer"),
                ("records", "n, narrowed, answer"),
            ):
                db.execute(
                    f"INSERT INTO {table} SELECT ?, {columns} FROM {table} WHERE thread = ?",
                    (to, thread),
                )
            values = (to, listed.title, listed.first.isoformat(), listed.last.isoformat(), to)
            db.execute("INSERT INTO threads SELECT ?, ?, count(*), ?, ? FROM turns WHERE thread = ?", values)

    def own(self, thread: str, owner: str) -> None:
        """Note whose a thread is; the first who is noted stays."""
        with self._writing(thread) as db:
            db.execute("INSERT OR IGNORE INTO owners VALUES (?, ?)", (thread, owner))

    def owner(self, thread: str) -> str | None:
        """Give whose a thread is; None where that was not noted."""
        with self._reading(thread) as db:
            row = db.execute("SELECT owner FROM owners WHERE thread = ?", (thread,)).fetchone() if db else None
            return str(row[0]) if row else None

    @contextmanager
    def _reading(self, thread: str | None = None) -> Iterator[sqlite3.Connection | None]:
        """Give a connection to read by; None where there is no file yet, which reading does not make."""
        _refuse_bad(thread)
        if not self._path.exists() and self._path.parent.is_dir():
            yield None
            return
        with self._opened() as db:
            db.execute("BEGIN")
            yield db

    @contextmanager
    def _writing(self, thread: str) -> Iterator[sqlite3.Connection]:
        _refuse_bad(thread)
        with self._opened() as db:
            db.execute("BEGIN IMMEDIATE")
            yield db

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with self._explained(), closing(sqlite3.connect(self._path, timeout=BUSY_SECONDS)) as db, db:
            db.execute("PRAGMA secure_delete = ON")  # what is deleted is not left in the file's free pages
            self._migrate(db)
            yield db

    def _migrate(self, db: sqlite3.Connection) -> None:
        """Bring the file up to date; of two processes that come to it at once the second finds it done."""
        if _version(db) == latest_version():
            return
        db.execute("BEGIN IMMEDIATE")
        version = _version(db)
        if version > latest_version():
            raise ArchiveTooNew(
                f"{self._path} is of version {version}, this Dateline reads {latest_version()}: "
                "install the newer Dateline"
            )
        for number, script in _migrations():
            if number > version:
                for statement in script.split(";\n"):
                    db.execute(statement)
        db.execute(f"PRAGMA user_version = {latest_version()}")
        db.commit()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what SQLite says about the file into an ArchiveError with a remedy."""
        try:
            yield
        except sqlite3.Error as error:
            match getattr(error, "sqlite_errorcode", 0) & 0xFF:
                case sqlite3.SQLITE_FULL:
                    raise disk_full(self._path) from error
                case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                    what = f"have been busy for {BUSY_SECONDS:.0f} s; ask again when the other process has ended"
                case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN if not self._path.is_dir():
                    what = f"can't be opened ({error}); make the file and its folder readable and writable"
                case sqlite3.SQLITE_IOERR:
                    what = f"can't be read or written ({error}); check the disk"
                case _:
                    what = f"can't be read ({error}); move {self._path.name} away, and a new one is made"
            raise ArchiveError(f"the threads in {self._path} {what}") from error


def latest_version() -> int:
    """Give the version of the file that this Dateline writes."""
    return _migrations()[-1][0]


@cache
def _migrations() -> list[tuple[int, str]]:
    return migrations_in(_MIGRATIONS)


@cache
def _answers() -> TypeAdapter[Answer]:
    from pydantic import TypeAdapter

    return TypeAdapter(Answer)


@cache
def _scopes() -> TypeAdapter[Scope]:
    from pydantic import TypeAdapter

    return TypeAdapter(Scope)


def _turn(row: tuple[int, str, str, str, str, str | None, str | None], thread: str) -> Turn:
    """Read a turn; one whose record no longer reads is given as the turns of an older Dateline are, without it."""
    n, asked, question, standalone, text, narrowed, answer = row
    try:
        at = datetime.fromisoformat(asked)
    except (TypeError, ValueError):
        raise ArchiveError(
            f"turn {n} of thread {thread} can't be read (when it was asked); `dateline threads delete {thread}` takes "
            "this one thread away"
        ) from None
    plain = Turn(n, at, question, standalone, text)
    try:
        scope = _scopes().validate_json(narrowed) if narrowed else Scope()
        return replace(plain, narrowed=scope, answer=_answers().validate_json(answer) if answer else None)
    except ValueError:
        return plain


def _listed(row: tuple[str, str, int, str, str]) -> Listed:
    """Read a thread as it stands in the list; one whose days can't be read hides no other, and can be deleted."""
    id_, title, turns, first, last = row
    return Listed(id_, title, turns, _moment(first), _moment(last))


def _moment(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except (TypeError, ValueError):
        return NO_DAY


def _version(db: sqlite3.Connection) -> int:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def _refuse_bad(thread: str | None) -> None:
    if thread is not None and not _THREAD_ID.fullmatch(thread):
        raise InputError(f"thread {thread!r}: use 1 to 100 letters, digits and . _ : -")


def _no_thread(thread: str) -> InputError:
    return InputError(f"there is no thread {thread}; `dateline threads` lists those that are kept")
