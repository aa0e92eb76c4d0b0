from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.archive.entries import Outline
from assistant.domain import Manner, Moment, Record, Said, Span, Speaker, Statement, StatementKind
from ui.page.said_roles import as_what, roles
from ui.page.said_words import citation, entry, kinds, span, words

TEXT = (
    "Greta Lorne, the harbour master, told the council the gate was “a door too many”, and went home. "
    "“No more,” she said."
)


def at(words_: str) -> Span:
    start = TEXT.index(words_)
    return Span(start, start + len(words_))


def said(kind: StatementKind, content: tuple[str, ...], manner: Manner = "asserted") -> Said:
    speaker = Speaker("Greta Lorne", at("Greta Lorne"), "name", "the harbour master")
    spans = tuple(at(part) for part in content)
    statement = Statement("a", spans, at("told"), at("Greta Lorne"), kind, manner, speaker, setting=at("the council"))
    record = Record("a", "Doors", outlet="Quay", published=Moment(datetime(2025, 5, 30, tzinfo=UTC), "day", "test"))
    return Said(7, statement, record, " … ".join(content), "Greta Lorne", "told")


MIXED = said("mixed", ("the gate was “a door too many”",))


def styled(one: Said) -> dict[str, str]:
    found: dict[str, str] = {}
    for run in words(TEXT, one.statement):
        found[run.style] = found.get(run.style, "") + run.text
    return found


def test_what_is_quoted_what_is_reported_and_who_reports_it_are_told_apart() -> None:
    assert styled(MIXED) == {
        "reporting": "Greta Lorne, the harbour master, told the council ",
        "stated": "the gate was ",
        "own-words": "“a door too many”",
    }


def test_indirect_words_are_never_drawn_as_the_speakers_own() -> None:
    assert "own-words" not in styled(said("indirect", ("the gate was",)))


def test_nothing_is_added_to_the_words_of_the_article(sample_archive: Path) -> None:
    with Assistant.open(sample_archive) as assistant:
        for one in assistant.said(k=None):
            text = assistant.archive.article(one.article.id).text
            shown = "".join(run.text for run in words(text, one.statement))
            assert all(part in text for part in shown.split(" … "))
            stated = "".join(run.text for run in words(text, one.statement) if run.style in {"own-words", "stated"})
            assert stated == "".join(part.of(text) for part in one.statement.content)


def test_an_entry_says_whose_words_they_are_and_as_what_they_were_spoken() -> None:
    block = entry(MIXED, TEXT, named=False)
    assert block.press == "open 7"
    assert [run.text for run in block.runs[:2]] == ["Partly in their own words", "as harbour master"]
    assert entry(MIXED, TEXT, named=True).runs[1].text == "Greta Lorne, harbour master"


def test_a_denial_says_that_it_is_one() -> None:
    denied = said("indirect", ("the gate was",), "denied")
    assert entry(denied, TEXT, named=False).runs[0].text == "In the paper’s words, a denial"


def test_a_role_said_just_before_is_not_said_again() -> None:
    again = entry(MIXED, TEXT, named=False, before=MIXED)
    assert "as harbour master" not in [run.text for run in again.runs]
    elsewhere = replace(MIXED, article=replace(MIXED.article, id="b"))
    assert "as harbour master" in [run.text for run in entry(MIXED, TEXT, named=False, before=elsewhere).runs]


def test_a_setting_outside_the_words_is_named_and_a_day_that_is_not_the_articles() -> None:
    day = Moment(datetime(2025, 5, 29, tzinfo=UTC), "day", "Thursday")
    later = replace(MIXED, statement=replace(MIXED.statement, said_on=day, setting=at("went home")))
    assert entry(later, TEXT, named=False).runs[1].text == "as harbour master, said on 29 May 2025, went home"


def test_own_words_are_cited_alone_and_a_report_with_its_verb() -> None:
    own = said("direct", ("“No more,”",))
    assert citation(own, TEXT).quote == "“No more,”"
    cited = citation(MIXED, TEXT)
    assert (
        cited.quote
        == TEXT[cited.start : cited.end]
        == "Greta Lorne, the harbour master, told the council the gate was “a door too many”"
    )
    assert cited.speaker == "Greta Lorne"


@pytest.mark.parametrize(
    ("role", "name", "told"),
    [("the mayor", "Ann Ode", "mayor"), (None, "Ann Ode", ""), ("town hall", "Town Hall", ""), ("a\n b", "X", "a b")],
)
def test_a_role_is_said_plainly_and_not_twice(role: str | None, name: str, told: str) -> None:
    assert as_what(role, name) == told


def test_roles_and_kinds_are_counted_in_words() -> None:
    found = [
        Outline(n, "Ann Ode", role, "direct", None, None) for n, role in enumerate(["mayor", "mayor", "author", None])
    ]
    assert roles(found, "Ann Ode") == "Quoted as mayor (2) and author (1)"
    assert roles(found[3:], "Ann Ode") == ""
    assert kinds(found) == "all in their own words"
    assert kinds([*found, replace(found[0], kind="indirect")]) == "4 in their own words, 1 in the paper’s words"


def test_a_span_of_time_is_no_more_exact_than_its_dates() -> None:
    year = Moment(datetime(2024, 1, 1, tzinfo=UTC), "year", "test")
    day = Moment(datetime(2025, 5, 30, tzinfo=UTC), "day", "test")
    assert span(year, day) == "2024 – 30 May 2025"
    assert span(day, day) == "30 May 2025"
    assert span(None, None) == "undated"


def test_a_denial_that_only_points_is_shown_with_the_sentence_before() -> None:
    text = "Paul Venn sold the mill. The gate is shut, they say. He has always denied it."

    def span_of(words_: str) -> Span:
        return Span(text.index(words_), text.index(words_) + len(words_))

    it = Span(len(text) - 3, len(text) - 1)
    statement = Statement("a", (it,), span_of("denied"), span_of("He"), "indirect", "denied")
    shown = "".join(run.text for run in entry(replace(MIXED, statement=statement), text, named=False).runs)
    assert "The gate is shut, they say. He has always denied it" in shown
    assert "mill" not in shown
