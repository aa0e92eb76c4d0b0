from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answering.budget import tokens
from assistant.domain import Scope
from assistant.errors import EndpointError, InputError
from assistant.events import Answered, Event, Understood
from assistant.settings import load
from eval.cases import Case
from eval.metrics import METRICS
from eval.outcomes import dumps, read_outcomes
from eval.pricing import read_price
from eval.systems.dateline import Dateline
from tests.eval.invented import answer, citation
from tests.fake_endpoint import FakeEndpoint, fake_endpoint, http, saying

NOW = datetime(2025, 5, 31, 12, tzinfo=UTC)
STUDY = "https://orvenmouthcourier.example/2024/03/14/council-orders-barrier-study"


@pytest.fixture(scope="module")
def plain(sample_archive: Path) -> Iterator[Dateline]:
    with Assistant.open(sample_archive, load(archive=sample_archive)) as assistant:
        yield Dateline(assistant, NOW)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[FakeEndpoint]:
    with fake_endpoint() as endpoint:
        yield endpoint


@pytest.fixture
def writing(sample_archive: Path, endpoint: FakeEndpoint) -> Iterator[Dateline]:
    settings = load(archive=sample_archive, model="scripted", OPENAI_BASE_URL=endpoint.url, OPENAI_API_KEY="k-secret")
    with Assistant.open(sample_archive, settings) as assistant:
        yield Dateline(assistant, NOW, read_price("1,2"))


def test_an_outcome_holds_answer_passages_and_the_sentences_around_its_quotes(plain: Dateline, tmp_path: Path) -> None:
    outcome = plain.ask(Case("pay", "How much did the council agree to pay for the study of the Orven Gate?"))
    assert outcome.answer is not None and not outcome.abstained
    assert len(outcome.hits) == 20
    assert len(outcome.around) == len(outcome.answer.citations) > 0
    pairs = zip(outcome.answer.citations, outcome.around, strict=True)
    assert all(citation.quote in around for citation, around in pairs)
    assert outcome.misquoted == ()
    (tmp_path / "outcomes.jsonl").write_text(f"{dumps(outcome)}\n", "utf-8")
    assert list(read_outcomes(tmp_path / "outcomes.jsonl")) == [outcome]


def test_excluded_articles_are_neither_found_nor_cited(plain: Dateline) -> None:
    asked = Case("pay", "How much did the council agree to pay for the study of the Orven Gate?")
    found = next(hit.article for hit in plain.ask(asked).hits if hit.article.url == STUDY)
    without = plain.ask(Case("pay-without", asked.question, exclude=(found.id,), twin_of="pay", unanswerable=True))
    assert found.id not in {hit.article.id for hit in without.hits}


def test_a_follow_up_is_asked_after_its_history(plain: Dateline) -> None:
    outcome = plain.ask(
        Case("and", "And what did Umerov say about it?", history=("What did Peskov say about the memorandum?",))
    )
    assert outcome.answer is not None
    assert "memorandum" in outcome.answer.standalone_question


def test_a_question_that_can_not_be_asked_is_an_outcome_with_its_error(plain: Dateline) -> None:
    outcome = plain.ask(Case("none", "?!"))
    assert (outcome.answer, bool(outcome.error)) == (None, True)


def test_a_citation_of_an_article_that_is_not_there_is_a_misquote(
    plain: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    invented = replace(answer("Rung [1].", citation(1, "The bell rang.", article="nowhere")), closest=())
    events = (Understood("?", NOW, Scope()), Answered(invented))
    monkeypatch.setattr(Assistant, "stream", lambda *_, **__: iter(events))
    outcome = plain.ask(Case("bell", "Who rang it?"))
    assert (outcome.misquoted, outcome.around, outcome.error) == (("The bell rang.",), ("",), None)
    score = METRICS["verbatim"].score(Case("bell", "Who rang it?"), outcome)
    assert score is not None and (score.part, score.whole) == (0, 1)


def test_a_fault_while_answering_is_no_question_that_can_not_be_asked(
    plain: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> Iterator[Event]:
        yield Understood("?", NOW, Scope())
        raise InputError("no article nowhere")

    monkeypatch.setattr(Assistant, "stream", failing)
    with pytest.raises(InputError, match="no article nowhere"):
        plain.ask(Case("bell", "Who rang it?"))


def test_what_a_model_read_and_wrote_is_counted_and_priced(writing: Dateline, endpoint: FakeEndpoint) -> None:
    endpoint.script(saying("The council agreed to pay 420,000 crowns for the study [1]."))
    outcome = writing.ask(Case("pay", "How much did the council agree to pay for the study of the Orven Gate?"))
    assert outcome.tokens is not None
    assert outcome.tokens.prompt == pytest.approx(tokens(endpoint.requests[-1].prompt), rel=0.01)
    assert outcome.tokens.cost == pytest.approx((outcome.tokens.prompt + 2 * outcome.tokens.completion) / 1e6)


def test_an_endpoint_that_fails_is_no_answer_of_the_archive(writing: Dateline, endpoint: FakeEndpoint) -> None:
    endpoint.script(http(500, "{}"))
    with pytest.raises(EndpointError, match="has a fault of its own"):
        writing.ask(Case("pay", "How much did the council agree to pay for the study?"))


def test_what_is_recorded_of_a_system_holds_no_secret_and_no_address(writing: Dateline, endpoint: FakeEndpoint) -> None:
    told = str(writing.described())
    assert "k-secret" not in told and endpoint.url not in told
    assert "all-MiniLM-L6-v2" in told and "scripted" in told and "answer_v2" in told
    assert writing.name == "dateline-scripted"


@pytest.mark.parametrize("text", ["", "1", "a,b", "1,-1", "1,2,3", "nan,1", "1,inf"])
def test_a_price_is_two_numbers(text: str) -> None:
    with pytest.raises(InputError, match="--price"):
        read_price(text)
