"""The question that was being answered when a page was loaded anew: whose it is, where it is offered, within what."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.domain import Scope
from assistant.errors import Stopped
from assistant.events import Event
from tests.ui.visiting import Visit, drawn, texts
from ui import request
from ui.page import left
from ui.page.ink import Block, ink
from ui.page.left import MOST, Asked, Left
from ui.page.session import Asking, Question

PESKOV = "What did Peskov say about the memorandum?"
NARROW = Question("And Umerov?", Asking(request.clock("2025-05-30"), Scope(outlets=("Eastern Ledger",))))


@pytest.fixture
def archive(sample_archive: Path, tmp_path: Path) -> Path:
    copy = shutil.copytree(sample_archive, tmp_path / "archive")
    (copy / "threads.sqlite3").unlink(missing_ok=True)
    return copy


def loaded_anew(visit: Visit, archive: Path, question: Left, **address: str) -> AppTest:
    page = visit(archive, **address)
    page.session_state["left-behind"] = question
    return page.run()


def offered(page: AppTest) -> list[str]:
    return [words for words in texts(page, "notice") if "loaded anew" in words]


def test_only_who_asked_is_given_a_question_back_and_only_once() -> None:
    asked = Asked()
    key = asked.note(Left(NARROW, "", "issuer ada"))
    assert asked.take(key, "issuer bert") is None
    assert asked.take(key, "issuer ada") is None, "somebody else was in that tab"
    mine = Left(NARROW, "", "issuer ada")
    key = asked.note(mine)
    assert asked.take(key, "issuer ada") == mine
    assert asked.take(key, "issuer ada") is None
    assert asked.take("guessed", "issuer ada") is None


def test_no_more_are_kept_than_a_server_should_hold() -> None:
    asked = Asked()
    first, *_, last = [asked.note(Left(NARROW, "", "")) for _ in range(MOST + 1)]
    assert asked.take(first, "") is None
    assert asked.take(last, "") is not None


def test_it_is_offered_with_its_limits_in_its_own_conversation_only(visit: Visit, archive: Path) -> None:
    threads = [f"page-{digit * 32}" for digit in "12"]
    with Assistant.open(archive) as assistant:
        for thread in threads:
            assistant.ask(PESKOV, thread=thread)
    own, other = threads
    question = Left(NARROW, own, "")
    page = loaded_anew(visit, archive, question, thread=own)
    assert offered(page) == ["This page was loaded anew while “And Umerov?” was being answered."]
    chips = ["as of 30 May 2025", "in Eastern Ledger"]
    assert chips in [[run["text"] for run in block.runs] for block in drawn(page, "chips")]
    assert not offered(loaded_anew(visit, archive, question, thread=other))
    assert not offered(loaded_anew(visit, archive, question)), "an empty page is another conversation"
    assert offered(loaded_anew(visit, archive, Left(NARROW, "", "")))
    assert not offered(loaded_anew(visit, archive, Left(NARROW, "", ""), thread=own))


def test_a_question_is_kept_as_it_was_asked_and_for_whom(
    visit: Visit, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Left] = []

    def note(one: Left) -> str:
        kept.append(one)
        return "key"

    monkeypatch.setattr(left.asked, "note", note)
    monkeypatch.setattr("ui.page.kept.user", lambda: "issuer ada")
    page = visit(archive)
    page.chat_input[0].set_value(PESKOV).run()
    page.session_state["waiting"] = NARROW
    page.run()
    thread = page.session_state["thread"]
    assert kept == [Left(Question(PESKOV), "", "issuer ada"), Left(NARROW, thread, "issuer ada")]


def test_asked_again_it_is_asked_within_what_it_was_asked_and_left_it_is_gone(
    visit: Visit, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, object]] = []

    def stream(_: Assistant, text: str, **given: object) -> Iterator[Event]:
        asked.append((text, Asking(given["as_of"], given["scope"])))  # type: ignore[arg-type]
        raise Stopped
        yield

    monkeypatch.setattr(Assistant, "stream", stream)
    pressed: list[str] = []

    def inked(blocks: Sequence[Block], key: str, press: Callable[[str], None], *, aloud: str) -> None:
        ink(blocks, key, press, aloud=aloud)
        if pressed:
            press(pressed.pop())

    monkeypatch.setattr("ui.page.left.ink", inked)
    page = loaded_anew(visit, archive, Left(NARROW, "", ""))
    pressed.append("again")
    page.run().run()
    assert asked == [(NARROW.text, NARROW.asking)]
    assert not offered(page)

    page = loaded_anew(visit, archive, Left(NARROW, "", ""))
    assert [run["text"] for run in drawn(page, "actions")[0].runs] == ["Ask it again", "Leave it"]
    pressed.append("leave")
    page.run().run()
    assert not offered(page)
    assert len(asked) == 1
