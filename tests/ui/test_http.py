"""A real client asks the real command over loopback."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from httpx_sse import connect_sse

from tests.conftest import ROOT
from tests.fake_endpoint import Fault, chunks, events, fake_endpoint, saying
from tests.ui.served import COMMAND, Served, served

Dateline = Callable[..., Any]
QUESTION = {"question": "what did Peskov say about the memorandum", "as_of": "2025-05-30"}

IN_JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def folder(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(sample_archive, tmp_path_factory.mktemp("http") / "archive")


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Served]:
    with served(folder) as running:
        yield running


@pytest.fixture(scope="module")
def client(running: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=running.url, timeout=30) as client:
        yield client


def untimed(given: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in given.items() if name != "timings_ms"}


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        (("POST", "/ask", QUESTION), ["ask", QUESTION["question"], "--as-of", QUESTION["as_of"]]),
        (("GET", "/search", {"query": "barrier", "k": 3}), ["search", "barrier", "--k", "3"]),
        (
            ("GET", "/search", {"query": "gate", "outlet": ["Coast Tribune", "The Quay"], "from": "2024-06-01"}),
            ["search", "gate", "--outlet", "Coast Tribune", "--outlet", "The Quay", "--from", "2024-06-01"],
        ),
        (("GET", "/said", {"speaker": "Renwold", "about": "barrier"}), ["said", "Renwold", "--about", "barrier"]),
        (("GET", "/said", {"speaker": "Peskov", "about": "huts"}), ["said", "Peskov", "--about", "huts"]),
        (("GET", "/said", {}), ["said"]),
        (("GET", "/status", {}), ["status"]),
    ],
)
def test_every_call_gives_what_the_command_line_gives(
    request_: tuple[str, str, dict[str, object]],
    command: list[str],
    client: httpx.Client,
    folder: Path,
    dateline: Dateline,
) -> None:
    method, path, given = request_
    sent = client.post(path, json=given) if method == "POST" else client.get(path, params=given)  # type: ignore[arg-type]  # values of a query
    assert sent.status_code == 200
    assert untimed(sent.json()) == untimed(json.loads(dateline(*command, "--archive", folder, "--json").out))


def test_an_article_holds_the_words_of_every_citation(client: httpx.Client) -> None:
    answer = client.post("/ask", json=QUESTION).json()
    assert answer["citations"]
    for citation in answer["citations"]:
        article = client.get(f"/articles/{citation['article_id']}").json()
        assert article["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_a_stream_tells_the_way_to_the_answer(client: httpx.Client) -> None:
    with connect_sse(client, "POST", "/ask/stream", json=QUESTION) as source:
        told = [(event.event, event.json()) for event in source.iter_sse()]
    assert [name for name, _ in told] == ["understood", "retrieved", "token", "checked", "cited", "answered"]
    assert told[0][1]["as_of"] == "2025-05-30T12:00:00Z"
    assert told[1][1]["hits"]
    assert untimed(told[-1][1]) == untimed(client.post("/ask", json=QUESTION).json())


def test_a_follow_up_is_read_in_its_thread(client: httpx.Client) -> None:
    client.post("/ask", json={**QUESTION, "thread": "http-1"})
    asked = {"question": "And Umerov?", "as_of": "2025-05-30"}
    assert client.post("/ask", json=asked).json()["standalone_question"] == "And Umerov?"
    follow_up = client.post("/ask", json={**asked, "thread": "http-1"}).json()
    assert follow_up["standalone_question"] == "What did Umerov say about the memorandum?"


@pytest.mark.parametrize(
    ("method", "path", "given", "status", "told"),
    [
        ("POST", "/ask", {"json": {"question": "?!"}}, 400, "the question has no words"),
        ("POST", "/ask/stream", {"json": {"question": "?!"}}, 400, "the question has no words"),
        ("POST", "/ask", {"json": {"question": "q", "as_of": "soon"}}, 400, "as_of 'soon' is not a date"),
        ("POST", "/ask", {"json": {"question": "q", "author": ["Nobody"]}}, 400, "no author in the archive"),
        ("GET", "/said", {"params": {"speaker": "Wolcote"}}, 400, "'Wolcote' may be Ida Wolcote"),
        ("GET", "/articles/nowhere", {}, 404, "there is no article 'nowhere'; /search gives ids"),
        ("GET", "/nowhere", {}, 404, "GET /nowhere: Not Found; /openapi.json lists"),
        ("GET", "/ask", {}, 405, "GET /ask: Method Not Allowed; /openapi.json lists"),
        ("POST", "/ask", {"json": {}}, 422, "question: Field required"),
        ("POST", "/ask", {"json": {"question": "a" * 2001}}, 422, "question: String should have at most 2000"),
        ("POST", "/ask", {"json": {"question": "q", "thread": "../x"}}, 422, "thread: String should match"),
        (
            "POST",
            "/ask",
            {"content": '{"question":', "headers": IN_JSON},
            422,
            "the body is not a JSON object; send one",
        ),
        ("POST", "/ask", {"content": b"\xff\xfe", "headers": IN_JSON}, 422, "the body is not a JSON object; send one"),
        ("POST", "/ask", {"json": [1]}, 422, "the body is not a JSON object; send one"),
        ("POST", "/ask", {}, 422, "the body is not a JSON object; send one"),
        ("POST", "/ask", {"content": '{"question": "q"}'}, 422, "the body is not a JSON object; send one"),
        ("POST", "/ask", {"data": {"question": "q"}}, 422, "the body is not a JSON object; send one"),
        (
            "POST",
            "/ask",
            {"content": '{"question": "\\ud800 who"}', "headers": IN_JSON},
            422,
            "question: Input should be a valid string",
        ),
        ("GET", "/search", {"params": {"query": "q", "k": 101}}, 422, "k: Input should be less than or equal to 100"),
        (
            "GET",
            "/search",
            {"params": {"query": "q", "as_off": "2025"}},
            422,
            "as_off: is not known; did you mean as_of?",
        ),
        ("POST", "/ask", {"json": {"question": "a" * 70_000}}, 413, "the body is longer than 65,536 bytes"),
        ("POST", "/ask", {"content": iter([b'{"question": "', b"a" * 70_000])}, 413, "the body is longer than"),
    ],
)
def test_what_is_wrong_has_its_status_and_one_form(
    method: str, path: str, given: dict[str, Any], status: int, told: str, client: httpx.Client
) -> None:
    answer = client.request(method, path, **given)
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]
    assert answer.json()["error"].startswith(told)
    assert "\n" not in answer.json()["error"]


def test_the_document_describes_every_route_and_every_error(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    paths = {path: next(iter(methods.values())) for path, methods in document["paths"].items()}
    assert set(paths) == {
        "/ask", "/ask/stream", "/search", "/said", "/articles/{article_id}", "/status", "/healthz"
    }  # fmt: skip
    for path in paths.values():
        for status, response in path["responses"].items():
            [(kind, content)] = response["content"].items()
            schema = content["schema"]
            assert schema.get("$ref", "").endswith("/Error") is (status != "200")
            assert kind == "application/json" or "oneOf" in schema
    assert document["components"]["schemas"]["Answer"]["properties"]["citations"]["items"]["$ref"].endswith("/Citation")
    assert client.get("/docs").status_code == 404


def test_many_at_once_are_all_answered(client: httpx.Client) -> None:
    def ask(_n: int) -> dict[str, object]:
        return untimed(client.post("/ask", json=QUESTION).json())

    with ThreadPoolExecutor(24) as pool:
        answers = list(pool.map(ask, range(48)))
    assert answers == [answers[0]] * 48
    assert answers[0]["citations"]


def test_it_answers_while_an_ingest_runs_and_then_from_what_came_in(folder: Path, client: httpx.Client) -> None:
    lines = "\n".join(
        json.dumps(
            {
                "id": f"lamp-{n}",
                "url": f"https://lamplighter.example/{n}",
                "title": f"Lamplighter notes {n}",
                "text": f"The lamplighters of Quarrow Hill met on evening {n} and counted {n + 3} lamps. " * 12,
                "published": "2025-05-20",
                "outlet": "The Lamplighter",
            }
        )
        for n in range(60)
    )
    ingest = [*COMMAND, "ingest", "-", "--archive", str(folder)]
    answered = 0
    with subprocess.Popen(
        ingest, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as at:
        assert at.stdin
        at.stdin.write(lines.encode())
        at.stdin.close()
        while at.poll() is None:
            assert client.post("/ask", json=QUESTION).status_code == 200
            answered += 1
        assert at.returncode == 0
    assert answered > 1
    hits = client.get("/search", params={"query": "lamplighters of Quarrow Hill", "k": 1}).json()["hits"]
    assert hits[0]["article_id"].startswith("lamp-")
    assert client.get("/articles/lamp-59").status_code == 200


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_stopped_and_logs_nothing(sample_archive: Path, stop: signal.Signals) -> None:
    with served(sample_archive, DATELINE_TOKEN="a-token-of-the-test") as running:
        headers = {"Authorization": "Bearer a-token-of-the-test"}
        assert httpx.get(f"{running.url}/search?query=canary", headers=headers).status_code == 200
        assert httpx.get(f"{running.url}/search?query=canary", headers={"Authorization": "Bearer x"}).status_code == 401
        running.stop(stop)
    assert running.process.returncode == 0
    assert running.out == ""
    assert running.told == (
        f"Serving {sample_archive} on {running.url}, described at {running.url}/openapi.json — Ctrl-C stops it.\n"
    )


def test_a_model_writes_unless_it_is_left_out_and_its_tokens_are_streamed(sample_archive: Path) -> None:
    with fake_endpoint() as endpoint:
        endpoint.script(saying("Peskov called it “not constructive” [1]."))
        environment = {"OPENAI_BASE_URL": endpoint.url, "OPENAI_API_KEY": "canary-key", "DATELINE_MODEL": "fake"}
        with served(sample_archive, **environment) as running:
            with httpx.Client(base_url=running.url) as client:
                with connect_sse(client, "POST", "/ask/stream", json=QUESTION) as source:
                    names = [event.event for event in source.iter_sse()]
                without = client.post("/ask", json={**QUESTION, "no_llm": True}).json()
            running.stop()
    assert names[:2] == ["understood", "retrieved"]
    assert names.count("token") > 3
    assert names[-1] == "answered"
    assert len(endpoint.requests) == 1
    assert without["answered_by"] == "extractive"
    assert "canary-key" not in running.told + running.out


def test_a_client_that_goes_away_ends_the_wait_for_a_model_at_once(sample_archive: Path) -> None:
    with fake_endpoint() as endpoint:
        endpoint.script([*events(*chunks("Peskov called it"))[:-1], Fault.STALL])
        environment = {"OPENAI_BASE_URL": endpoint.url, "DATELINE_MODEL": "fake", "DATELINE_TIMEOUT_S": "60"}
        with served(sample_archive, **environment) as running:
            with (
                httpx.Client(base_url=running.url, timeout=30) as client,
                connect_sse(client, "POST", "/ask/stream", json=QUESTION) as source,
            ):
                assert any(event.event == "token" for event in source.iter_sse())
                assert not endpoint.hung_up.is_set()
            assert endpoint.hung_up.wait(5)
            running.stop()
        assert "Traceback" not in running.told + running.out


def test_a_taken_port_is_told_with_the_way_out(dateline: Dateline, sample_archive: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        finished = dateline("serve", "--port", holder.getsockname()[1], "--archive", sample_archive)
    assert (finished.code, finished.err.count("\n")) == (2, 1)
    assert "choose another with --port" in finished.err


def test_without_its_extra_it_says_what_to_install(
    dateline: Dateline, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fastapi", None)
    finished = dateline("serve", "--archive", sample_archive)
    assert (finished.code, finished.out) == (2, "")
    assert finished.err == "dateline: fastapi is not installed; pip install 'dateline[http]' brings it\n"
