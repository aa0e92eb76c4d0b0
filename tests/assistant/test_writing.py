"""A model in the chain: what the reader gets when it fails, when another takes over, and when nobody waits any more."""

from __future__ import annotations

import logging
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.conversation import Threads
from assistant.domain import Answer
from assistant.errors import InputError, Stopped
from assistant.events import Answered, Checked, Cited, Event, Notice, Retrieved, Spent, Token, Understood
from assistant.settings import Settings, load
from tests.conftest import Finished
from tests.fake_endpoint import FakeEndpoint, Fault, chunk, chunks, events, fake_endpoint, http, saying
from tests.faults import FAULTS, KEY, SAID

QUESTION = "How much did the council agree to pay for the study of the Orven Gate?"
AS_OF = datetime(2025, 5, 30, 12, tzinfo=UTC)
TIMEOUT_S = 1.5
WRITTEN = {"finish_reason=length", "first model down"}
"""The faults after which a model's words are shown all the same."""
QUOTES = "The answer below quotes the archive instead."


@pytest.fixture(scope="module")
def archive(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample archive, beside which threads may be kept."""
    return Path(shutil.copytree(sample_archive, tmp_path_factory.mktemp("writing") / "archive"))


@pytest.fixture(scope="module")
def endpoint(archive: Path) -> Iterator[FakeEndpoint]:
    """An endpoint, and the client imported before any clock runs."""
    with fake_endpoint() as endpoint:
        endpoint.script(saying(SAID))
        with Assistant.open(archive, settings(archive, endpoint, timeout_s=60)) as assistant:
            assert assistant.ask(QUESTION, as_of=AS_OF).answered_by == "first"
        yield endpoint


def settings(archive: Path, endpoint: FakeEndpoint, **more: object) -> Settings:
    given = {"model": "first", "OPENAI_BASE_URL": endpoint.url, "OPENAI_API_KEY": KEY, "timeout_s": TIMEOUT_S}
    return load(archive=archive, **{**given, **more})


def told(archive: Path, endpoint: FakeEndpoint, **more: object) -> list[Event]:
    with Assistant.open(archive, settings(archive, endpoint, **more)) as assistant:
        return list(assistant.stream(QUESTION, as_of=AS_OF))


def answer_of(told: list[Event]) -> Answer:
    last = told[-1]
    assert isinstance(last, Answered)
    return last.answer


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_leaves_a_plain_line_the_passages_and_an_answer_in_time(
    archive: Path, endpoint: FakeEndpoint, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    endpoint.script(*FAULTS[fault])
    second = {"fallback_model": "second"} if fault == "first model down" else {}
    began = time.monotonic()
    with caplog.at_level(logging.DEBUG):
        happened = told(archive, endpoint, **second)
    answer = answer_of(happened)
    assert time.monotonic() - began < TIMEOUT_S + 4
    assert isinstance(happened[0], Understood) and isinstance(happened[1], Retrieved) and happened[1].hits
    assert answer.citations
    assert (answer.answered_by == "extractive") == (fault not in WRITTEN)
    notices = [event for event in happened if isinstance(event, Notice)]
    if fault == "finish_reason=length":
        assert not notices
        assert answer.text.endswith("(The answer was cut short.)")
    else:
        (notice,) = notices
        assert notice.text in answer.notices
        assert "\n" not in notice.text and "Traceback" not in notice.text and notice.text.endswith(".")
    assert KEY not in repr(happened) + caplog.text
    # What a model had begun is withdrawn by the notice, and the answer's own words come after it.
    last_notice = max((n for n, event in enumerate(happened) if isinstance(event, Notice)), default=0)
    after = "".join(event.text for event in happened[last_notice:] if isinstance(event, Token))
    if fault in WRITTEN:
        assert "420,000" in after and "420,000" in answer.text
    else:
        assert after.strip() == answer.text
    assert [type(event) for event in happened[-3:]] == [Checked, Cited, Answered]


def test_a_fallback_model_answers_when_the_first_fails_and_the_reader_is_told(
    archive: Path, endpoint: FakeEndpoint
) -> None:
    endpoint.requests.clear()
    endpoint.script(http(503, ""), saying(SAID))
    happened = told(archive, endpoint, fallback_model="second, third")
    answer = answer_of(happened)
    assert [request.body["model"] for request in endpoint.requests] == ["first", "second"]
    assert answer.answered_by == "second"
    (notice,) = answer.notices
    assert notice == (
        f"The model endpoint {endpoint.url.split('/')[2]} (first) has a fault of its own (HTTP 503); ask again later. "
        "second is asked instead."
    )
    assert sum(isinstance(event, Spent) for event in happened) == 1


def test_when_all_models_fail_the_archive_is_quoted_and_every_failure_is_told(
    archive: Path, endpoint: FakeEndpoint
) -> None:
    endpoint.script(http(503, ""), http(401, ""), http(404, ""))
    answer = answer_of(told(archive, endpoint, fallback_model="second,third"))
    assert answer.answered_by == "extractive"
    assert [notice.rsplit(". ", 1)[1] for notice in answer.notices] == [
        "second is asked instead.",
        "third is asked instead.",
        QUOTES,
    ]


def test_a_first_model_that_is_silent_leaves_the_next_its_share_of_the_time(
    archive: Path, endpoint: FakeEndpoint
) -> None:
    endpoint.script([Fault.STALL], saying(SAID))
    began = time.monotonic()
    answer = answer_of(told(archive, endpoint, fallback_model="second", timeout_s=4))
    assert answer.answered_by == "second"
    assert re.search(r"did not answer within (?:2|1\.\d) s", answer.notices[0])
    assert time.monotonic() - began < 4


def test_a_model_whose_words_can_t_be_proved_is_not_replaced_by_another_model(
    archive: Path, endpoint: FakeEndpoint
) -> None:
    endpoint.requests.clear()
    endpoint.script(saying("The moon is made of 99 cheeses [1]."))
    answer = answer_of(told(archive, endpoint, fallback_model="second"))
    assert answer.answered_by == "extractive"
    assert answer.notices[0] == f"What first wrote could not be proved from the archive. {QUOTES}"
    assert len(endpoint.requests) == 1


def test_a_fallback_that_can_t_be_set_up_is_said_before_anything_is_asked(
    archive: Path, endpoint: FakeEndpoint
) -> None:
    endpoint.requests.clear()
    with pytest.raises(InputError, match="groq:fast needs the package langchain-groq"):
        told(archive, endpoint, fallback_model="groq:fast")
    assert endpoint.requests == []


def test_many_at_once_are_all_answered(archive: Path, endpoint: FakeEndpoint) -> None:
    endpoint.script(saying(SAID))
    endpoint.requests.clear()
    given = settings(archive, endpoint, timeout_s=60)
    with Assistant.open(archive, given) as assistant, ThreadPoolExecutor(24) as readers:
        answers = list(readers.map(lambda _: assistant.ask(QUESTION, as_of=AS_OF), range(24)))
    assert len(endpoint.requests) == 24
    assert {answer.answered_by for answer in answers} == {"first"}
    assert len({answer.text for answer in answers}) == 1


STALLS = {
    "before a word": [Fault.STALL],
    "after the head": [events()[0], Fault.STALL],
    "in the middle": [events()[0], *events(*chunks(SAID))[1:], Fault.STALL],
    "while it drips": [*events(), Fault.DRIP],
    "while it writes": [*events(chunk("It")), Fault.DRIP_TEXT],
}


@pytest.mark.parametrize("stall", STALLS)
def test_a_reader_s_stop_closes_the_connection_at_once_and_keeps_nothing(
    archive: Path, endpoint: FakeEndpoint, stall: str
) -> None:
    endpoint.script(STALLS[stall])
    endpoint.requests.clear()
    stopped, ended = threading.Event(), []
    before = set(threading.enumerate())
    with Assistant.open(archive, settings(archive, endpoint, timeout_s=60)) as assistant:

        def read() -> None:
            try:
                for event in assistant.stream(QUESTION, as_of=AS_OF, thread=f"stop-{len(stall)}", stopped=stopped):
                    if isinstance(event, Retrieved):
                        threading.Thread(target=press).start()
            except Stopped as error:
                ended.append(str(error))

        def press() -> None:
            while not endpoint.requests:
                threading.Event().wait(0.01)
            stopped.set()

        reader = threading.Thread(target=read)
        reader.start()
        reader.join(timeout=20)
        assert ended == ["The answer was stopped; nothing of it was kept."]
        assert endpoint.hung_up.wait(1), "the endpoint sees the connection closed"
        assert Threads(archive).turns(f"stop-{len(stall)}") == []
    ours = ("(press)", "(_answer)")
    assert [t.name for t in set(threading.enumerate()) - before if t.is_alive() and not t.name.endswith(ours)] == []


def test_closing_the_stream_closes_the_connection_at_once_and_keeps_nothing(
    archive: Path, endpoint: FakeEndpoint
) -> None:
    endpoint.script(STALLS["in the middle"])
    with Assistant.open(archive, settings(archive, endpoint, timeout_s=60)) as assistant:
        stream = assistant.stream(QUESTION, as_of=AS_OF, thread="closed")
        assert any(isinstance(event, Token) for event in stream)
        stream.close()
        assert endpoint.hung_up.wait(1)
        assert Threads(archive).turns("closed") == []


def test_a_stop_before_the_model_is_asked_asks_nothing(archive: Path, endpoint: FakeEndpoint) -> None:
    endpoint.requests.clear()
    stopped = threading.Event()
    stopped.set()
    with Assistant.open(archive, settings(archive, endpoint)) as assistant:
        with pytest.raises(Stopped):
            list(assistant.stream(QUESTION, as_of=AS_OF, stopped=stopped))
        with pytest.raises(Stopped):
            list(assistant.stream(QUESTION, as_of=AS_OF, stopped=stopped, extractive=True))
    assert endpoint.requests == []


@pytest.mark.parametrize("form", [["--json"], []])
def test_the_key_is_nowhere_in_what_a_command_writes(
    archive: Path,
    endpoint: FakeEndpoint,
    dateline: Callable[..., Finished],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    form: list[str],
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
    monkeypatch.setenv("DATELINE_TIMEOUT_S", "0.7")
    asking = ["ask", QUESTION, "--as-of", "2025-05-30", "--archive", archive, "--model", "first", "--thread", "canary"]
    for fault, replies in FAULTS.items():
        endpoint.script(*replies)
        with caplog.at_level(logging.DEBUG):
            done = dateline(*asking, *form)
        assert (done.code, fault) == (0, fault)
        assert done.out
        assert "Traceback" not in done.err
        assert KEY not in done.out + done.err + caplog.text
    assert len(Threads(archive).turns("canary")) % len(FAULTS) == 0
    assert KEY not in repr(settings(archive, endpoint))
    written = b"".join(path.read_bytes() for path in archive.rglob("*") if path.is_file())
    assert KEY.encode() not in written
