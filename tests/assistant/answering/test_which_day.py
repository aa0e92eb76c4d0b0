"""A bare weekday is told as the date it means, where the article tells which."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.answering.which_day import day_told, is_weekday
from assistant.domain import Moment, Record, Span
from assistant.moments import Precision


def told(text: str, precision: Precision = "day") -> str | None:
    article = Record("a", "News", published=Moment(datetime(2024, 8, 8, tzinfo=UTC), precision, "date line"))
    day = next(name for name in ("Monday", "Saturday", "Tuesday") if name in text)
    return day_told(article, text, Span(text.index(day), text.index(day) + len(day)))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("She died on Monday at home.", "5 August 2024"),
        ("The fair will be held on Saturday.", "10 August 2024"),
        ("They moved it from 10 August to Saturday, 24 August, because of rain.", "Saturday, 24 August"),
        ("The fair is Saturday.", None),
        ("The choir sings on Tuesday.", None),
    ],
)
def test_it_is_read_from_the_day_of_the_article(text: str, date: str | None) -> None:
    assert told(text) == date


def test_an_article_of_a_month_tells_none() -> None:
    assert told("She died on Monday at home.", "month") is None


def test_only_a_weekday_alone_is_one() -> None:
    assert is_weekday("Monday")
    assert not is_weekday("Monday, 5 August")
