"""Who held an office when: by the days on which articles give it to one and then to another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from assistant.archive.archive import Archive
from assistant.directory import CurrentDirectory, Several
from assistant.domain import Article, Moment, Period
from assistant.holding import holder
from assistant.ledger import said, speaker_named
from tests.assistant.archive.newsroom import LAZY, WordEmbedder, article, spoken

START = datetime(2025, 1, 1, tzinfo=UTC)
ALWAYS = Period()
NOW = START + timedelta(300)


def dated(id_: str, day: int, *paragraphs: str) -> Article:
    return article(id_, "\n\n".join(paragraphs), "News", published=Moment(START + timedelta(day), "day", "test"))


ARTICLES = (
    dated("a", 1, "Ada Brook (mayor) said: the bridge stays", "Bo Lund (councillor) said: the bridge goes"),
    dated("b", 20, "Ada Brook (mayor) said: the quay needs lamps", "Cy Dale (councillor) said: lamps cost"),
    dated("c", 40, "Eve Farr (mayor) said: the bridge will be mended", "Bo Lund (councillor) said: mend the quay"),
    dated("d", 60, "Eve Farr (mayor) said: the bridge is mended", "Ada Brook (former mayor) said: the bridge was mine"),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("holding") / "archive"
    with Archive.open(folder, WordEmbedder(), create=True, policy=LAZY) as opened:
        with opened.writer() as writer:
            writer.add([spoken(item) for item in ARTICLES])
        yield opened


def held(archive: Archive, office: str, period: Period = ALWAYS, as_of: datetime = NOW) -> str:
    found = CurrentDirectory(archive).get().find(office)
    assert isinstance(found, Several)
    one = holder(archive, office, found.people, period, as_of)
    return one.name if one else ""


@pytest.mark.parametrize(
    ("first", "last", "name"), [(0, 25, "Ada Brook"), (25, 30, "Ada Brook"), (50, 90, "Eve Farr"), (10, 50, "")]
)
def test_the_holder_is_the_one_of_the_period(archive: Archive, first: int, last: int, name: str) -> None:
    period = Period(START + timedelta(first), START + timedelta(last))
    assert held(archive, "mayor", period) == name


def test_without_a_period_the_holder_is_the_one_of_the_asking_day(archive: Archive) -> None:
    assert held(archive, "mayor") == "Eve Farr"
    assert held(archive, "mayor", as_of=START + timedelta(30)) == "Ada Brook"


def test_an_office_of_several_has_no_holder(archive: Archive) -> None:
    assert held(archive, "councillor") == ""


def test_statements_are_asked_for_by_the_office_of_the_time(archive: Archive) -> None:
    directory = CurrentDirectory(archive).get()
    assert speaker_named(directory, "the mayor", archive).name == "Eve Farr"


def test_of_a_speaker_the_newest_on_a_topic_come_first_and_few_leave_out_the_oldest(archive: Archive) -> None:
    ada = speaker_named(CurrentDirectory(archive).get(), "Ada Brook")
    found = said(archive, speaker=ada, about="the bridge")
    days = [one.article.published.at for one in found if one.article.published]
    assert len(days) > 1
    assert days == sorted(days, reverse=True)
    assert said(archive, speaker=ada, about="the bridge", k=1) == found[:1]
