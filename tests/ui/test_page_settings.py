from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.settings import Settings
from tests.fake_endpoint import FakeEndpoint, fake_endpoint, http, saying
from tests.faults import FAULTS, KEY
from tests.ui.visiting import Visit, texts

MODEL, ADDRESS = (f"settings-field-{name}" for name in ("model", "openai_base_url"))


@pytest.fixture
def endpoint() -> Iterator[FakeEndpoint]:
    with fake_endpoint() as running:
        running.script(saying("ready"))
        yield running


def fill(page: AppTest, model: str, address: str, key: str = "") -> AppTest:
    page.text_input(key=MODEL).set_value(model)
    page.text_input(key=ADDRESS).set_value(address)
    next(field for field in page.text_input if field.label == "Key").set_value(key)
    return press(page, "Use this model")


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def everything(page: AppTest) -> str:
    """All that went to the browser, and all that the session holds."""
    sent = [str(getattr(element, "proto", "")) for element in page.main]
    drawn = [element.proto.json for element in page.get("bidi_component")]
    state = page.session_state._state._state
    held = [repr(state._old_state), repr(state._new_session_state), repr(state._new_widget_state.states)]
    return json.dumps([sent, drawn, held])


def test_without_a_model_the_page_says_what_answers_are_made_of(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive, page="settings")
    assert texts(page, "writes") == ["No model is set: answers quote the archive, word for word."]
    assert not [button for button in page.button if button.label == "Test it"]
    assert not texts(page, "origin"), "of what is Dateline's default nothing is said"
    assert not texts(page, "environment")


def test_a_key_given_here_is_used_and_never_seen_again(
    visit: Visit, sample_archive: Path, endpoint: FakeEndpoint, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    page = fill(visit(sample_archive, page="settings"), "llama", endpoint.url, KEY)
    assert texts(page, "meta")[0].endswith("A key is set, for this visit.")
    assert texts(page, "environment") == [
        f"export DATELINE_MODEL=llama\nexport OPENAI_BASE_URL={endpoint.url}\nexport OPENAI_API_KEY=…"
    ]
    press(page, "Test it")
    assert texts(page, "works")[0].startswith("llama at 127.0.0.1:")
    assert texts(page, "works")[0].endswith(" s: ready")
    assert f"Bearer {KEY}" in endpoint.requests[0].headers
    assert KEY not in everything(page) + caplog.text


def test_the_answers_of_this_visit_are_written_by_the_model_it_chose(
    visit: Visit, sample_archive: Path, endpoint: FakeEndpoint
) -> None:
    endpoint.script(saying("“Not constructive”, Peskov said of the memorandum [1]."))
    fill(visit(sample_archive, page="settings"), "llama", endpoint.url, KEY)
    page = visit(sample_archive)
    page.chat_input[0].set_value("What did Peskov say about the memorandum?").run()
    assert endpoint.requests[-1].body["model"] == "llama"
    assert "checked against the archive, claim by claim" in texts(page, "meta")[0]


@pytest.mark.parametrize("name", ["401", "404", "503", "HTML with 200", "reset"])
def test_the_test_says_in_one_line_what_is_wrong(
    visit: Visit, sample_archive: Path, endpoint: FakeEndpoint, name: str
) -> None:
    endpoint.script(*FAULTS[name])
    page = press(fill(visit(sample_archive, page="settings"), "llama", endpoint.url, KEY), "Test it")
    (told,) = texts(page, "notice")
    assert told.startswith("The model endpoint 127.0.0.1:")
    assert told.endswith(".")
    assert not texts(page, "works")
    assert KEY not in everything(page)


def test_the_key_of_the_environment_goes_to_no_address_typed_on_the_page(
    visit: Visit, sample_archive: Path, endpoint: FakeEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (
        ("OPENAI_API_KEY", KEY),
        ("OPENAI_BASE_URL", "https://me:secret@models.example/v1?token=secret"),
        ("DATELINE_MODEL", "theirs"),
        ("OPENAI_ORG_ID", "org-canary"),
        ("OPENAI_PROJECT_ID", "project-canary"),
        ("OPENAI_CUSTOM_HEADERS", "X-Gateway: gateway-canary"),
        ("OPENAI_ADMIN_KEY", "admin-canary"),
    ):
        monkeypatch.setenv(name, value)
    page = visit(sample_archive, page="settings")
    assert page.text_input(key=ADDRESS).value == "https://models.example/v1"
    assert texts(page, "meta")[0].endswith("A key is set by the environment (OPENAI_API_KEY).")
    fill(page, "mine", endpoint.url)
    assert "The key was given for another address" in texts(page, "notice")[0]
    press(page, "Test it")
    assert KEY not in endpoint.requests[0].headers
    assert "canary" not in endpoint.requests[0].headers
    assert "secret" not in everything(page)
    fill(page, "mine", "https://models.example/v1")
    assert texts(page, "meta")[0].endswith("A key is set by the environment (OPENAI_API_KEY).")
    assert texts(page, "environment") == ["export DATELINE_MODEL=mine"]


def test_another_name_at_the_same_address_keeps_the_key(
    visit: Visit, sample_archive: Path, endpoint: FakeEndpoint
) -> None:
    page = fill(fill(visit(sample_archive, page="settings"), "one", endpoint.url, KEY), "two", endpoint.url)
    press(page, "Test it")
    assert f"Bearer {KEY}" in endpoint.requests[0].headers
    assert endpoint.requests[0].body["model"] == "two"


@pytest.mark.parametrize(
    ("model", "address", "key", "told"),
    [
        ("llama", "nowhere", KEY, "Nothing was changed. The address of the endpoint is no web address"),
        ("llama", "", "", "Nothing was changed. The model llama needs the key"),
        ("anthropic:", "", "", "lacks its name"),
        (KEY, "http://127.0.0.1:1/v1", "", "looks like a key"),
    ],
)
def test_what_can_not_work_is_not_taken_over(
    visit: Visit, sample_archive: Path, model: str, address: str, key: str, told: str
) -> None:
    page = fill(visit(sample_archive, page="settings"), model, address, key)
    assert told in texts(page, "notice")[0]
    assert texts(page, "writes") == ["No model is set: answers quote the archive, word for word."]
    assert KEY not in everything(page)


def test_choices_hold_at_once_and_can_be_given_up(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive, page="settings")
    page.radio(key="settings-field-unsupported").set_value("strike").run()
    page.number_input(key="settings-field-abstain_below").set_value(0.5).run()
    page.number_input(key="settings-field-timeout_s").set_value(30.0).run()
    assert texts(page, "environment") == [
        "export DATELINE_TIMEOUT_S=30\nexport DATELINE_ABSTAIN_BELOW=0.5\nexport DATELINE_UNSUPPORTED=strike"
    ]
    assert texts(page, "origin") == ["Chosen here, for this visit."] * 3
    press(page, "Back to what was set at the start")
    assert page.radio(key="settings-field-unsupported").value == "drop"
    assert page.number_input(key="settings-field-abstain_below").value == Settings.model_fields["abstain_below"].default
    assert not texts(page, "environment")


def test_a_line_of_refusal_chosen_here_refuses_in_this_visit(visit: Visit, sample_archive: Path) -> None:
    question = "How many people were injured by storm Brannoc?"
    assert texts(visit(sample_archive).chat_input[0].set_value(question).run(), "answer")
    visit(sample_archive, page="settings").number_input(key="settings-field-abstain_below").set_value(1.0).run()
    assert texts(visit(sample_archive).chat_input[0].set_value(question).run(), "abstained")


def test_what_the_environment_sets_is_shown_as_such(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_UNSUPPORTED", "strike")
    page = visit(sample_archive, page="settings")
    assert page.radio(key="settings-field-unsupported").value == "strike"
    assert "Set by the environment: DATELINE_UNSUPPORTED." in texts(page, "origin")


def test_a_page_that_is_shared_shows_what_is_set_and_takes_nothing(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (
        ("DATELINE_READ_ONLY", "1"),
        ("DATELINE_MODEL", "theirs"),
        ("OPENAI_API_KEY", KEY),
        ("OPENAI_BASE_URL", "https://me:secret@models.example/v1"),
    ):
        monkeypatch.setenv(name, value)
    page = visit(sample_archive, page="settings")
    assert not [*page.button, *page.text_input, *page.radio, *page.number_input]
    shown = " ".join(texts(page, "setting", "meta", "writes"))
    assert "https://models.example/v1" in shown
    assert "A key is set by the environment" in shown
    assert "theirs" in shown
    assert not any(word in everything(page) for word in (KEY, "secret"))


def test_hostile_names_are_words(visit: Visit, sample_archive: Path, endpoint: FakeEndpoint) -> None:
    endpoint.script(http(200, "<script>alert(1)</script>", "text/html"))
    hostile = "<img src=x onerror=alert(1)>; rm -rf ~"
    page = press(fill(visit(sample_archive, page="settings"), hostile, endpoint.url), "Test it")
    assert hostile in texts(page, "notice")[0]
    assert f"export DATELINE_MODEL='{hostile}'" in texts(page, "environment")[0]


def test_without_an_archive_the_model_can_be_set_all_the_same(visit: Visit, tmp_path: Path) -> None:
    page = visit(tmp_path / "nothing", page="settings")
    assert len(texts(page, "notice")) == 1
    assert page.text_input(key=MODEL)


def test_where_the_settings_are_wrong_the_variable_is_named(
    visit: Visit, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_TIMEOUT_S", "soon")
    (told,) = texts(visit(sample_archive, page="settings"), "notice")
    assert "DATELINE_TIMEOUT_S" in told
