"""An event's day is that of the article whose title tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from assistant.archive.archive import Archive
from assistant.domain import Moment, Scope
from assistant.happening import reported
from tests.assistant.archive.newsroom import LAZY, WordEmbedder, article, prepared

ASKED = datetime(2025, 5, 31, 12, tzinfo=UTC)
TITLES = {
    "Storm Hilde tears the roof off the market": Moment(datetime(2024, 11, 22, 8, 10, tzinfo=UTC), "minute", "test"),
    "Six months after Storm Hilde the market has a roof": Moment(datetime(2025, 5, 22, tzinfo=UTC), "day", "test"),
    "Council votes for a study of the pier": Moment(datetime(2024, 3, 14, tzinfo=UTC), "day", "test"),
    "Council votes for the pier": Moment(datetime(2025, 4, 24, tzinfo=UTC), "day", "test"),
    "After the council's vote, what next for the pier": Moment(datetime(2025, 5, 2, tzinfo=UTC), "day", "test"),
    "Council votes against the wheel": Moment(datetime(2025, 6, 24, tzinfo=UTC), "day", "test"),
    "Old fair, lost photographs": Moment(datetime(2025, 1, 1, tzinfo=UTC), "year", "test"),
    "The strike of the bakers is over": Moment(datetime(2025, 2, 3, tzinfo=UTC), "day", "test"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("events") / "archive"
    with Archive.open(folder, WordEmbedder(), create=True, policy=LAZY) as opened:
        with opened.writer() as writer:
            for n, (title, published) in enumerate(TITLES.items()):
                writer.add([prepared(article(f"a{n}", f"{title}, it was said.", title, published=published))])
        yield opened


@pytest.mark.parametrize(
    ("event", "day"),
    [
        ("Storm Hilde", "2024-11-22"),  # a name: it happened once, and was looked back at
        ("the council vote", "2025-04-24"),  # the last one known when asked, not the look back at it
        ("the bakers' strike", "2025-02-03"),
        ("the strike", "2025-02-03"),
        ("the market", None),  # one word in titles of two times
        ("the fair", None),  # known by its year alone
        ("the sinking of the ferry", None),
        ("the", None),
    ],
)
def test_an_event_has_the_day_of_the_title_that_tells_of_it(archive: Archive, event: str, day: str | None) -> None:
    found = reported(archive, Scope(), event, ASKED)
    assert (found.at.date().isoformat() if found else None) == day


def test_an_article_that_is_left_out_dates_no_event(archive: Archive) -> None:
    found = reported(archive, Scope(exclude=("a0",)), "Storm Hilde", ASKED)
    assert found is not None
    assert found.title == "Six months after Storm Hilde the market has a roof"
