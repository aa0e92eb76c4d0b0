from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answering.budget import tokens
from assistant.settings import load
from eval.cases import Case
from eval.outcomes import Tokens
from eval.systems.dateline import Dateline
from tests.fake_endpoint import FakeEndpoint, chunk, chunks, events, fake_endpoint, saying

NOW = datetime(2025, 5, 31, 12, tzinfo=UTC)
PAY = Case("pay", "How much did the council agree to pay for the study of the Orven Gate?")
SAID = "The council agreed to pay 420,000 crowns for the study [1]."
USAGE = {"prompt_tokens": 2345, "completion_tokens": 21, "total_tokens": 2366}


@pytest.fixture(scope="module")
def endpoint() -> Iterator[FakeEndpoint]:
    with fake_endpoint() as endpoint:
        yield endpoint


@pytest.fixture(scope="module")
def writing(sample_archive: Path, endpoint: FakeEndpoint) -> Iterator[Dateline]:
    settings = load(archive=sample_archive, model="scripted", OPENAI_BASE_URL=endpoint.url, OPENAI_API_KEY="k")
    with Assistant.open(sample_archive, settings) as assistant:
        yield Dateline(assistant, NOW)


def test_what_the_endpoint_counted_is_taken(writing: Dateline, endpoint: FakeEndpoint) -> None:
    last = json.dumps({**json.loads(chunk(None)), "choices": [], "usage": USAGE})
    endpoint.script(events(*chunks(SAID), chunk(None, "stop"), last, "[DONE]"))
    assert writing.ask(PAY).tokens == Tokens(2345, 21)


def test_what_a_model_wrote_counts_though_the_archive_s_words_are_shown(
    writing: Dateline, endpoint: FakeEndpoint
) -> None:
    thought = f"<think>{'It may be so. ' * 50}</think>The moon is made of 99 cheeses [1]."
    endpoint.script(saying(thought))
    outcome = writing.ask(PAY)
    assert outcome.answer is not None and outcome.answer.answered_by == "extractive"
    assert outcome.tokens is not None
    assert outcome.tokens.completion == pytest.approx(tokens(thought), rel=0.02)
    assert outcome.tokens.prompt == pytest.approx(tokens(endpoint.requests[-1].prompt), rel=0.01)
