"""Embeddings from an endpoint, against a real server on loopback that answers well, badly, late or not at all."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from pydantic import SecretStr
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from assistant.archive.embedder import load_embedder
from assistant.archive.endpoint_embedder import BATCH, EndpointEmbedder
from assistant.endpoint import key_for
from assistant.errors import EndpointError, InputError
from assistant.settings import load

KEY = "sk-canary-0123456789"


def rows_for(request: Request) -> list[dict[str, object]]:
    """Answer each text with a vector that tells its length, last text first."""
    texts = request.get_json()["input"]
    rows: list[dict[str, object]] = [
        {"object": "embedding", "index": i, "embedding": [float(len(text)), 1.0, 0.0]} for i, text in enumerate(texts)
    ]
    return rows[::-1]


def answer(rows: object) -> Response:
    return Response(json.dumps({"object": "list", "data": rows}), content_type="application/json")


def embedder(server: HTTPServer, **options: float) -> EndpointEmbedder:
    dimension = options.get("dimension")
    return EndpointEmbedder(
        "news-embed",
        server.url_for("/v1"),
        key=KEY,
        timeout_s=options.get("timeout_s", 5),
        dimension=None if dimension is None else int(dimension),
    )


def serve(server: HTTPServer, handler: Callable[[Request], Response]) -> None:
    server.expect_request("/v1/embeddings", method="POST").respond_with_handler(handler)


def test_vectors_come_in_the_order_of_the_texts_and_at_length_one(httpserver: HTTPServer) -> None:
    serve(httpserver, lambda request: answer(rows_for(request)))
    texts = ["a" * n for n in range(1, BATCH + 10)]
    vectors = embedder(httpserver).encode(texts)
    assert vectors.shape == (len(texts), 3)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors[:, 0] / vectors[:, 1], [len(text) for text in texts], rtol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    assert [len(request.get_json()["input"]) for request, _ in httpserver.log] == [BATCH, 9]


def test_a_request_names_the_model_and_carries_the_key(httpserver: HTTPServer) -> None:
    serve(httpserver, lambda request: answer(rows_for(request)))
    embedder(httpserver).encode(["text"])
    [(request, _)] = httpserver.log
    assert request.get_json() == {"model": "news-embed", "input": ["text"], "encoding_format": "float"}
    assert request.headers["Authorization"] == f"Bearer {KEY}"


def test_the_dimension_is_asked_once_and_none_of_it_when_it_is_given(httpserver: HTTPServer) -> None:
    serve(httpserver, lambda request: answer(rows_for(request)))
    asking = embedder(httpserver)
    assert (asking.dimension, asking.dimension, asking.encode([]).shape) == (3, 3, (0, 3))
    assert len(httpserver.log) == 1
    assert embedder(httpserver, dimension=3).encode([]).shape == (0, 3)
    assert len(httpserver.log) == 1


def test_what_passes_is_tried_again(httpserver: HTTPServer) -> None:
    httpserver.expect_ordered_request("/v1/embeddings").respond_with_data("busy", status=503)
    httpserver.expect_ordered_request("/v1/embeddings").respond_with_handler(lambda request: answer(rows_for(request)))
    assert embedder(httpserver).encode(["text"]).shape == (1, 3)


@pytest.mark.parametrize(
    ("status", "says", "tries"),
    [
        (400, "status 400; a text may be longer than the model takes", 1),
        (401, "status 401; set DATELINE_EMBEDDING_KEY", 1),
        (403, "status 403; set DATELINE_EMBEDDING_KEY", 1),
        (404, "status 404; check DATELINE_EMBEDDING_MODEL and DATELINE_EMBEDDING_BASE_URL", 1),
        (429, "status 429; wait a minute", 3),
        (500, "status 500; try again later", 3),
    ],
)
def test_a_refusal_is_said_plainly_and_without_the_key(
    httpserver: HTTPServer, status: int, says: str, tries: int
) -> None:
    body = json.dumps({"error": {"message": f"Incorrect API key provided: {KEY}"}})
    serve(httpserver, lambda _: Response(body, status=status, content_type="application/json"))
    with pytest.raises(EndpointError, match=says) as raised:
        embedder(httpserver).encode(["text"])
    assert KEY not in str(raised.value)
    assert f"localhost:{httpserver.port}" in str(raised.value)
    assert len(httpserver.log) == tries


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<html>Welcome</html>", "did not answer in the form of OpenAI's embeddings"),
        ('{"data": [{"index": 0, "embed', "did not answer in the form"),
        ('{"data": null}', "did not answer in the form"),
        ('{"error": "no such model"}', "did not answer in the form"),
        ('{"data": [{"index": 0, "embedding": ["one"]}]}', "did not answer in the form"),
        ('{"data": []}', "0 vectors for 2 texts"),
        ('{"data": [{"index": 0, "embedding": [1, 0]}]}', "1 vectors for 2 texts"),
        ('{"data": [{"index": 0, "embedding": [1, 0]}, {"index": 0, "embedding": [1, 0]}]}', "2 vectors for 2 texts"),
        ('{"data": [{"index": 0, "embedding": [1, 0]}, {"index": 1, "embedding": [1]}]}', r"\[1, 2\] numbers"),
        ('{"data": [{"index": 0, "embedding": []}, {"index": 1, "embedding": []}]}', r"\[0\] numbers"),
        ('{"data": [{"index": 0, "embedding": [1, 0]}, {"index": 1, "embedding": [NaN, 0]}]}', "not finite"),
        ('{"data": [{"index": 0, "embedding": [1, 0]}, {"index": 1, "embedding": [1e999, 0]}]}', "not finite"),
        ('{"data": [{"index": 0, "embedding": [1, 0]}, {"index": 1, "embedding": [0, 0]}]}', "zero"),
    ],
)
def test_an_answer_that_is_not_one_good_vector_a_text_is_refused(httpserver: HTTPServer, body: str, says: str) -> None:
    serve(httpserver, lambda _: Response(body, content_type="application/json"))
    with pytest.raises(EndpointError, match=says):
        embedder(httpserver).encode(["one", "two"])


def test_a_dimension_that_changes_is_refused(httpserver: HTTPServer) -> None:
    serve(httpserver, lambda request: answer(rows_for(request)))
    with pytest.raises(EndpointError, match=r"vectors of \[3\] numbers instead of 4"):
        embedder(httpserver, dimension=4).encode(["text"])


@pytest.fixture
def silent_port() -> Iterator[int]:
    """Give the port of a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield int(listening.getsockname()[1])


def test_silence_ends_at_the_time_limit(silent_port: int) -> None:
    with pytest.raises(EndpointError, match=r"did not answer within 0\.2 s; .*DATELINE_TIMEOUT_S"):
        EndpointEmbedder("news-embed", f"http://127.0.0.1:{silent_port}/v1", timeout_s=0.2).encode(["text"])


def test_nobody_there_is_said_plainly() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(EndpointError, match=f"127.0.0.1:{port} can't be reached; check that it runs"):
        EndpointEmbedder("news-embed", f"http://127.0.0.1:{port}/v1", timeout_s=0.5).encode(["text"])


def test_threads_share_one_embedder(httpserver: HTTPServer) -> None:
    serve(httpserver, lambda request: answer(rows_for(request)))
    shared = embedder(httpserver)
    shapes: list[tuple[int, ...]] = []
    threads = [threading.Thread(target=lambda: shapes.append(shared.encode(["text"]).shape)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shapes == [(1, 3)] * 4


def test_the_settings_choose_the_endpoint(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    serve(httpserver, lambda request: answer(rows_for(request)))
    monkeypatch.setenv("DATELINE_EMBEDDING_MODEL", "news-embed")
    monkeypatch.setenv("DATELINE_EMBEDDING_BASE_URL", httpserver.url_for("/v1"))
    monkeypatch.setenv("DATELINE_EMBEDDING_KEY", f" {KEY}\n")
    chosen = load_embedder(load())
    assert (chosen.model_id, chosen.fingerprint, chosen.dimension) == ("news-embed", "news-embed", 3)
    [(request, _)] = httpserver.log
    assert request.headers["Authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(("models", "sent"), [("embeddings", KEY), ("elsewhere", "none"), ("unset", "none")])
def test_the_key_of_the_model_is_sent_to_its_own_endpoint_only(httpserver: HTTPServer, models: str, sent: str) -> None:
    serve(httpserver, lambda request: answer(rows_for(request)))
    address = httpserver.url_for("/v1")
    theirs = {"embeddings": httpserver.url_for("/openai"), "elsewhere": "https://models.example/v1", "unset": None}
    settings = load(embedding_model="m", embedding_base_url=address, OPENAI_BASE_URL=theirs[models], OPENAI_API_KEY=KEY)
    load_embedder(settings).encode(["text"])
    [(request, _)] = httpserver.log
    assert request.headers["Authorization"] == f"Bearer {sent}"


def test_a_key_is_not_sent_over_http_to_the_host_it_belongs_to() -> None:
    openai = ("https://models.example/v1", SecretStr(KEY))
    assert key_for("http://models.example/v1", ("OWN", None), openai) is None
    assert key_for("https://models.example:8443/v1", ("OWN", None), openai) is None
    assert key_for("https://MODELS.example/other", ("OWN", None), openai) == KEY


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({}, "needs OPENAI_API_KEY, or DATELINE_EMBEDDING_BASE_URL"),
        ({"DATELINE_EMBEDDING_BASE_URL": "localhost:11434/v1"}, "write http://HOST:PORT/v1"),
        ({"DATELINE_EMBEDDING_BASE_URL": "http://[half/v1"}, "write http://HOST:PORT/v1"),
        ({"DATELINE_EMBEDDING_BASE_URL": "http://host:port/v1"}, "write http://HOST:PORT/v1"),
        ({"OPENAI_API_KEY": "“sk-canary”"}, "a character that no key has"),
    ],
)
def test_settings_that_lead_nowhere_are_refused_before_anything_is_asked(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], says: str
) -> None:
    monkeypatch.setenv("DATELINE_EMBEDDING_MODEL", "news-embed")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match=says):
        load_embedder(load())


def test_a_password_in_the_address_is_not_shown() -> None:
    with pytest.raises(EndpointError) as raised:
        EndpointEmbedder("news-embed", "http://desk:canary@127.0.0.1:1/v1", timeout_s=0.3).encode(["text"])
    assert "canary" not in str(raised.value)
