from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.errors import InputError
from assistant.events import Answered, Event, Notice, Spent, Token
from tests.assistant.archive.newsroom import WordEmbedder
from ui import contract
from ui.contract import Json
from ui.dated import days
from ui.doors import asked, calls, event_shapes, shapes
from ui.http import events

AS_OF = datetime(2025, 5, 30, 12, tzinfo=UTC)
SENT: TypeAdapter[event_shapes.Sent] = TypeAdapter(event_shapes.Sent)


@pytest.fixture(scope="module")
def assistant(sample_archive: Path) -> Iterator[Assistant]:
    with Assistant.open(sample_archive) as opened:
        yield opened


def holds(shape: type[BaseModel], given: Json) -> None:
    """Fail unless the schema names every field of the object, and the object has every field that it requires."""
    read = shape.model_validate(given)
    assert read.model_dump(mode="json", by_alias=True, exclude_unset=True) == json.loads(contract.dumps(given))
    assert extras(read) == set()


def extras(value: object) -> set[str]:
    if isinstance(value, BaseModel):
        inner = [getattr(value, name) for name in type(value).model_fields]
        return set(value.model_extra or ()).union(*map(extras, inner))
    return set().union(*map(extras, value)) if isinstance(value, list | tuple) else set()


@pytest.mark.parametrize(
    ("question", "abstained"),
    [("what did Peskov say about the memorandum", False), ("what did Macron say about the memorandum", True)],
)
def test_an_answer_has_its_schema(assistant: Assistant, question: str, abstained: bool) -> None:
    given = contract.answer(assistant.ask(question, as_of=AS_OF))
    assert given["abstained"] is abstained
    assert given["closest" if abstained else "citations"]
    holds(shapes.Answer, given)


def test_hits_have_their_schema(assistant: Assistant) -> None:
    given = calls.search(assistant, asked.Search(query="barrier"))
    assert given["hits"]
    holds(shapes.Hits, given)


def test_a_search_of_an_earlier_day_tells_what_it_left_out(assistant: Assistant) -> None:
    early = calls.search(assistant, asked.Search(query="barrier", as_of="2024-06-01"))
    assert str(early["notices"]).count("articles were published after 5 June 2024 and left out") == 1
    assert calls.search(assistant, asked.Search(query="barrier", as_of="2026-01-01"))["notices"] == []


def test_statements_tell_which_articles_have_yet_to_be_read(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.statements.statements.fingerprint", lambda _: "another extractor")
    given = calls.said(assistant, asked.Said(speaker="Peskov"))
    unread = len(assistant.archive.article_ids())
    assert given["notices"] == [
        f"{unread} articles have yet to be read for statements; dateline doctor --repair does that"
    ]
    holds(shapes.Statements, given)


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ({}, {"statements", "speakers"}),
        ({"about": "barrier"}, {"statements"}),
        ({"speaker": "Peskov", "k": 100}, {"statements", "person"}),
        ({"speaker": "Peskov", "about": "beach huts"}, {"statements", "person", "others"}),
    ],
)
def test_statements_have_their_schema(assistant: Assistant, wanted: dict[str, object], keys: set[str]) -> None:
    given = calls.said(assistant, asked.Said.model_validate(wanted))
    assert set(given) == keys
    holds(shapes.Statements, given)


def test_every_article_has_its_schema(assistant: Assistant) -> None:
    ids = assistant.archive.article_ids()
    assert len(ids) > 40
    for article_id in ids:
        holds(shapes.Article, calls.show(assistant, asked.Show(article_id=article_id)))


def test_a_status_has_its_schema(assistant: Assistant, tmp_path: Path) -> None:
    holds(shapes.Status, calls.status(assistant))
    with (
        Archive.open(tmp_path / "empty", WordEmbedder(), create=True) as archive,
        Assistant(archive, WordEmbedder(), assistant.settings) as empty,
    ):
        holds(shapes.Status, calls.status(empty))
        with pytest.raises(InputError, match="has no statements"):
            calls.said(empty, asked.Said(about="barrier"))


def test_every_event_has_its_schema(assistant: Assistant) -> None:
    told: list[Event] = [*assistant.stream("what did Lavrov say", as_of=AS_OF)]
    assert isinstance(told[-1], Answered)
    told += [Spent(5, 2, counted=True), Notice("Slow.", fault="503", declined=True), Token("two\nlines\u2028")]
    for event in told:
        name, data = events.named(event)
        lines = events.frame(name, data).decode().split("\n")
        assert [line.partition(": ")[0] for line in lines] == ["event", "data", "", ""]
        sent = SENT.validate_python({"event": lines[0][7:], "data": lines[1][6:]})
        assert sent.data.model_dump(mode="json", by_alias=True, exclude_unset=True) == data
        assert extras(sent) == set()


@pytest.mark.parametrize(
    ("shape", "given", "line"),
    [
        (asked.Ask, {}, "question: Field required"),
        (asked.Ask, {"question": ""}, "question: is empty; write something"),
        (asked.Ask, {"question": "a" * 2001}, "question: String should have at most 2000 characters"),
        (asked.Ask, {"question": "q", "as_off": "2025"}, "as_off: is not known; did you mean as_of?"),
        (asked.Ask, {"question": "q", "outlet": "x"}, "outlet: Input should be a valid list"),
        (asked.Ask, {"question": "q", "thread": "t"}, "thread: is not taken here; leave it out"),
        (asked.AskInThread, {"question": "q", "thread": "a b"}, "thread: String should match pattern"),
        (asked.Search, {"query": "q", "k": 101}, "k: Input should be less than or equal to 100"),
        (asked.Search, {"query": "q", "exclude": ["a"] * 51}, "exclude: List should have at most 50 items"),
        (
            asked.Said,
            {"k": 0, "a\nb": 1},
            "k: Input should be greater than or equal to 1; a b: is not known; leave it out",
        ),
    ],
)
def test_what_is_wrong_with_the_arguments_is_told_in_one_line(
    shape: type[BaseModel], given: dict[str, object], line: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        shape.model_validate(given)
    told = asked.complaint(refused.value.errors())
    assert told.startswith(line)
    assert "\n" not in told


def test_the_filters_are_those_of_the_command_line() -> None:
    given = asked.Ask.model_validate(
        {
            "question": "q",
            "from": "2025-05-01",
            "to": "2025-05-31",
            "as_of": "2025-06-01",
            "outlet": ["a"],
            "author": ["b"],
            "speaker": ["c"],
            "exclude": ["d"],
        }
    )
    scope = given.scope()
    assert days(scope.period) == ("2025-05-01", "2025-05-31")
    assert (scope.outlets, scope.authors, scope.speakers, scope.exclude) == (("a",), ("b",), ("c",), ("d",))
    assert given.clock() == datetime(2025, 6, 1, 12, tzinfo=UTC)
    with pytest.raises(InputError, match="from 2025-06-02 is after to 2025-06-01"):
        asked.Said.model_validate({"from": "2025-06-02", "to": "2025-06-01"}).scope()
