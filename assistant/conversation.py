"""Threads of questions and answers, in an SQLite file of their own so that they can be written while an ingest holds
the archive.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import ArchiveTooNew, InputError
from assistant.text import STOPWORDS

FILE = "threads.sqlite3"
VERSION = 1
_SCHEMA = """
CREATE TABLE turns (
    thread TEXT NOT NULL,
    n INTEGER NOT NULL,
    asked TEXT NOT NULL,
    question TEXT NOT NULL,
    standalone TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (thread, n)
) STRICT;
"""
_THREAD_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")
_LEANS_BACK = re.compile(
    r"^(?:and|but|so|then|what about|how about|why|when|where)\b|"
    r"\b(?:he|she|they|him|her|them|his|their|it|its|that|this|those|these|there)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"(?i:and|but|what about|how about)\s+(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)\s*\?*")
_PERSON = re.compile(r"\b(?:he|she|they|him|them)\b", re.IGNORECASE)
_NAMES = re.compile(r"(?<!^)\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a thread, how it was read, and the text of its answer."""

    n: int
    question: str
    standalone: str
    answer: str


class Threads:
    """The threads kept beside an archive; ``archive`` is the archive's folder."""

    def __init__(self, archive: Path) -> None:
        self._path = archive / FILE

    def turns(self, thread: str) -> list[Turn]:
        """List a thread's turns, oldest first; a thread nobody has written to is empty. Raises InputError for a bad
        id.
        """
        with self._connection(thread) as db:
            rows = db.execute(
                "SELECT n, question, standalone, answer FROM turns WHERE thread = ? ORDER BY n", (thread,)
            )
            return [Turn(*row) for row in rows]

    def append(self, thread: str, question: str, standalone: str, answer: str) -> None:
        """Add a turn at the end of a thread."""
        with self._connection(thread) as db:
            db.execute(
                "INSERT INTO turns SELECT ?, 1 + COALESCE(MAX(n), 0), ?, ?, ?, ? FROM turns WHERE thread = ?",
                (thread, datetime.now(UTC).isoformat(), question, standalone, answer, thread),
            )

    @contextmanager
    def _connection(self, thread: str) -> Iterator[sqlite3.Connection]:
        if not _THREAD_ID.fullmatch(thread):
            raise InputError(f"thread {thread!r}: use 1 to 100 letters, digits and . _ : -")
        with closing(sqlite3.connect(self._path, timeout=10)) as db, db:
            db.execute("BEGIN IMMEDIATE")
            version: int = db.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise ArchiveTooNew(
                    f"{self._path} is of version {version}, this Dateline reads {VERSION}: install the newer Dateline"
                )
            if version < VERSION:
                db.execute(_SCHEMA)
                db.execute(f"PRAGMA user_version = {VERSION}")
            yield db


def standalone(question: str, history: Sequence[Turn]) -> str:
    """Make a follow-up readable without its thread, by the question before it.

    "And Umerov?" asks the same of another; a pronoun becomes the last person asked about; a question without names gets
    the words of the one before. A question that leans on nothing comes back as it is.
    """
    if not history or not _LEANS_BACK.search(question):
        return question
    before = history[-1].standalone
    names = _NAMES.findall(before)
    if names and (another := _ANOTHER.fullmatch(question.strip())):
        return before.replace(names[0], another["name"], 1)
    if _NAMES.search(question):
        return question
    if names and _PERSON.search(question):
        return _PERSON.sub(names[0], question, count=1)
    known = {word.casefold() for word in question.split()}
    carried = [
        word for word in re.findall(r"[\w’'-]+", before) if word.casefold() not in STOPWORDS | known | {"say", "said"}
    ]
    return f"{question.rstrip('?! ')}, {' '.join(carried)}?" if carried else question
