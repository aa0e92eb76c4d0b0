from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dates import date_in_url, moment


@pytest.mark.parametrize(
    ("written", "at", "precision"),
    [
        ("May 29, 2025", "2025-05-29T00:00", "day"),
        ("29 May 2025", "2025-05-29T00:00", "day"),
        ("2025/05/29", "2025-05-29T00:00", "day"),
        ("29.05.2025 15:04", "2025-05-29T15:04", "minute"),
        ("5/29/2025", "2025-05-29T00:00", "day"),
        ("29/05/2025", "2025-05-29T00:00", "day"),
        ("05/05/2025", "2025-05-05T00:00", "day"),
        ("Thursday, May 29, 2025 3:04 PM ET", "2025-05-29T19:04", "minute"),
        ("Thursday, Jan 30, 2025 3:04 PM ET", "2025-01-30T20:04", "minute"),
        ("Thursday, May 29, 2025 3:04 p.m. GMT", "2025-05-29T15:04", "minute"),
        ("Published 3:04 PM EDT, Thu May 29, 2025", "2025-05-29T19:04", "minute"),
        ("Jan. 3, 2024 at 8 a.m. EST", "2024-01-03T13:00", "minute"),
        ("Thu, 29 May 2025 15:04:05 +0200", "2025-05-29T13:04:05", "second"),
        ("2025-05-29T15:04:05Z", "2025-05-29T15:04:05", "second"),
        ("2025-05-29T15:04:05.123-04:00", "2025-05-29T19:04:05", "second"),
        ("2025-05-29 15:04", "2025-05-29T15:04", "minute"),
        ("20250529T150405Z", "2025-05-29T15:04:05", "second"),
        ("2025-05-29T00:00:00Z", "2025-05-29T00:00", "day"),
        ("2025-05-29T00:00:00+02:00", "2025-05-28T22:00", "second"),
        (1748531045, "2025-05-29T15:04:05", "second"),
        ("1748531045123", "2025-05-29T15:04:05", "second"),
        ("May 2025", "2025-05-01T00:00", "month"),
        ("2025-05", "2025-05-01T00:00", "month"),
        ("2025", "2025-01-01T00:00", "year"),
        ("29 мая 2025 г.", "2025-05-29T00:00", "day"),
        ("29. Mai 2025", "2025-05-29T00:00", "day"),
        ("29 de mayo de 2025", "2025-05-29T00:00", "day"),
        ("2025年5月29日", "2025-05-29T00:00", "day"),
    ],
)
def test_dates_are_read_in_the_forms_that_articles_use(written: str | int, at: str, precision: str) -> None:
    read = moment(written, "here")
    assert read is not None
    assert (read.at, read.precision, read.origin) == (datetime.fromisoformat(at).replace(tzinfo=UTC), precision, "here")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2 hours ago",
        "Sept. 31, 2025",
        "2025-13-01",
        "On May 29, 2025 the council met",
        "0025-05-29",
        "29",
        "May 29, 2025 May 30, 2025",
        "2025-05-29T25:00",
        "2025-05-29T10:00+99:00",
        "9999999999999999",
        "May",
        "x" * 5000,
    ],
)
def test_what_is_not_one_date_is_none(written: str) -> None:
    assert moment(written, "here") is None


def test_a_date_whose_day_and_month_may_be_swapped_is_none() -> None:
    assert moment("05/06/2025", "here") is None


@given(st.datetimes(min_value=datetime(1605, 1, 1), max_value=datetime(2199, 12, 31)))  # noqa: DTZ001  # given a zone below
def test_iso_dates_survive(at: datetime) -> None:
    at = at.replace(microsecond=0, tzinfo=UTC)
    read = moment(at.isoformat(), "here")
    assert read is not None
    assert read.at == at


@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    read = moment(text, "here")
    assert read is None or read.at.utcoffset() is not None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2026-09-10T00:20:00+02:00", "2026-09-10T00:20:00+02:00"),
        ("2026-09-10T00:00:00+02:00", "2026-09-10T00:00:00+02:00"),
        ("Fri, 27 Nov 2026 23:30 -0500", "2026-11-27T23:30:00-05:00"),
        ("Thursday, May 29, 2025 11:30 PM ET", "2025-05-29T23:30:00-04:00"),
        ("Jan. 5, 2025 11:30 PM ET", "2025-01-05T23:30:00-05:00"),
        ("May 29, 1880 11:30 PM ET", "1880-05-29T23:30:00-04:56"),
        ("2025-05-29T15:04:05Z", "2025-05-29T15:04:05+00:00"),
        ("2025-05-29T15:04:05", "2025-05-29T15:04:05+00:00"),
    ],
)
def test_a_date_keeps_the_offset_it_was_written_with(written: str, kept: str) -> None:
    read = moment(written, "here")
    assert read is not None
    assert read.at.isoformat() == kept
    assert read.printed.isoformat()[:19] == kept[:19]


@pytest.mark.parametrize(
    ("url", "at", "precision"),
    [
        ("https://example.com/2025/05/29/council-a89269", "2025-05-29", "day"),
        ("https://example.com/world/2025/may/29/council", "2025-05-29", "day"),
        ("https://example.com/council-20250529.html", "2025-05-29", "day"),
        ("https://example.com/2025/05/council", "2025-05-01", "month"),
    ],
)
def test_the_path_of_a_url_may_hold_the_date(url: str, at: str, precision: str) -> None:
    read = date_in_url(url)
    assert read is not None
    assert (read.at.date().isoformat(), read.precision, read.origin) == (at, precision, "url")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/p/202505291",
        "https://example.com/?d=/2025/05/29/",
        "https://example.com/2025/xyz/29/",
        "nonsense",
    ],
)
def test_numbers_in_a_url_are_not_always_dates(url: str) -> None:
    assert date_in_url(url) is None
