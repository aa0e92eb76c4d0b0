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

from assistant.archive.catalogue import disk_full
from assistant.asking.said import saying
from assistant.errors import ArchiveError, ArchiveTooNew, InputError
from assistant.text import STOPWORDS

FILE = "threads.sqlite3"
VERSION = 1
BUSY_SECONDS = 10.0
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
_TOPIC = re.compile(r"(?:(?:and|but|so|then)\s+)?(?:(?:what|how)\s+)?about\s+(?P<topic>[^\s?][^?]*)", re.IGNORECASE)
_EARLIER_TOPIC = re.compile(r"\babout\s+(?=[^\d\s])[^?]+", re.IGNORECASE)
_POINTER = re.compile(r"(?:he|she|they|him|her|them|it|that|this|those|these)\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|she|him)\b", re.IGNORECASE)
_ON_IT = re.compile(
    r"\b(?P<lead>about|on|of|to|regarding|deny|denied|confirm|confirmed|reject|rejected|promise|promised|admit|admitted)"
    r"\s+(?:it|that|this|them|those|these)(?=\s*[?.!]*$)",
    re.IGNORECASE,
)
_SAID_IT = re.compile(
    r"\b(?:say|said|saying|claim|claimed|mention|mentioned|write|wrote)\s+(?:it|that|this|so)(?=\s*[?.!]*$)",
    re.IGNORECASE,
)
_ANYONE_ELSE = re.compile(
    r"(?:and\s+)?(?:who|anyone|anybody)\s+else(?:\s+(?:did|said|spoke|commented)(?:\s+(?:so|that|on|about|it))*)?\s*\?*",
    re.IGNORECASE,
)
_WHOSE_WORDS = re.compile(
    r"(?<=\bdid )(?:its|their)(?=\s+(?:\w+\s+){1,3}(?:say|tell|announce|comment|respond|reply)\b)"
)
_DAYS = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday""".split()
)
"""Capitals that are nobody's name."""
_WHO_IS = re.compile(r"(?:and\s+)?who\s+(?:is|was)\b", re.IGNORECASE)
_NAME = r"[A-Z][\w’'-]++(?:\s[A-Z][\w’'-]++)*+"
_NAMES = re.compile(rf"(?<!^)\b{_NAME}")
_PLACED = re.compile(r"\b(?:the|an?|in|on|at|of|from|near)\s+$", re.IGNORECASE)
_SUBJECT = re.compile(rf"\b(?:did|does|has|had|is|was|will|would)\s+(?P<name>{_NAME})(?!,|\s(?:and|or)\s+[A-Z])")


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
        with self._explained(), closing(sqlite3.connect(self._path, timeout=BUSY_SECONDS)) as db, db:
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


def standalone(question: str, history: Sequence[Turn]) -> str:
    """Make a follow-up readable without its thread, by the questions before it.

    "And Umerov?" asks the same of another, "and about the bus?" of another topic; "he" and "she" become the person
    asked about, "its lawyer" whose lawyer it is, "about it" what was spoken about; a question without names gets the
    words of the one before. A question that leans on nothing comes back as it is, and so does one about a person where
    that could be several.
    """
    if not history or not (_LEANS_BACK.search(question) or _ANYONE_ELSE.fullmatch(question.strip())):
        return question
    return _on_topic(_leaning(question, history), history)


def _on_topic(question: str, history: Sequence[Turn]) -> str:
    """Give a question about words said on "it" or "that" the topic they were asked for on last."""
    topics = (about.topic for turn in reversed(history) if (about := saying(turn.standalone)))
    topic = next((topic for topic in topics if topic and not _POINTER.match(topic)), "")
    if not topic or saying(question) is None:
        return question
    if (named := _ON_IT.search(question)) is not None:
        return f"{question[: named.start()]}{named['lead']} {topic}{question[named.end() :]}"
    return _SAID_IT.sub(lambda match: f"{match[0]} about {topic}", question, count=1)


def _leaning(question: str, history: Sequence[Turn]) -> str:
    before = history[-1].standalone
    names = _NAMES.findall(before)
    if _ANYONE_ELSE.fullmatch(question.strip()) and (said := saying(before)) and said.topic:
        return f"Who else spoke about {said.topic}?"
    if names and (another := _ANOTHER.fullmatch(question.strip())):
        return before.replace(names[0], another["name"], 1)
    if (asked := _TOPIC.fullmatch(question.strip("? "))) and not _POINTER.match(asked["topic"]):
        earlier = _EARLIER_TOPIC.search(before)
        if earlier:
            return f"{before[: earlier.start()]}about {asked['topic']}{before[earlier.end() :]}"
    if any(match[0] not in _DAYS for match in _NAMES.finditer(question)):
        return question
    people = _people(before) or names[:1]  # a place still says more than a pronoun does
    if people and _PERSON.search(question):
        subject = None if _WHO_IS.match(question) else _SUBJECT.search(before)
        if len(people) > 1 and subject is None:
            return question
        return _PERSON.sub(subject["name"] if subject else people[0], question, count=1)
    if people and _WHOSE_WORDS.search(question):
        subject = _SUBJECT.search(before)
        owner = subject["name"] if subject else people[0]
        return _WHOSE_WORDS.sub(f"{owner}’" if owner.endswith("s") else f"{owner}’s", question, count=1)
    known = {word.casefold() for word in question.split()}
    carried = [
        word for word in re.findall(r"[\w’'-]+", before) if word.casefold() not in STOPWORDS | known | {"say", "said"}
    ]
    return f"{question.rstrip('?! ')}, {' '.join(carried)}?" if carried else question


def _people(question: str) -> list[str]:
    """Give the names in a question that may be a person's: no month or place that a preposition or article gives
    away.
    """
    found = (match for match in _NAMES.finditer(question) if not _PLACED.search(question[: match.start()]))
    return list(dict.fromkeys(match[0] for match in found))
