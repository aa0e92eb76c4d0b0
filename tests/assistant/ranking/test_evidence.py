"""What speaks for a passage: its words, its article's, its date, and what it has that could be the answer."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Hit, Moment, Record, Scope
from assistant.question import Question, understand
from assistant.ranking.evidence import Column, Found, Vocabulary, evidence, fitness

NOON = datetime(2025, 5, 30, 12, tzinfo=UTC)
WORDS = Vocabulary(lambda text: text.lower().replace("?", "").replace(".", "").split(), lambda stem: 1, 100)


def published(days_ago: float) -> Moment:
    return Moment(NOON - timedelta(days=days_ago), "second", "test")


def hit(n: int, text: str, article: str = "", title: str = "News", days_ago: float = 1.0, start: int = 200) -> Hit:
    record = Record(article or f"a{n}", title, published=published(days_ago))
    return Hit(n, record, start, start + len(text), text, 1.0 / (n + 1))


def columns(question: str, *hits: Hit) -> dict[str, Column]:
    rows = np.eye(len(hits), 8, dtype=np.float32)
    found = Found(hits, rows, rows[0], np.linspace(1.0, 0.0, len(hits)))
    return evidence(ask(question), found, WORDS)


def ask(question: str) -> Question:
    return understand(question, NOON, Scope())


def test_news_fits_a_question_about_the_news_and_a_period_its_own_articles() -> None:
    today, past = ask("who won the election"), ask("what happened to the ferry in March 2015")
    assert [fitness(published(days), today) for days in (1, 8, 18)] == [1, 1, pytest.approx(math.exp(-1))]
    assert fitness(published(400), today) < 1e-9
    assert fitness(Moment(datetime(2015, 3, 12, tzinfo=UTC), "day", "test"), past) == 1
    assert fitness(published(1), past) < 1e-9


def test_where_any_date_is_as_good_no_date_speaks_for_a_passage() -> None:
    found = columns("Who lost the 2020 election?", hit(0, "the election", days_ago=1), hit(1, "x", days_ago=2000))
    assert [found[name].tolist() for name in ("date", "day", "ahead")] == [[0, 0], [0, 0], [0, 0]]


def test_what_came_after_the_asking_date_is_ahead_of_it() -> None:
    found = columns("who won the race", hit(0, "won", days_ago=-2), hit(1, "won", days_ago=0.5))
    assert found["ahead"].tolist() == [1, 0]


def test_words_count_in_the_passage_its_title_and_all_of_its_article() -> None:
    first = hit(0, "the ferry sank", article="a", title="Storm")
    second = hit(1, "a storm over Varrey", article="a", title="Storm")
    third = hit(2, "nothing here", title="Ferry")
    found = columns("which ferry did the storm sink off Varrey?", first, second, third)
    assert found["article"][0] == found["article"][1] > found["words"][0]
    assert found["title"].tolist() == [0.25, 0.25, 0.25]
    assert found["words"][2] == 0.25
    assert found["passages"].tolist() == [pytest.approx(math.log(3))] * 2 + [pytest.approx(math.log(2))]


def test_words_far_apart_are_not_together() -> None:
    near, far = hit(0, "ferry storm"), hit(1, "ferry " + "and " * 30 + "storm")
    found = columns("ferry storm", near, far)
    assert found["together"].tolist() == [1.0, 0.5]


def test_names_count_where_a_name_is_asked_for_and_the_question_lacks_it() -> None:
    found = columns("Who met Ada Quay?", hit(0, "On Monday, Tom Holt met Ada Quay."), hit(1, "it was Ada Quay there"))
    assert found["names"][0] > found["names"][1] == 0
    assert found["forms"].tolist() == [0, 0]


def test_numbers_count_where_a_number_is_asked_for() -> None:
    found = columns("How many boats sank?", hit(0, "7 boats and 12 rafts"), hit(1, "boats sank"))
    assert found["forms"][0] > found["forms"][1] == 0


@given(
    st.text("ab who ferry Varrey 7.?", min_size=1, max_size=60).filter(lambda text: any(c.isalnum() for c in text)),
    st.lists(st.text("ab ferry Varrey 7. ", max_size=80), min_size=1, max_size=8),
)
def test_every_kind_of_evidence_is_finite_for_every_hit(question: str, texts: list[str]) -> None:
    found = columns(question, *(hit(n, text) for n, text in enumerate(texts)))
    for column in found.values():
        assert column.shape == (len(texts),)
        assert np.isfinite(column).all()
