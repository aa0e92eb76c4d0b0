"""A day of a period is the day that the article's own paper had, for the catalogue, the calendar and a period alike."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.archive.archive import Archive
from assistant.archive.catalogue import FILE, latest_version
from assistant.archive.lock import write_lock
from assistant.archive.records import record_from_json, record_to_json
from assistant.domain import Moment, Period, Record, Scope
from tests.assistant.archive.newsroom import WordEmbedder, article, prepared

TENTH = Period(datetime(2026, 9, 10, tzinfo=UTC), datetime(2026, 9, 11, tzinfo=UTC))
WRITTEN = {
    "Valen": "2026-09-10T00:20:00+02:00",
    "Boston": "2026-09-10T23:30:00-05:00",
    "London": "2026-09-10T12:00:00+00:00",
    "eve": "2026-09-09T23:59:59+02:00",
    "morrow": "2026-09-11T00:00:00+14:00",
}


def printed(at: str) -> Moment:
    return Moment(datetime.fromisoformat(at), "second", "test")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    with Archive.open(tmp_path / "a", WordEmbedder(), create=True) as opened, opened.writer() as writer:
        writer.add([prepared(article(name, "News.", published=printed(at))) for name, at in WRITTEN.items()])
    return Archive.open(tmp_path / "a", WordEmbedder())


def chosen(archive: Archive, period: Period, by: datetime | None = None) -> set[str]:
    """Give whose passages and statements' articles are selected, the same both by the calendar and by the catalogue."""
    selection = archive.select(Scope(period=period), by)
    found = {hit.article.id for hit in archive.hits(archive.lexical("news", 10, selection))}
    of_outlet = archive.select(Scope(period=period, outlets=("Example Times",)), by)
    assert {hit.article.id for hit in archive.hits(archive.lexical("news", 10, of_outlet))} == found
    assert archive.extent(Scope(period=period), by).articles == len(found)
    return found


def test_a_day_is_that_of_each_article_and_an_instant_is_one_for_all(archive: Archive) -> None:
    with archive:
        assert chosen(archive, TENTH) == {"Valen", "Boston", "London"}
        noon = datetime(2026, 9, 10, 12, tzinfo=UTC)
        assert chosen(archive, Period(noon, None)) == {"Boston", "London"}
        assert chosen(archive, Period(None, noon)) == {"Valen", "eve", "morrow"}


def test_what_was_known_when_and_the_order_go_by_the_instant(archive: Archive) -> None:
    with archive:
        assert chosen(archive, TENTH, datetime(2026, 9, 10, 12, tzinfo=UTC)) == {"Valen", "London"}
        status = archive.status()
        assert str(status.first_published) == "9 September 2026"
        assert status.last_published == printed(WRITTEN["Boston"])


def test_the_archive_counts_articles_on_their_own_days(archive: Archive) -> None:
    with archive:
        assert [(str(held.day), held.articles) for held in archive.census().days] == [
            ("2026-09-09", 1),
            ("2026-09-10", 3),
            ("2026-09-11", 1),
        ]


def test_an_archive_of_version_2_opens_and_means_utc(archive: Archive, caplog: pytest.LogCaptureFixture) -> None:
    folder = archive.path
    archive.close()
    older(folder)
    with write_lock(folder), Archive.open(folder, WordEmbedder()) as opened:  # can't be brought up to date now
        assert "as an archive of version 2 for now" in caplog.text
        assert chosen(opened, TENTH) == {"London", "morrow"}
        assert len(opened.census().days) == 3
    with Archive.open(folder, WordEmbedder()) as opened:
        assert chosen(opened, TENTH) == {"London", "morrow"}
    with sqlite3.connect(folder / FILE) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == latest_version()
    connection.close()


def older(folder: Path) -> None:
    """Make an archive one of version 2: all its dates are UTC, and nothing tells how far a clock was ahead."""
    with sqlite3.connect(folder / FILE) as connection:
        connection.executescript(
            "DROP INDEX articles_by_published; DROP INDEX articles_by_outlet; ALTER TABLE articles DROP COLUMN ahead;"
            "CREATE INDEX articles_by_published ON articles (published, outlet);"
            "CREATE INDEX articles_by_outlet ON articles (outlet, published); PRAGMA user_version = 2;"
        )
    connection.close()


@given(
    st.datetimes(datetime(1500, 1, 2), datetime(2199, 12, 30)),  # noqa: DTZ001  # given a zone below
    st.integers(-14 * 60, 14 * 60),
    st.integers(-3, 3),
)
def test_any_moment_lies_in_its_own_day_and_in_no_other(at: datetime, ahead: int, away: int) -> None:
    moment = Moment(at.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=ahead))), "second", "test")
    day = datetime(at.year, at.month, at.day, tzinfo=UTC) + timedelta(days=away)
    assert (moment.at in Period(day, day + timedelta(days=1))) == (away == 0)
    assert moment.printed.date() == at.date()


@given(st.integers(-14 * 60, 14 * 60))
def test_a_stored_date_keeps_its_offset(ahead: int) -> None:
    zone = timezone(timedelta(minutes=ahead)) if ahead else UTC
    record = Record("a", "T", published=Moment(datetime(2026, 9, 10, 0, 20, tzinfo=zone), "minute", "test"))
    again = record_from_json(record_to_json(record))
    assert again == record
    assert again.published is not None
    assert again.published.at.utcoffset() == timedelta(minutes=ahead)
