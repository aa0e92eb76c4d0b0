from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Answer, Moment, Period, Record, Scope
from ui.page import wording

MAY = Period(datetime(2025, 5, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC))
ASKED = datetime(2025, 5, 30, 12, tzinfo=UTC)


def test_what_narrows_a_question_is_put_in_words_and_marked_where_it_was_inferred() -> None:
    scope = Scope(period=MAY, outlets=("The Lantern", "Quay", "Courier"), inferred=("period",))
    assert wording.limited(scope) == [
        wording.Limit("period", "published May 2025", inferred=True),
        wording.Limit("outlets", "in The Lantern, Quay and Courier", inferred=False),
    ]
    assert [limit.words for limit in wording.limited(Scope(period=wording.ANY_DATE))] == ["of any date"]
    assert [limit.words for limit in wording.limited(Scope(outlets=tuple("ABCDE")))] == ["in 5 outlets"]


@pytest.mark.parametrize(
    ("confidence", "said"), [(0.95, "Strong evidence"), (0.5, "Mixed evidence"), (0.0, "Hardly any evidence")]
)
def test_how_much_speaks_for_an_answer_is_said_in_words(confidence: float, said: str) -> None:
    answer = Answer("q", "q", ASKED, Scope(), "t", None, False, confidence, "extractive")
    assert wording.evidence(answer) == said
    assert wording.evidence(replace(answer, abstained=True)) == ""


def test_a_day_is_a_day_in_utc() -> None:
    assert wording.day(datetime(2025, 5, 31, 1, tzinfo=timezone(timedelta(hours=3)))) == "30 May 2025"


def test_a_credit_names_outlet_and_date_and_leaves_out_what_is_not_known() -> None:
    article = Record("a", "Title", outlet="Quay", published=Moment(ASKED, "day", "test"))
    assert wording.credit(article) == "Quay · 30 May 2025"
    assert wording.credit(Record("a", "Title")) == "undated"


def test_a_byline_names_authors_and_agencies() -> None:
    assert (
        wording.byline(Record("a", "t", authors=("Ada Low", "Ben Orr"), agencies=("AFP",)))
        == "By Ada Low and Ben Orr · AFP"
    )
    assert wording.byline(Record("a", "t")) == ""


@pytest.mark.parametrize(
    "url", ["http://paper.example/a", "https://paper.example:8443/a?b=c#d", "HTTPS://paper.example"]
)
def test_a_web_address_may_be_followed(url: str) -> None:
    assert wording.web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>1</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//paper.example/a",
        "https:",
        "https://",
        "https:///a",
        "https:\\\\paper.example",
        "http://[",
        "mailto:a@paper.example",
        "https://paper.example/\x00",
        "https://paper.example/a b",
    ],
)
def test_any_other_address_may_not(url: str | None) -> None:
    assert wording.web_address(url) is None


@given(st.text())
def test_whatever_may_be_followed_begins_with_http(url: str) -> None:
    assert wording.web_address(url) is None or url.lower().startswith(("http://", "https://"))


def test_an_answer_says_who_wrote_it() -> None:
    answer = Answer("q", "q", ASKED, Scope(), "t", None, False, 1.0, "extractive", timings_ms={"total": 140.0})
    assert wording.answered_by(answer) == "Quoted from the archive, word for word · 0.1 s"
    written = Answer("q", "q", ASKED, Scope(), "t", None, False, 1.0, "qwen")
    assert wording.answered_by(written) == "Written by qwen, checked against the archive"
