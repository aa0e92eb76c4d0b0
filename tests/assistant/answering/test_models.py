"""A model is one of a provider that LangChain knows, or one at an OpenAI-compatible endpoint."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import langchain_anthropic  # noqa: F401  # imported before any clock runs: it takes longer than the tests' timeout
import langchain_ollama  # noqa: F401
import pytest
from langchain.chat_models.base import _BUILTIN_PROVIDERS

from assistant.answering.draft import Draft
from assistant.answering.models import endpoint as endpoint_of
from assistant.answering.models import load_chat_model
from assistant.answering.providers import PROVIDERS, split
from assistant.answering.written import WrittenAnswerer
from assistant.domain import Scope
from assistant.errors import EndpointError, InputError
from assistant.events import Spent
from assistant.question import understand
from assistant.settings import load
from tests.fake_endpoint import FakeEndpoint, Fault, Reply, fake_endpoint, http, saying
from tests.shown import HITS

KEY = "sk-canary-0123456789"
SAID = "The fair expects 9,000 visitors [2]."
ECHO = f'{{"error": {{"type": "oops", "message": "your key {KEY} is at fault"}}}}'
OLLAMA, ANTHROPIC = "ollama:llama3.2:1b", "anthropic:claude-nine"


@pytest.fixture(scope="module")
def server() -> Iterator[FakeEndpoint]:
    with fake_endpoint() as server:
        yield server


@pytest.fixture(autouse=True)
def _providers_at_the_server(server: FakeEndpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    address = server.url.removesuffix("/v1")
    monkeypatch.setenv("OLLAMA_HOST", address)
    monkeypatch.setenv("ANTHROPIC_API_URL", address)
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)


def in_ollama_s_words(text: str, done_reason: str | None = "stop") -> list[bytes | Fault]:
    lines: list[dict[str, object]] = [
        {"message": {"role": "assistant", "content": word}, "done": False} for word in re.findall(r"\s*\S+", text)
    ]
    if done_reason:
        end = {"done": True, "done_reason": done_reason, "prompt_eval_count": 50, "eval_count": 7}
        lines.append({"message": {"role": "assistant", "content": ""}, **end})
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n\r\n"
    return [head, *(f"{json.dumps({'model': 'm', **line})}\n".encode() for line in lines)]


def in_anthropic_s_words(text: str, stop_reason: str | None = "end_turn") -> list[bytes | Fault]:
    message = {"id": "m", "type": "message", "role": "assistant", "model": "m", "content": []}
    usage = {"input_tokens": 50, "output_tokens": 1}
    told: list[dict[str, object]] = [
        {"type": "message_start", "message": {**message, "usage": usage}},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    ]
    for word in re.findall(r"\s*\S+", text):
        told.append({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": word}})
    if stop_reason:
        told += [
            {"type": "content_block_stop", "index": 0},
            {
                "type": "message_delta",
                "delta": {"stop_reason": stop_reason},
                "usage": {"input_tokens": 50, "output_tokens": 7},
            },
            {"type": "message_stop"},
        ]
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    return [head, *(f"event: {one['type']}\ndata: {json.dumps(one)}\n\n".encode() for one in told)]


WORDS = {OLLAMA: in_ollama_s_words, ANTHROPIC: in_anthropic_s_words}


def ask(model: str) -> Draft:
    question = understand("How many visitors?", datetime(2025, 5, 21, tzinfo=UTC), Scope())
    *_, draft = WrittenAnswerer(load(model=model, timeout_s=3)).stream(question, HITS)
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize(("model", "path"), [(OLLAMA, "/api/chat"), (ANTHROPIC, "/v1/messages")])
def test_a_provider_s_model_writes_as_any_other_does(server: FakeEndpoint, model: str, path: str) -> None:
    server.script(WORDS[model](SAID))
    draft = ask(model)
    assert draft.text == "The fair expects 9,000 visitors. [1]"
    assert draft.citations[0].article.id == "fair"
    assert draft.spent is not None and draft.spent.counted
    assert (draft.spent.read, draft.spent.wrote >= 7) == (50, True)
    request = server.requests[-1]
    assert request.path == path
    assert request.body["model"] == split(model)[1]
    assert not request.body.get("tools")
    assert KEY not in json.dumps(request.body)
    assert ask(model).text == draft.text, "its client is used a second time"


FAULTS: dict[str, tuple[Reply, str]] = {
    "401": (http(401, ECHO), r"refused the key \(HTTP 401\)"),
    "404": (http(404, ECHO), r"does not know the model .* see whether it has that model"),
    "429": (http(429, ECHO), r"too many requests"),
    "500": (http(500, ECHO), r"a fault of its own \(HTTP 500\)"),
    "HTML": (http(200, f"<html>{KEY}</html>", "text/html"), r"no answer|in the middle"),
    "reset": ([Fault.RESET], r"broke the connection"),
    "hang": ([Fault.STALL], r"did not answer within 3 s"),
}


@pytest.mark.parametrize("model", WORDS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_provider_becomes_one_plain_line(server: FakeEndpoint, model: str, fault: str) -> None:
    reply, message = FAULTS[fault]
    server.script(reply)
    with pytest.raises(EndpointError, match=message) as caught:
        ask(model)
    provider, name = model.split(":", 1)
    assert str(caught.value).startswith(f"The model endpoint {provider} ({name}) ")
    assert KEY not in str(caught.value) and "OPENAI" not in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(("model", "reason"), [(OLLAMA, "length"), (ANTHROPIC, "max_tokens")])
def test_an_answer_that_a_provider_cut_short_says_so(server: FakeEndpoint, model: str, reason: str) -> None:
    server.script(WORDS[model](f"{SAID} The bridge will", reason))
    assert ask(model).text.endswith("(The answer was cut short.)")
    server.script(WORDS[model](SAID, None))
    with pytest.raises(EndpointError, match="stopped in the middle of its answer"):
        ask(model)


def test_an_anthropic_model_without_its_key_is_refused_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    with pytest.raises(InputError, match="anthropic:claude-nine needs ANTHROPIC_API_KEY: set it"):
        WrittenAnswerer(load(model=ANTHROPIC))


def test_a_provider_whose_package_is_missing_names_it() -> None:
    with pytest.raises(
        InputError, match="the model groq:fast needs the package langchain-groq: pip install langchain-groq"
    ):
        WrittenAnswerer(load(model="groq:fast"))


def test_a_provider_that_can_t_be_set_up_is_one_line_without_what_it_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", KEY)
    with pytest.raises(InputError, match="azure_openai:deployed can't be set up with langchain-openai") as caught:
        load_chat_model(load(model="azure_openai:deployed"))
    assert KEY not in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("llama3.2:1b", "llama3.2:1b"),
        ("deepseek-r1:7b", "deepseek-r1:7b"),
        ("gpt-nine", "gpt-nine"),
        ("openai:gpt-nine", "gpt-nine"),
        ("openai:mistralai:small", "mistralai:small"),
        ("org/model:free", "org/model:free"),
    ],
)
def test_a_name_without_a_provider_goes_to_the_endpoint_as_it_stands(
    server: FakeEndpoint, model: str, name: str
) -> None:
    server.script(saying(SAID))
    given = load(model=model, OPENAI_BASE_URL=server.url)
    question = understand("How many visitors?", datetime(2025, 5, 21, tzinfo=UTC), Scope())
    *_, draft = WrittenAnswerer(given).stream(question, HITS)
    assert isinstance(draft, Draft) and draft.citations
    assert draft.spent is not None and isinstance(draft.spent, Spent)
    assert server.requests[-1].path == "/v1/chat/completions"
    assert server.requests[-1].body["model"] == name
    assert endpoint_of(given).host == server.url.split("/")[2]


def test_a_provider_without_a_model_s_name_is_refused() -> None:
    with pytest.raises(InputError, match="the model ollama: lacks its name: write ollama:NAME"):
        endpoint_of(load(model="ollama:"))


def test_a_provider_that_nobody_knows_is_named_with_what_to_do() -> None:
    with pytest.raises(
        InputError, match=r"nosuch is no provider that Dateline knows \(anthropic, .*set OPENAI_BASE_URL"
    ):
        endpoint_of(load(model="nosuch:thing", OPENAI_API_KEY=KEY, OPENAI_BASE_URL=None))
    assert endpoint_of(load(model="ft:gpt-nine:desk", OPENAI_API_KEY=KEY, OPENAI_BASE_URL=None)).model.startswith("ft:")


def test_the_providers_are_langchain_s() -> None:
    known = {name: module.split(".")[0] for name, (module, *_) in _BUILTIN_PROVIDERS.items()}
    assert {name: provider.module for name, provider in PROVIDERS.items()} == {
        name: module for name, module in known.items() if name not in {"openai", "langsmith"}
    }
