from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import (
    Answer,
    Article,
    Citation,
    Claim,
    Extent,
    Hit,
    Moment,
    Period,
    Precision,
    Record,
    Scope,
    Searched,
)
from ui import contract
from ui.dated import day, moment

DAY = Moment(datetime(2025, 5, 29, tzinfo=UTC), "day", "date line")
RECORD = Record("a1", "Title", "https://example.org/a1", "example.org", DAY, authors=("Ann Lee",), agencies=("AFP",))
CITATION = Citation(1, RECORD, 3, 9, "quoted", "Dmitry Peskov")
AS_OF = datetime(2025, 5, 30, 12, tzinfo=UTC)
SOURCE = {
    "article_id": "a1",
    "title": "Title",
    "url": "https://example.org/a1",
    "outlet": "example.org",
    "published": "2025-05-29",
}


def test_an_answer_has_the_fields_of_the_contract() -> None:
    scope = Scope(
        Period(datetime(2025, 5, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)), inferred=("period",), why="May"
    )
    answer = Answer(
        "q",
        "q?",
        AS_OF,
        scope,
        "Said [1].",
        "yes",
        False,
        0.75,
        "extractive",
        (Claim("Said", (1,), True),),
        (CITATION,),
    )
    assert contract.answer(answer) == {
        "question": "q",
        "standalone_question": "q?",
        "as_of": "2025-05-30T12:00:00Z",
        "scope": {
            "from": "2025-05-01",
            "to": "2025-05-31",
            "outlets": [],
            "authors": [],
            "speakers": [],
            "exclude": [],
            "inferred": ["period"],
            "why": "May",
        },
        "answer": "Said [1].",
        "short_answer": "yes",
        "abstained": False,
        "confidence": 0.75,
        "answered_by": "extractive",
        "claims": [{"text": "Said", "citations": [1], "supported": True}],
        "citations": [{"n": 1, **SOURCE, "start": 3, "end": 9, "quote": "quoted", "speaker": "Dmitry Peskov"}],
        "closest": [],
        "differing": [],
        "searched": None,
        "notices": [],
        "timings_ms": {},
    }


def test_a_refusal_says_what_was_looked_for_and_where() -> None:
    at = Moment(datetime(2025, 5, 29, tzinfo=UTC), "day", "url")
    found = Searched(("who?", "statements of Ostvik"), Extent(3, ("The Quay", "Courier"), at, None))
    assert contract.searched(found) == {
        "queries": ["who?", "statements of Ostvik"],
        "articles": 3,
        "outlets": ["The Quay", "Courier"],
        "from": "2025-05-29",
        "to": None,
    }


def test_a_search_has_ranked_hits_and_its_time() -> None:
    found = contract.search([Hit(5, RECORD, 0, 4, "text", 0.5)], 12.34, ["2 articles were left out."])
    assert found == {
        "hits": [{"rank": 1, "score": 0.5, **SOURCE, "start": 0, "end": 4, "text": "text"}],
        "notices": ["2 articles were left out."],
        "timings_ms": {"total": 12.3},
    }


def test_an_article_has_every_stored_field() -> None:
    shown = contract.article(Article(RECORD, "the text", "seed/1.txt"))
    assert {name: shown[name] for name in SOURCE} == SOURCE
    assert shown["authors"] == ["Ann Lee"]
    assert shown["agencies"] == ["AFP"]
    assert shown["published_from"] == "date line"
    assert shown["text"] == "the text"


@pytest.mark.parametrize(
    ("precision", "written"),
    [
        ("year", "0987"),
        ("month", "0987-05"),
        ("day", "0987-05-04"),
        ("minute", "0987-05-04T03:02Z"),
        ("second", "0987-05-04T03:02:01Z"),
    ],
)
def test_a_date_is_written_with_the_precision_it_has(precision: Precision, written: str) -> None:
    assert moment(Moment(datetime(987, 5, 4, 3, 2, 1, tzinfo=UTC), precision, "url")) == written


@pytest.mark.parametrize(
    ("precision", "written"),
    [("day", "2026-09-10"), ("minute", "2026-09-10T00:20+02:00"), ("second", "2026-09-10T00:20:00+02:00")],
)
def test_a_date_is_written_in_the_offset_that_the_article_gave(precision: Precision, written: str) -> None:
    printed = Moment(datetime.fromisoformat("2026-09-10T00:20:00+02:00"), precision, "url")
    assert moment(printed) == written
    assert day(printed) == "2026-09-10"
    assert str(printed) == "10 September 2026"


def test_an_undated_article_has_no_date() -> None:
    assert moment(None) is None


@given(st.text(st.characters(codec=None, categories=None)))
def test_json_gives_any_text_back_and_steers_no_terminal(text: str) -> None:
    line = contract.dumps({"text": text})
    assert json.loads(line) == {"text": text}
    assert line.encode("utf-8")
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in line)
    assert len(line.splitlines()) == 1
