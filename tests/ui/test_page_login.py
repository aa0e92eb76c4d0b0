from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.ui.visiting import PAGE, Visit, texts
from ui.page import login

SECRETS = """
[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "a-secret-of-thirty-two-characters"
[auth.newsroom]
client_id = "dateline"
client_secret = "hush"
server_metadata_url = "https://id.example/.well-known/openid-configuration"
"""
NOBODY, SOMEBODY = {"is_logged_in": False}, {"is_logged_in": True, "email": "ada@paper.example"}


def as_user(archive: Path, monkeypatch: pytest.MonkeyPatch, user: dict[str, object], page: str = "") -> AppTest:
    """Visit as somebody whom Streamlit's login knows, or does not."""
    monkeypatch.setenv("DATELINE_ARCHIVE", str(archive))
    drawn = f"from ui.page import desk, frame, {page}\nframe.always({page}.page, desk.opened())" if page else ""
    visit = AppTest.from_string(drawn) if page else AppTest.from_file(str(PAGE))
    visit.default_timeout = 60
    visit.user = dict(user)
    visit.run()
    assert not visit.exception
    return visit


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Run the page in a folder whose secrets.toml a test writes."""
    (tmp_path / ".streamlit").mkdir()
    monkeypatch.chdir(tmp_path)
    st.secrets._reset()
    yield tmp_path / ".streamlit" / "secrets.toml"
    st.secrets._reset()


@pytest.mark.parametrize("page", ["", "archive", "settings"])
def test_nothing_of_the_archive_is_shown_before_the_login(
    sample_archive: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    visit = as_user(sample_archive, monkeypatch, NOBODY, page)
    assert texts(visit, "nameplate") == ["Dateline"]
    assert [button.label for button in visit.button] == ["Log in"]
    assert len(visit.get("bidi_component")) == 1
    assert not visit.chat_input
    assert "status" not in visit.session_state


def test_who_is_logged_in_reads_and_can_log_out(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "articles" in texts(as_user(sample_archive, monkeypatch, SOMEBODY), "nameplate")[0]
    page = as_user(sample_archive, monkeypatch, SOMEBODY, "settings")
    assert "Logged in as ada@paper.example." in texts(page, "does")
    next(button for button in page.button if button.label == "Log out").click().run()
    assert texts(page, "nameplate") == ["Dateline"]


def test_where_no_login_is_set_up_nobody_is_asked(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive, page="settings")
    assert "Log out" not in [button.label for button in page.button]


def test_auth_in_the_secrets_is_what_asks_for_a_login(visit: Visit, sample_archive: Path, secrets: Path) -> None:
    secrets.write_text(SECRETS, "utf-8")
    page = visit(sample_archive, page="settings")
    assert [button.label for button in page.button] == ["Log in with Newsroom"]
    assert texts(page, "nameplate") == ["Dateline"]


def test_a_login_that_is_not_installed_shuts_the_page_and_says_so(
    visit: Visit, sample_archive: Path, secrets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets.write_text(SECRETS, "utf-8")
    monkeypatch.setattr(login, "find_spec", lambda name: None)
    page = visit(sample_archive, page="settings")
    assert texts(page, "notice") == [login.NOT_INSTALLED]
    assert not page.button


def test_a_login_that_can_not_be_begun_is_one_plain_line(visit: Visit, sample_archive: Path, secrets: Path) -> None:
    secrets.write_text(SECRETS.replace("cookie_secret", "cookie_secrets"), "utf-8")
    page = visit(sample_archive, page="settings")
    page.button[0].click().run()
    assert not page.exception
    assert texts(page, "notice") == [login.MISCONFIGURED]


def test_a_secrets_file_that_can_not_be_read_shuts_the_page(visit: Visit, sample_archive: Path, secrets: Path) -> None:
    secrets.write_text("[auth\nclient_secret = 'hush'", "utf-8")
    page = visit(sample_archive, page="settings")
    assert "secrets.toml" in texts(page, "notice")[0]
    assert "hush" not in texts(page, "notice")[0]
    assert texts(page, "nameplate") == ["Dateline"]
