"""What is no statement, what is one only once, and what a sentence that only points says."""

from __future__ import annotations

import pytest

from assistant.domain import Article, Record, Statement
from ingest.statements.statements import statements
from ingest.statements.tagging.tagger import Tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def read(tagger: Tagger, text: str) -> list[Statement]:
    return statements(Article(Record(id="a1", title="Quay"), text), tagger)


def told(tagger: Tagger, text: str) -> list[tuple[str | None, str]]:
    found = read(tagger, text)
    return [
        (one.speaker.name if one.speaker else None, " ~ ".join(part.of(text) for part in one.content)) for one in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tilda Venn, who has been urging the two camps to settle, rang Paul Rudd on Monday.",
        "Councillor Paul Rudd, who in March had promised to vote for the mill, left before the vote.",
        "Tilda Venn spoke to Paul Rudd by telephone for two hours on Monday.",
        "Mayor Tilda Venn talked about the harbour for an hour.",
        "Asked what she would do next, Mayor Tilda Venn left the hall.",
    ],
)
def test_who_somebody_is_and_what_was_talked_about_is_no_statement(tagger: Tagger, text: str) -> None:
    assert read(tagger, text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("He wrote to Paul Rudd, who answered that the mill would stay.", "that the mill would stay"),
        ("The hall cheered Tilda Venn, who has said that the mill will stay.", "that the mill will stay"),
        ("The hall cheered Tilda Venn, who has called the plan “a mill without a river.”", "the plan “a mill without"),
        ("Mayor Tilda Venn spoke out against the mill on Monday.", "the mill"),
    ],
)
def test_a_relative_clause_or_a_speech_that_tells_the_words_is_one(tagger: Tagger, text: str, content: str) -> None:
    assert any(content in words for _, words in told(tagger, text))


def test_what_somebody_declines_to_talk_about_stays(tagger: Tagger) -> None:
    [one] = read(tagger, "Mayor Tilda Venn would not discuss the mill.")
    assert one.manner == "declined"


def test_what_somebody_told_them_so_is_the_sentence_before(tagger: Tagger) -> None:
    text = "Councillor Paul Rudd will vote against the mill. He told eighty tenants so on Tuesday evening. It rained."
    assert told(tagger, text) == [("Paul Rudd", "Councillor Paul Rudd will vote against the mill")]


@pytest.mark.parametrize(
    "text",
    [
        "Paul Rudd will vote against the mill.\n\nHe told eighty tenants so on Tuesday.",
        "Will Paul Rudd vote against the mill? He has not said so.",
        "Paul Rudd sold the mill. He said he thought so.",
        "Paul Rudd sold the mill. He told them so many stories.",
    ],
)
def test_so_that_does_not_point_at_the_sentence_before_takes_nothing(tagger: Tagger, text: str) -> None:
    assert all("mill" not in words for _, words in told(tagger, text))
