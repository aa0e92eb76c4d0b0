from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.settings import load
from eval.cases import Case
from eval.systems import Declined
from eval.systems.dateline import Dateline
from tests.fake_endpoint import FakeEndpoint, Reply, fake_endpoint, http, saying

NOW = datetime(2025, 5, 31, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[FakeEndpoint]:
    with fake_endpoint() as endpoint:
        yield endpoint


@pytest.mark.parametrize("reply", [http(400, "{}"), http(200, "<html>"), saying("No.", "content_filter")])
def test_a_request_that_is_declined_keeps_what_was_found(
    reply: Reply, sample_archive: Path, endpoint: FakeEndpoint
) -> None:
    settings = load(archive=sample_archive, model="scripted", OPENAI_BASE_URL=endpoint.url, OPENAI_API_KEY="k")
    endpoint.script(reply)
    with Assistant.open(sample_archive, settings) as assistant, pytest.raises(Declined) as raised:
        Dateline(assistant, NOW).ask(Case("pay", "How much did the council agree to pay for the study?"))
    kept = raised.value.outcome
    assert (kept.case, kept.answer, len(kept.hits)) == ("pay", None, 20)
    assert kept.error == str(raised.value)
