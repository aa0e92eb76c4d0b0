from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant
from assistant.conversation import Reading, turn_of
from assistant.conversation.rewriting import Misread, held, prompt, rewritten
from assistant.errors import EndpointError
from assistant.events import Notice, Spent
from assistant.settings import load
from tests.assistant.conversation.talk import Told, answered
from tests.fake_endpoint import FakeEndpoint, Fault, fake_endpoint, http, saying

AS_OF = datetime(2025, 5, 30, 12, tzinfo=UTC)
PIER = "What did Ada Quay say about the pier?"
TURNS = [answered(PIER, Reading(PIER), Told("Ada Quay said on 3 May that it would stay closed.", None, ("Ada Quay",)))]


@pytest.fixture
def endpoint() -> Iterator[FakeEndpoint]:
    with fake_endpoint() as running:
        yield running


def settings(endpoint: FakeEndpoint, **given: object):  # type: ignore[no-untyped-def]
    return load(model="fake", OPENAI_BASE_URL=endpoint.url, timeout_s=2.4, follow_ups="model", **given)


def test_what_the_model_writes_is_asked_where_it_names_only_what_was_named(endpoint: FakeEndpoint) -> None:
    endpoint.script(saying("Rewritten: What did Ada Quay say about the pier on 3 May"))
    read = rewritten(Reading("and on 3 May?"), "and on 3 May?", TURNS, settings(endpoint))
    assert read.question == "What did Ada Quay say about the pier on 3 May?"
    assert "Question: What did Ada Quay say about the pier?\nAnswer: Ada Quay said" in endpoint.requests[0].prompt
    assert endpoint.requests[0].prompt.endswith("Last question: and on 3 May?\nRewritten:")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "made no question of it"),
        ("...", "made no question of it"),
        ("What did she say?\nShe said no.", "wrote more than a question"),
        ("x " * 300, "wrote more than a question"),
        ("The pier stays closed.", "wrote what is no question"),
        ("What did Boris Vane say about the pier?", "wrote of “Boris”, of which nobody had spoken"),
        ("What did Ada Quay say about the pier in 2019?", "wrote of “2019”"),
    ],
)
def test_what_is_no_question_or_names_a_stranger_is_left_aside(said: str, why: str) -> None:
    with pytest.raises(Misread, match=why):
        held(said, "and then?", TURNS, "fake")


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("What did Ada Quay’s deputy say?", "What did Ada Quay’s deputy say?"),
        ("What did Ada Quay say", "What did Ada Quay say?"),
        ("**“What did Ada Quay say?”**", "What did Ada Quay say?"),
    ],
)
def test_what_is_one_question_is_taken(said: str, read: str) -> None:
    assert held(said, "and her deputy?", TURNS, "fake") == read


def test_what_a_model_thinks_aloud_is_not_read(endpoint: FakeEndpoint) -> None:
    endpoint.script(saying(f"<think>{'Who is she? ' * 60}</think>\nWhat did Ada Quay’s deputy say?"))
    read = rewritten(Reading("and her deputy?"), "and her deputy?", TURNS, settings(endpoint))
    assert read.question == "What did Ada Quay’s deputy say?"
    assert read.spent is not None
    assert read.spent.wrote > len("Who is she? " * 60) / 5  # its thoughts were paid for too


@given(st.text(max_size=600))
def test_whatever_a_model_writes_is_one_short_line_or_left_aside(said: str) -> None:
    try:
        read = held(said, "why?", TURNS, "fake")
    except EndpointError:
        return
    assert read.count("\n") == 0
    assert 1 < len(read) <= 401


@pytest.mark.parametrize("reply", [http(500, "oops"), [Fault.STALL], [Fault.RESET], saying("")])
def test_where_a_model_fails_the_rules_reading_is_asked_with_a_notice(
    reply: list[bytes | Fault], endpoint: FakeEndpoint
) -> None:
    endpoint.script(reply)
    read = rewritten(Reading("Why is the pier shut?"), "why?", TURNS, settings(endpoint))
    assert read.question == "Why is the pier shut?"
    assert read.notice.endswith("The question was read by rules instead.")


@pytest.mark.parametrize("many", [1, 200, 10_000])
def test_the_prompt_keeps_to_its_tokens_however_long_the_thread(many: int) -> None:
    turns = [TURNS[0]] * many
    text = prompt("why?", turns, 600)
    assert len(text.encode()) < 600 * 4
    assert text.count("Question: ") == min(many, text.count("Question: ")) >= 1


def test_the_last_turns_are_those_that_the_prompt_keeps() -> None:
    turns = [answered(f"Who is {name}?", Reading(f"Who is {name}?"), Told("x" * 250)) for name in ("Old", "Mid", "New")]
    shown = prompt("why?", turns, 400)
    assert "New" in shown
    assert "Old" not in shown


def test_a_model_set_to_read_follow_ups_reads_them_and_rules_step_in_with_a_notice(
    endpoint: FakeEndpoint, sample_archive: Path
) -> None:
    with Assistant.open(sample_archive, settings(endpoint, archive=sample_archive)) as assistant:
        first = assistant.ask("What did Peskov say about the memorandum?", as_of=AS_OF, extractive=True)
        history = [turn_of(1, AS_OF, first)]
        endpoint.script(saying("What did Boris Vane say of Umerov?"))
        events = list(assistant.stream("and Umerov?", as_of=AS_OF, history=history))
        endpoint.script(saying("What did Umerov say on the memorandum?"))
        answer = assistant.ask("and Umerov?", as_of=AS_OF, history=history)
        asked = len(endpoint.requests)
        assert assistant.ask("and Umerov?", as_of=AS_OF, history=history, extractive=True)
    told = [event.text for event in events if isinstance(event, Notice)]
    first_spent, *others = [event for event in events if isinstance(event, Spent)]
    assert (first_spent.read > 0, first_spent.wrote > 0, len(others)) == (
        True,
        True,
        1,
    )  # one to read it, one to answer
    assert told[0].startswith("fake wrote of “Boris”, of which nobody had spoken. The question was read by rules")
    assert answer.standalone_question == "What did Umerov say on the memorandum?"
    assert len(endpoint.requests) == asked
