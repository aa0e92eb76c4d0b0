"""A page with a login: who is let in, and that nobody sees or changes another's conversations."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.conversation import Threads
from assistant.settings import load
from tests.ui.test_page_login import as_user
from tests.ui.visiting import PAGE, Visit, texts
from ui.page import login

PESKOV = "What did Peskov say about the memorandum?"
ADA: dict[str, object] = {"is_logged_in": True, "iss": "https://id.example", "sub": "1", "email": "Ada@Paper.example"}
BERT: dict[str, object] = {"is_logged_in": True, "iss": "https://id.example", "sub": "2", "email": "bert@other.example"}


def reading(visitor: dict[str, object], **query: str) -> AppTest:
    page = AppTest.from_file(str(PAGE), default_timeout=60)
    page.user = dict(visitor)
    page.query_params.update(query)
    page.run()
    assert not page.exception
    return page


def test_whoever_logs_in_sees_and_changes_only_conversations_of_their_own(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adas = as_user(sample_archive, monkeypatch, ADA)
    adas.chat_input[0].set_value(PESKOV).run()
    thread = str(adas.session_state["thread"])
    assert texts(reading(ADA), "thread") == [f"{PESKOV}1 question"], "found again in another visit"
    assert not texts(reading(BERT), "thread")
    berts = reading(BERT, thread=thread)
    assert texts(berts, "question") == [PESKOV], "a link is meant to be given away"
    assert not {"rename", "delete"} & {each.key for each in berts.button}
    berts.chat_input[0].set_value("And Umerov?").run()
    assert Threads(sample_archive).listed(thread).turns == 1
    assert {"rename", "delete"} <= {each.key for each in reading(ADA, thread=thread).button}


@pytest.mark.parametrize(
    ("allowed", "in_"),
    [
        ("ada@paper.example", True),
        ("x@y.example, PAPER.example ,", True),
        ("@paper.example", True),
        (" ", True),
        ("bert@paper.example", False),
        ("example", False),
        (",", False),
        ("desk.paper.example", False),
    ],
)
def test_only_readers_on_the_list_are_let_in(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch, allowed: str, in_: bool
) -> None:
    monkeypatch.setenv("DATELINE_READERS", allowed)
    page = as_user(sample_archive, monkeypatch, ADA, "settings")
    if in_:
        assert "Logged in as Ada@Paper.example." in texts(page, "does")
    else:
        assert texts(page, "nameplate") == ["Dateline"]
        assert texts(page, "notice") == [login.NOT_LISTED.format("Ada@Paper.example")]
        assert [button.label for button in page.button] == ["Log out"]


@pytest.mark.parametrize(
    "visitor",
    [
        {"email": "ada@paper.example", "email_verified": False},
        {"email": "ada@paper.example", "email_verified": "false"},
        {"email": "ada@paper.example", "email_verified": None},
        {"email": "ada@paper.example@evil.example"},
        {"email": "paper.example"},
        {"email": "@paper.example"},
        {"email": ""},
        {},
    ],
)
def test_an_address_that_nobody_vouches_for_is_not_on_the_list(visitor: dict[str, object]) -> None:
    allowed = load(readers="ada@paper.example,paper.example").allowed
    assert allowed is not None
    assert not login.listed(visitor, allowed)
    assert login.listed({"email": "ada@paper.example", "email_verified": True}, allowed)


def test_a_list_of_readers_without_a_login_shuts_the_page(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_READERS", "paper.example")
    page = visit(sample_archive)
    assert texts(page, "notice") == [login.NO_LOGIN]
    assert not page.chat_input
