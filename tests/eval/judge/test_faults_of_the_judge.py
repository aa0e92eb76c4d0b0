"""What an endpoint does wrong stops a run of judgements, or leaves one item unscored: by the kind of fault."""

from __future__ import annotations

import logging
import re
import socket
import traceback
from pathlib import Path

import pytest

from assistant.errors import EndpointError, InputError
from assistant.settings import load
from eval.judge.asking import IN_A_ROW, PAUSES, Options
from eval.judge.judge import Judge, judge_run
from eval.judge.verdicts import Correctness, Mode
from tests.eval.judge.bridge import ANSWER, ANSWERS, KEY, judge, saying, settings
from tests.fake_endpoint import FakeEndpoint, Fault, Reply, completion, http

ECHO = f'{{"error": {{"message": "your key {KEY} is at fault", "code": "oops"}}}}'
NO_PATIENCE = Options(patience_s=0)


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, r"refused the key \(HTTP 401\); set OPENAI_API_KEY"),
        (402, r"wants to be paid first"),
        (403, r"refused access"),
        (404, r"does not know the model or the path"),
    ],
)
def test_a_fault_that_will_last_stops_the_run_at_the_first_request(
    endpoint: FakeEndpoint, tmp_path: Path, status: int, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    endpoint.script(http(status, ECHO))
    waits: list[float] = []
    with caplog.at_level(logging.DEBUG), pytest.raises(EndpointError, match=message) as stopped:
        judge(endpoint.url, tmp_path, waits=waits).correctness(ANSWER)
    assert len(endpoint.requests) == 1
    assert waits == []
    assert "\n" not in str(stopped.value)
    assert KEY not in "".join(traceback.format_exception(stopped.value)) + caplog.text


@pytest.mark.parametrize("fault", [http(429, ECHO), http(500, ECHO), http(503, ""), http(408, ""), [Fault.RESET]])
def test_a_fault_that_may_pass_is_tried_again_after_growing_pauses(
    endpoint: FakeEndpoint, tmp_path: Path, fault: Reply
) -> None:
    endpoint.script(fault, fault, fault, saying("correct"))
    waits: list[float] = []
    assert judge(endpoint.url, tmp_path, waits=waits).correctness(ANSWER).label is Correctness.CORRECT
    assert waits == list(PAUSES[:3])


def test_an_endpoint_that_says_when_to_come_back_is_believed(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(http(429, ECHO, "application/json", "Retry-After: 20"), saying("correct"))
    waits: list[float] = []
    judge(endpoint.url, tmp_path, waits=waits).correctness(ANSWER)
    assert waits == [20.0]


@pytest.mark.parametrize("header", ["Fri, 29 May 2026 10:00:00 GMT", "-5", "nan", "inf", "soon"])
def test_a_time_to_come_back_that_is_no_number_of_seconds_is_passed_over(
    endpoint: FakeEndpoint, tmp_path: Path, header: str
) -> None:
    endpoint.script(http(429, ECHO, "application/json", f"Retry-After: {header}"), saying("correct"))
    waits: list[float] = []
    judge(endpoint.url, tmp_path, waits=waits).correctness(ANSWER)
    assert waits == [PAUSES[0]]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (http(429, ECHO), r"\(HTTP 429\); wait a little"),
        (http(429, ECHO, "application/json", "Retry-After: 3600"), r"\(HTTP 429\)"),
        (http(503, KEY), r"\(HTTP 503\)"),
        ([Fault.RESET], r"broke the connection"),
    ],
)
def test_a_fault_that_does_not_pass_stops_the_run_in_one_plain_line(
    endpoint: FakeEndpoint, tmp_path: Path, fault: Reply, message: str
) -> None:
    endpoint.script(fault)
    with pytest.raises(EndpointError, match=message) as stopped:
        judge(endpoint.url, tmp_path, NO_PATIENCE).correctness(ANSWER)
    said = str(stopped.value)
    assert said.endswith("What was judged is kept: the same run goes on from there.")
    assert "\n" not in said
    assert KEY not in "".join(traceback.format_exception(stopped.value))


def test_an_endpoint_that_hangs_stops_the_run_within_its_time(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("correct"))
    judge(endpoint.url, tmp_path).correctness(ANSWER)  # imports the client
    endpoint.script([Fault.STALL])
    hasty = Judge(settings(endpoint.url, timeout_s=0.5), tmp_path, NO_PATIENCE)
    with pytest.raises(EndpointError, match=r"did not answer within 0\.5 s; .*DATELINE_TIMEOUT_S"):
        hasty.correctness(ANSWERS[1])


def test_a_port_on_which_nothing_listens_is_not_tried_twice(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
    waits: list[float] = []
    with pytest.raises(EndpointError, match="nothing listens there"):
        judge(url, tmp_path, waits=waits).correctness(ANSWER)
    assert waits == []


def test_a_stopped_run_goes_on_where_it_stopped(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("correct"), saying("wrong"), http(401, ECHO))
    given = []
    with pytest.raises(EndpointError):
        for verdict in judge_run(ANSWERS, settings(endpoint.url), tmp_path):
            given.append(verdict)
    assert [verdict.label for verdict in given] == [Correctness.CORRECT, Correctness.WRONG]
    endpoint.script(saying("partly"))
    resumed = list(judge_run(ANSWERS, settings(endpoint.url), tmp_path))
    assert [verdict.cached for verdict in resumed] == [True, True, False, False, False, False]
    assert len(endpoint.requests) == 2 + 1 + 4


GARBLED = {
    "HTML with 200": http(200, f"<html>{KEY}</html>", "text/html"),
    "bad JSON": http(200, "{nope"),
    "a list": http(200, "[]"),
    "choices: []": http(200, '{"id": "c", "choices": []}'),
    "choices: null": http(200, '{"id": "c", "choices": null}'),
    "empty content": completion(""),
    "null content": completion(None),
    "400": http(400, ECHO),
    "413": http(413, ECHO),
    "422": http(422, ECHO),
}


@pytest.mark.parametrize("mode", [Mode.SCHEMA, Mode.PLAIN])
@pytest.mark.parametrize("fault", GARBLED)
def test_what_is_no_answer_leaves_the_item_unscored_and_is_not_kept(
    endpoint: FakeEndpoint, tmp_path: Path, fault: str, mode: Mode
) -> None:
    endpoint.script(GARBLED[fault], saying("correct"))
    scripted = judge(endpoint.url, tmp_path, Options(mode=mode))
    given = scripted.correctness(ANSWER)
    assert given.label is Correctness.UNSCORED
    assert given.reason.startswith("The model endpoint 127.0.0.1:")
    assert KEY not in given.reason
    assert scripted.correctness(ANSWER).label is Correctness.CORRECT


@pytest.mark.parametrize("fault", GARBLED)
def test_no_answer_several_times_in_a_row_stops_the_run(endpoint: FakeEndpoint, tmp_path: Path, fault: str) -> None:
    endpoint.script(GARBLED[fault])
    given = []
    with pytest.raises(EndpointError) as stopped:
        for verdict in judge_run(ANSWERS, settings(endpoint.url), tmp_path):
            given.append(verdict.label)
    assert given == [Correctness.UNSCORED] * (IN_A_ROW - 1)
    assert len(endpoint.requests) == IN_A_ROW
    assert KEY not in "".join(traceback.format_exception(stopped.value))


def test_an_endpoint_that_takes_no_schema_is_told_apart_and_no_other_mode_is_tried(
    endpoint: FakeEndpoint, tmp_path: Path
) -> None:
    endpoint.script(http(400, '{"error": {"message": "response_format is unknown"}}'))
    with pytest.raises(
        EndpointError, match=r"\(HTTP 400\); it may not know JSON schemas: judge in the mode plain_json"
    ):
        list(judge_run(ANSWERS, settings(endpoint.url), tmp_path))
    assert all("response_format" in request.body for request in endpoint.requests)


def test_one_item_that_is_always_refused_does_not_stop_the_others(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script(saying("correct"), http(400, ECHO), http(400, ECHO), saying("wrong"))
    labels = [verdict.label for verdict in judge_run(ANSWERS[:4], settings(endpoint.url), tmp_path)]
    assert labels == [Correctness.CORRECT, Correctness.UNSCORED, Correctness.UNSCORED, Correctness.WRONG]


def test_without_a_model_there_is_no_judge(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no model is set"):
        Judge(load(), tmp_path)


def test_a_model_of_a_provider_is_no_judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    with pytest.raises(InputError, match="OpenAI-compatible endpoints only, not anthropic:nine: name a model without"):
        Judge(load(model="anthropic:nine"), tmp_path)


def test_a_cache_that_cannot_be_written_is_named(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    endpoint.script(saying("correct"))
    with pytest.raises(InputError, match=f"can't be kept in {re.escape(str(taken))}: .*name another"):
        judge(endpoint.url, taken).correctness(ANSWER)
