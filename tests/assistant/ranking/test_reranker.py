"""A reranker of the user's own helps to order what was found, and its faults end in one plain line."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pytest_httpserver import HTTPServer

from assistant import Assistant
from assistant.archive.shipped import MINILM
from assistant.errors import EndpointError, InputError, RerankerError
from assistant.ranking.reranker import Reranker, load_reranker, reranked
from assistant.settings import load
from tests.assistant.ranking.test_evidence import hit

GRAPH = Path(__file__).with_name("counts_storms.onnx")
"""A graph that counts the word "storm" in question and text, written with onnx.parser and checked by onnx.checker."""
TEXTS = ["the ferry", "a storm", "storm after storm"]
KEY = "sk-canary"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(GRAPH, tmp_path / "model.onnx")
    shutil.copy(MINILM / "tokenizer.json", tmp_path)
    return tmp_path


def at(address: str) -> Reranker:
    reranker = load_reranker(load(reranker=address, reranker_model="m", OPENAI_API_KEY=KEY, timeout_s=2))
    assert reranker is not None
    return reranker


def test_without_the_setting_there_is_none() -> None:
    assert load_reranker(load()) is None


def test_a_local_cross_encoder_scores_pairs(folder: Path) -> None:
    assert at(str(folder)).scores("which storm?", TEXTS).tolist() == [1.0, 2.0, 3.0]


def test_the_graph_is_found_where_exporters_put_it(folder: Path) -> None:
    (folder / "onnx").mkdir()
    (folder / "model.onnx").rename(folder / "onnx" / "model.onnx")
    assert at(str(folder)).scores("which storm?", TEXTS).tolist() == [1.0, 2.0, 3.0]


def test_a_folder_without_a_model_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"DATELINE_RERANKER: .* holds no cross-encoder"):
        load_reranker(load(reranker=str(tmp_path)))


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_damaged_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"no model")
    with pytest.raises(InputError, match=r"DATELINE_RERANKER: .* can't be used"):
        at(str(folder)).scores("which storm?", TEXTS)


def test_a_graph_that_is_no_cross_encoder_is_refused(folder: Path) -> None:
    shutil.copy(MINILM / "model.onnx", folder)
    with pytest.raises(InputError, match="384 numbers a pair"):
        at(str(folder)).scores("which storm?", TEXTS)


def test_an_endpoint_is_asked_for_all_texts_and_may_answer_in_any_order(httpserver: HTTPServer) -> None:
    rows = [
        {"index": 2, "relevance_score": 0.5},
        {"index": 0, "relevance_score": -1},
        {"index": 1, "relevance_score": 3},
    ]
    asked = {"model": "m", "query": "q", "documents": TEXTS, "top_n": 3}
    httpserver.expect_request("/v1/rerank", json=asked).respond_with_json({"results": rows})
    assert at(httpserver.url_for("/v1")).scores("q", TEXTS).tolist() == [-1.0, 3.0, 0.5]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ({"results": [{"index": 0, "relevance_score": 1.0}]}, "gave 1 scores for 3 texts"),
        ({"data": []}, "did not answer in the form of a reranker"),
    ],
)
def test_an_answer_of_another_form_is_refused(httpserver: HTTPServer, reply: object, said: str) -> None:
    httpserver.expect_request("/v1/rerank").respond_with_json(reply)
    with pytest.raises(EndpointError, match=said):
        at(httpserver.url_for("/v1")).scores("q", TEXTS)


@pytest.mark.parametrize("own", [None, "rr-canary"])
def test_the_key_of_the_model_is_not_sent_to_another_host(httpserver: HTTPServer, own: str | None) -> None:
    rows = [{"index": n, "relevance_score": n} for n in range(3)]
    httpserver.expect_request("/v1/rerank").respond_with_json({"results": rows})
    settings = load(
        reranker=httpserver.url_for("/v1"),
        reranker_key=own,
        OPENAI_API_KEY=KEY,
        OPENAI_BASE_URL="https://api.openai.com/v1",
    )
    reranker = load_reranker(settings)
    assert reranker is not None
    reranker.scores("q", TEXTS)
    [(request, _)] = httpserver.log
    assert request.headers["Authorization"] == f"Bearer {own or 'none'}"


def test_both_opinions_count() -> None:
    class Opinion:
        def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
            return np.array([0.0, 10.0, 4.0])

    scored = [replace(hit(n, TEXTS[n]), score=score) for n, score in enumerate((2.0, 1.9, 1.0))]
    ordered = reranked("q", scored, Opinion())
    assert [one.passage_id for one in ordered] == [1, 0, 2]
    assert all(1 <= one.score <= 2 for one in ordered)


def test_a_failing_reranker_costs_an_answer_nothing_but_its_opinion(
    sample_archive: Path, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/v1/rerank").respond_with_data("no", status=401)
    settings = load(archive=sample_archive, reranker=httpserver.url_for("/v1"), OPENAI_API_KEY=KEY)
    with Assistant.open(sample_archive, settings) as assistant:
        answer = assistant.ask("Who owns the ferry Petrel?", extractive=True)
        with pytest.raises(RerankerError, match="DATELINE_RERANKER_KEY"):
            assistant.search("ferry")
    assert answer.citations
    assert [notice for notice in answer.notices if "built-in ranker" in notice and KEY not in notice]


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_broken_folder_costs_an_answer_no_more_than_a_broken_endpoint(
    sample_archive: Path, folder: Path, name: str
) -> None:
    (folder / name).write_bytes(b"no model")
    with Assistant.open(sample_archive, load(archive=sample_archive, reranker=str(folder))) as assistant:
        answer = assistant.ask("Who owns the ferry Petrel?", extractive=True)
        with pytest.raises(RerankerError, match="can't be used") as raised:
            assistant.search("ferry")
    assert answer.citations and raised.value.exit_code == 2
    assert [notice for notice in answer.notices if "can't be used" in notice and "built-in ranker" in notice]
