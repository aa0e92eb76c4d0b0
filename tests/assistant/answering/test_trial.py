from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator

import pytest

from assistant.answering.trial import ENOUGH, Tried, tried
from assistant.errors import Stopped
from assistant.settings import Settings, load
from tests.fake_endpoint import FakeEndpoint, Fault, events, fake_endpoint, http, saying
from tests.faults import FAULTS, KEY


@pytest.fixture
def endpoint() -> Iterator[FakeEndpoint]:
    with fake_endpoint() as running:
        yield running


def settings(url: str, **given: object) -> Settings:
    return load(model="scripted", OPENAI_BASE_URL=url, OPENAI_API_KEY=KEY, **given)


def the_one(given: Settings) -> Tried:
    (one,) = tried(given)
    return one


def test_a_sound_endpoint_is_told_with_its_reply_and_its_time(endpoint: FakeEndpoint) -> None:
    endpoint.script(saying("Ready\n now."))
    found = the_one(settings(endpoint.url))
    assert (found.model, found.reply, found.fault) == ("scripted", "Ready now.", "")
    assert found.host in endpoint.url
    assert 0 < found.seconds < 12
    assert "temperature" not in endpoint.requests[0].body


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("401", "refused the key (HTTP 401); set OPENAI_API_KEY"),
        ("404", "does not know the model or the path (HTTP 404)"),
        ("429", "too many requests or the account is used up"),
        ("503", "has a fault of its own"),
        ("hang", "did not answer within 0.5 s"),
        ("HTML with 200", "sent something that is no answer"),
        ("bad JSON", "sent something that is no answer"),
        ("empty content", "gave an empty answer"),
        ("reset", "broke the connection"),
        ("error event", "reported an error in the middle of its answer"),
    ],
)
def test_each_fault_is_one_plain_line_without_the_key(
    endpoint: FakeEndpoint, caplog: pytest.LogCaptureFixture, name: str, told: str
) -> None:
    caplog.set_level(logging.DEBUG)
    endpoint.script(*FAULTS[name])
    found = the_one(settings(endpoint.url, timeout_s=0.5 if name == "hang" else 12))
    assert told in found.fault
    assert found.fault.count("\n") == 0
    assert found.reply == ""
    assert KEY not in repr(found) + caplog.text


def test_a_port_on_which_nothing_listens_and_a_host_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
    assert "nothing listens there" in the_one(settings(url)).fault

    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "no such host name" in the_one(settings("http://models.invalid/v1")).fault


def test_what_can_not_be_asked_at_all_is_a_fault_of_its_model() -> None:
    assert the_one(load(model="scripted")).fault.startswith("the model scripted needs OPENAI_API_KEY")
    assert "OPENAI_BASE_URL is no web address" in the_one(settings("nowhere")).fault


def test_every_model_is_tried(endpoint: FakeEndpoint) -> None:
    endpoint.script(http(503, ""), saying("ready"))
    first, second = tried(settings(endpoint.url, fallback_model="second"))
    assert (first.model, bool(first.fault)) == ("scripted", True)
    assert (second.model, second.reply) == ("second", "ready")


def test_one_that_talks_on_is_broken_off(endpoint: FakeEndpoint) -> None:
    endpoint.script([*events(), Fault.DRIP_TEXT])
    assert len(the_one(settings(endpoint.url)).reply) >= ENOUGH - 10
    assert endpoint.hung_up.wait(10)


def test_a_reader_who_cancels_is_heard_at_once(endpoint: FakeEndpoint) -> None:
    endpoint.script([Fault.STALL])
    stopped = threading.Event()
    threading.Thread(target=lambda: endpoint.asked.wait(30) and stopped.set()).start()
    with pytest.raises(Stopped):
        list(tried(settings(endpoint.url, timeout_s=60), stopped))
    assert endpoint.hung_up.wait(10)
