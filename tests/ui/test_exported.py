from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.conversation import Listed, Turn, turn_of
from assistant.domain import Answer, Citation, Moment, Period, Record, Scope
from assistant.errors import InputError
from ui import contract
from ui.exported import COLUMNS, cell, exported, thread

AT = datetime(2025, 5, 30, 12, tzinfo=UTC)
RECORD = Record("a1", "The pier", "https://x.example/pier", "The Quay", Moment(AT, "day", "date line"))
CITED = Citation(1, RECORD, 10, 14, "“No”", "Ada Quay")
ANSWER = Answer(
    *("And she?", "What did Ada Quay say?", AT, Scope(Period(AT, None), ("The Quay",)), "She said no [1]."),
    *("no", False, 0.5, "extractive"),
    citations=(CITED, replace(CITED, n=2, start=20, end=24)),
)
LISTED = Listed("a", "The pier", 2, AT, AT)
TURNS = (Turn(1, AT, "Who?", "Who?", "Quay."), turn_of(2, AT, ANSWER))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_json_holds_each_answer_as_ask_gave_it() -> None:
    told = json.loads(exported(LISTED, TURNS, "json"))
    assert told["title"] == "The pier"
    assert told["asked"][0] == {
        "n": 1,
        "asked": "2025-05-30T12:00:00Z",
        "question": "Who?",
        "standalone_question": "Who?",
        "answer": "Quay.",
    }
    assert told["asked"][1] == {"n": 2, "asked": "2025-05-30T12:00:00Z", **contract.answer(ANSWER)}
    assert thread(LISTED, TURNS) == told


def test_csv_has_a_row_a_source_with_the_whole_reference() -> None:
    first, second, third = rows(exported(LISTED, TURNS, "csv"))
    assert (first["turn"], first["answer"], first["url"]) == ("1", "Quay.", "")
    assert second["read_as"] == "What did Ada Quay say?"
    assert [second[name] for name in ("outlet", "published", "article_title", "url", "article_id", "start", "end")] == [
        *("The Quay", "2025-05-30", "The pier", "https://x.example/pier", "a1", "10", "14")
    ]
    assert (second["from"], second["to"], second["outlets"]) == ("2025-05-30T12:00:00Z", "", "The Quay")
    assert (second["cited_as"], third["n"], third["start"]) == ("source", "2", "20")


OPENED = ("＝1", "＋1", "－1", "＠A", "\ufeff=1+1", "\u200b=1", "\u00ad=1")
"""Openers in full width, and behind what is not seen."""


@pytest.mark.parametrize(
    "evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =cmd|' /C calc'!A0", *OPENED]
)
def test_no_cell_is_a_formula(evil: str) -> None:
    record = replace(RECORD, title=evil, outlet=evil, url=evil)
    cited = replace(CITED, article=record, quote=evil, speaker=evil)
    told = replace(ANSWER, question=evil, standalone_question=evil, text=evil, short_answer=evil, citations=(cited,))
    (row,) = rows(exported(replace(LISTED, title=evil), [turn_of(1, AT, told)], "csv"))
    assert not [
        name for name, text in row.items() if text.lstrip()[:1] in tuple("=+-@") or text[:1] in ("\t", "\r", "\n")
    ]
    assert row["question"] == f"'{evil}"


@given(st.text())
def test_cells_start_as_no_formula_does(text: str) -> None:
    assert cell(text).lstrip()[:1] not in tuple("=+-@") or not cell(text).strip()


def test_csv_has_as_many_cells_in_every_row() -> None:
    assert {len(row) for row in csv.reader(io.StringIO(exported(LISTED, TURNS, "csv")))} == {len(COLUMNS)}


def test_markdown_names_outlet_date_title_address_and_place_of_every_source() -> None:
    text = exported(LISTED, TURNS, "md")
    assert "# The pier" in text
    assert "## 2. And she?" in text
    assert "Read as: What did Ada Quay say?" in text
    assert "The Quay · 2025-05-30 · The pier. <https://x.example/pier> (article a1, characters 10 to 14)" in text
    assert "Ada Quay: “No”" in text


def test_markdown_of_hostile_words_draws_no_image_no_link_and_no_tag() -> None:
    evil = "![x](http://canary.example/1) [y](javascript:alert(1)) <img src=x> # h\n\n[z]: http://canary.example/2"
    record = replace(RECORD, title=evil, url="javascript:alert(1)", outlet=evil)
    cited = replace(CITED, article=record, quote=evil, speaker=evil)
    told = replace(
        ANSWER, question=evil, standalone_question=evil + "?", text=evil, closest=(cited,), citations=(cited,)
    )
    drawn = MarkdownIt().render(exported(replace(LISTED, title=evil), [turn_of(1, AT, told)], "md"))
    assert not [tag for tag in ("<img", "<a ", "<script") if tag in drawn]


def test_another_format_is_refused() -> None:
    with pytest.raises(InputError, match="there is no format 'pdf'; name one of md, json, csv"):
        exported(LISTED, TURNS, "pdf")
