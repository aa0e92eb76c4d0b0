from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.visiting import PAGE, Visit, texts

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


def test_a_secrets_file_that_can_not_be_read_shuts_the_page(
    visit: Visit, sample_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text("[auth\nclient_secret = 'hush'", "utf-8")
    monkeypatch.chdir(tmp_path)
    page = visit(sample_archive, page="settings")
    assert "secrets.toml" in texts(page, "notice")[0]
    assert "hush" not in texts(page, "notice")[0]
    assert texts(page, "nameplate") == ["Dateline"]
