"""A second reader may take claims away and never add any; whatever she does wrong leaves the rules' word standing."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from threading import Event, Timer

import pytest

from assistant.answering.deadline import Patience
from assistant.answering.entailment import Asked, ModelEntailment
from assistant.domain import Claim
from assistant.errors import EndpointError, Stopped
from assistant.settings import load
from assistant.verify import RULES_ALONE, verify
from tests.fake_endpoint import FakeEndpoint, Fault, completion, fake_endpoint, http
from tests.harrow import CLOSED, TEXTS, draft

KEY = "sk-canary-0123456789"
CLOSING = Claim("The bridge stays closed until 14 June, Quay said.", (1,), supported=True)
INVENTED = Claim("Okoro resigned.", (1,), supported=True)


@pytest.fixture(scope="module")
def server() -> Iterator[FakeEndpoint]:
    with fake_endpoint() as server:
        yield server


def reader(server: FakeEndpoint, timeout_s: float = 5.0) -> ModelEntailment:
    return ModelEntailment(load(model="scripted", OPENAI_BASE_URL=server.url, OPENAI_API_KEY=KEY, timeout_s=timeout_s))


def verdicts(*each: tuple[int, str, str]) -> str:
    return json.dumps({"verdicts": [{"claim": n, "verdict": what, "words": words} for n, what, words in each]})


ASKED = [Asked("The bridge stays closed.", (CLOSED.quote,)), Asked("It opens in May.", (CLOSED.quote,))]


def test_what_is_called_supported_by_words_of_the_passage_stands(server: FakeEndpoint) -> None:
    server.script(
        completion(verdicts((1, "supported", "will stay closed"), (2, "contradicted", "closed until 14 June")))
    )
    first, second = reader(server)(ASKED)
    assert first is None
    assert second is not None and "contrary" in second
    sent = server.requests[-1]
    assert "The bridge stays closed." in sent.prompt
    assert "json_schema" in json.dumps(sent.body)


def test_supported_by_words_that_the_passage_does_not_have_is_no_support(server: FakeEndpoint) -> None:
    server.script(completion(verdicts((1, "supported", "will stay shut"), (2, "unsupported", ""))))
    assert all(reader(server)(ASKED))


def test_she_takes_a_claim_away_and_adds_none(server: FakeEndpoint) -> None:
    server.script(completion(verdicts((1, "unsupported", ""))))
    both = draft(CLOSING, INVENTED, citations=(CLOSED,))
    assert [claim.supported for claim in verify(both, TEXTS.__getitem__).draft.claims] == [True, False]
    again = verify(both, TEXTS.__getitem__, entails=reader(server))
    assert [claim.supported for claim in again.draft.claims] == [False, False]
    assert "Okoro" not in server.requests[-1].prompt.split("</passage>")[-1]
    assert again.core_lost


@pytest.mark.parametrize(
    "reply",
    [
        completion("I think so."),
        completion(verdicts()),
        completion(verdicts((7, "supported", "will stay closed"))),
        completion('{"verdicts": [{"claim": 1, "verdict": "perhaps", "words": ""}]}'),
        completion(None),
        completion(verdicts((1, "supported", "w")), "length"),
        http(500, "{}"),
        http(400, '{"error": {"message": "no schema here"}}'),
        http(200, "<html>"),
        [Fault.RESET],
    ],
)
def test_a_fault_leaves_the_rules_word_and_is_told(server: FakeEndpoint, reply: list[bytes | Fault]) -> None:
    server.script(reply)
    verified = verify(draft(CLOSING, citations=(CLOSED,)), TEXTS.__getitem__, entails=reader(server))
    assert verified.draft.claims[0].supported
    (notice,) = verified.notices
    assert notice.endswith(RULES_ALONE)
    assert KEY not in notice
    assert "Traceback" not in notice


def test_a_stalled_reader_is_not_waited_for(server: FakeEndpoint) -> None:
    server.script([Fault.STALL])
    with pytest.raises(EndpointError, match=r"within 0\.3 s"):
        reader(server, timeout_s=0.3)(ASKED)


def test_she_has_what_is_left_of_the_time_for_the_question(server: FakeEndpoint) -> None:
    settings = load(model="scripted", OPENAI_BASE_URL=server.url, OPENAI_API_KEY=KEY, timeout_s=30.0)
    before = len(server.requests)
    with pytest.raises(EndpointError, match="no time was left"):
        ModelEntailment(settings, Patience(time.monotonic()))(ASKED)
    assert len(server.requests) == before


def test_a_reader_who_stops_is_not_kept_waiting_for_her(server: FakeEndpoint) -> None:
    server.script([Fault.STALL])
    settings = load(model="scripted", OPENAI_BASE_URL=server.url, OPENAI_API_KEY=KEY, timeout_s=30.0)
    stopped = Event()
    Timer(0.2, stopped.set).start()
    begun = time.monotonic()
    with pytest.raises(Stopped):
        ModelEntailment(settings, Patience(begun + 30.0, stopped=stopped))(ASKED)
    assert time.monotonic() - begun < 15


def test_in_another_language_a_claim_stands_only_by_her_word(server: FakeEndpoint) -> None:
    german = draft(
        Claim("Die Brücke bleibt bis zum 14. Juni geschlossen, das ist die Ansage.", (1,), supported=True),
        citations=(CLOSED,),
    )
    server.script(completion(verdicts((1, "supported", "will stay closed"))))
    assert not verify(german, TEXTS.__getitem__, entails=reader(server)).rejected
    server.script(http(500, "{}"))
    assert verify(german, TEXTS.__getitem__, entails=reader(server)).rejected


def test_an_answer_of_quotations_asks_nobody(server: FakeEndpoint) -> None:
    before = len(server.requests)
    quote = draft(Claim(CLOSED.quote, (1,), supported=True), citations=(CLOSED,))
    assert not verify(quote, TEXTS.__getitem__, entails=reader(server)).rejected
    assert len(server.requests) == before
