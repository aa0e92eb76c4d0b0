from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self

import pytest

from assistant.domain import Answer, Article, Citation, Record, Scope
from assistant.errors import EndpointError
from assistant.events import Answered, Event, Notice, Token
from ui.cli import opening
from ui.cli.chat import paragraph

Dateline = Callable[..., Any]

TEXT = "First paragraph.\n\nHe said: “not constructive”. More.\n\nLast."
START = TEXT.index("“")
CITED = Citation(1, Record("a1", "Talks"), START, START + 18, "“not constructive”")


class Scripted:
    """An assistant that says what the test wrote, and remembers what it was asked."""

    def __init__(self, *turns: Event | BaseException) -> None:
        self._turns = turns
        self.asked: list[tuple[str, str | None, bool]] = []
        self.archive = SimpleNamespace(article=lambda _: Article(CITED.article, TEXT))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def stream(self, question: str, *, as_of: datetime | None, thread: str | None, extractive: bool) -> Iterator[Event]:
        self.asked.append((question, thread, extractive))
        for turn in self._turns:
            if isinstance(turn, BaseException):
                raise turn
            yield turn


def answered(**given: Any) -> Answered:
    at = datetime(2025, 5, 30, tzinfo=UTC)
    fields = {"text": "He said so [1].", "abstained": False, "citations": (CITED,), **given}
    return Answered(Answer("q", "q", at, Scope(), short_answer=None, confidence=1, answered_by="extractive", **fields))


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Scripted]:
    def install(*turns: Event | BaseException) -> Scripted:
        assistant = Scripted(*turns)
        monkeypatch.setattr(opening, "assistant", lambda *_: assistant)
        return assistant

    return install


def test_a_conversation_keeps_one_thread_and_ends_with_quit(
    scripted: Callable[..., Scripted], dateline: Dateline
) -> None:
    assistant = scripted(Token("He "), answered())
    finished = dateline("chat", "--thread", "mine", "--no-llm", stdin="first?\n\n  second? \n/quit\nnever asked\n")
    assert finished.code == 0
    assert assistant.asked == [("first?", "mine", True), ("second?", "mine", True)]
    assert finished.out.count("He said so [1].") == 2
    assert "(thread mine)" in finished.err


def test_a_new_conversation_gets_a_thread_of_its_own(scripted: Callable[..., Scripted], dateline: Dateline) -> None:
    assistant = scripted(answered())
    dateline("chat", stdin="one?\ntwo?\n")
    dateline("chat", stdin="three?\n")
    threads = [thread for _, thread, _ in assistant.asked]
    assert threads[0] == threads[1] != threads[2]
    assert all(threads)


def test_sources_opens_the_passage_in_its_article(scripted: Callable[..., Scripted], dateline: Dateline) -> None:
    scripted(answered())
    finished = dateline("chat", stdin="q?\n/sources 1\n")
    assert "He said: »“not constructive”«. More.\n" in finished.out
    assert "First paragraph" not in finished.out


def test_sources_of_a_refusal_are_the_closest_coverage(scripted: Callable[..., Scripted], dateline: Dateline) -> None:
    scripted(answered(text="The archive does not say.", abstained=True, citations=(), closest=(CITED,)))
    assert "»“not constructive”«" in dateline("chat", stdin="q?\n/sources 1\n").out


def test_a_source_that_is_not_there_is_told(scripted: Callable[..., Scripted], dateline: Dateline) -> None:
    scripted(answered())
    finished = dateline("chat", stdin="/sources\nq?\n/sources 7\n/nonsense\n")
    assert "Nothing is cited yet." in finished.err
    assert "There is no source 7; the last answer has: 1." in finished.err
    assert "There is no command /nonsense." in finished.err
    assert finished.err.count("/sources N opens passage N") == 2


@pytest.mark.parametrize(
    ("trouble", "line"),
    [(EndpointError("no answer; try again"), "dateline: no answer; try again"), (KeyboardInterrupt(), "(stopped)")],
)
def test_a_turn_that_fails_ends_only_itself(
    trouble: BaseException, line: str, scripted: Callable[..., Scripted], dateline: Dateline
) -> None:
    assistant = scripted(Token("He "), trouble)
    finished = dateline("chat", stdin="one?\ntwo?\n")
    assert finished.code == 0
    assert finished.err.count(line) == 2
    assert len(assistant.asked) == 2


def test_notices_are_told_beside_the_answer(scripted: Callable[..., Scripted], dateline: Dateline) -> None:
    scripted(Token("dr\x1baft"), Notice("The model\x1b did not answer."), answered())
    finished = dateline("chat", stdin="q?\n")
    assert "note: The model␛ did not answer.\n" in finished.err
    assert "aft" not in finished.out


def test_an_article_opened_in_a_conversation_steers_no_terminal(
    scripted: Callable[..., Scripted], dateline: Dateline
) -> None:
    assistant = scripted(answered())
    evil = "before \x1b[2J" + "quoted \x9b after"
    assistant.archive.article = lambda _: Article(Record("a\x1b1", "T\x07"), evil)
    assert not {"\x1b", "\x9b", "\x07"} & set(dateline("chat", stdin="q?\n/sources 1\n").out)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 5, "First paragraph."),
        (START, START + 4, "He said: “not constructive”. More."),
        (10, 20, "First paragraph.\n\nHe said: “not constructive”. More."),
        (len(TEXT) - 2, len(TEXT), "Last."),
    ],
)
def test_the_paragraphs_around_a_span_are_found(start: int, end: int, expected: str) -> None:
    assert TEXT[slice(*paragraph(TEXT, start, end))] == expected


def test_a_conversation_with_the_sample_archive_follows_up(
    dateline: Dateline, sample_archive: Path, tmp_path: Path
) -> None:
    import shutil

    archive = tmp_path / "archive"
    shutil.copytree(sample_archive, archive)
    talk = "What did Peskov say about the memorandum?\nWhat did he say about a reply?\n/sources\n/quit\n"
    finished = dateline("chat", "--archive", archive, "--as-of", "2025-05-30", stdin=talk)
    assert finished.code == 0, finished.err
    assert "not constructive" in finished.out
    assert "read as “What did Peskov say about a reply?”" in finished.out


def test_a_greeting_is_answered_with_help_and_asks_nothing(
    scripted: Callable[..., Scripted], dateline: Dateline
) -> None:
    assistant = scripted(answered())
    finished = dateline("chat", stdin="hello\nHi!\n")
    assert assistant.asked == []
    assert finished.err.count("Ask in your own words") == 3
