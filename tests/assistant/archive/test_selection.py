"""Filters: outlets and authors as people name them, periods over publication dates, articles left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.selection import FEW_LATER
from assistant.domain import Moment, Period, Scope
from assistant.errors import InputError
from tests.assistant.archive.newsroom import WordEmbedder, article, prepared

DAYS = {"early": "2025-05-20", "late": "2025-06-20", "earlier": "2025-04-01"}


def day(text: str) -> Moment:
    return Moment(datetime.fromisoformat(text).replace(tzinfo=UTC), "day", "test")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    items = [
        article("moscow", "News.", outlet="The Moscow Times", url="https://www.themoscowtimes.com/1", authors=("AFP",)),
        article("bbc", "News.", outlet=None, url="https://news.bbc.co.uk/1", published=day("2025-05-30"), authors=()),
        article("post", "News.", outlet="Post", url=None, published=None, authors=("Renée Carter", "Bo Carterson")),
        article("old", "News.", outlet="Post", url=None, published=day("1899-12-31"), authors=("Bo Carterson",)),
    ]
    with Archive.open(tmp_path_factory.mktemp("archive") / "a", WordEmbedder(), create=True) as opened:
        with opened.writer() as writer:
            writer.add([prepared(item) for item in items])
        yield opened


def chosen(archive: Archive, scope: Scope) -> set[str]:
    hits = archive.hits(archive.lexical("news", 10, archive.select(scope)))
    assert {
        hit.article.id
        for hit in archive.hits(archive.dense(WordEmbedder().encode(["News News."])[0], 10, archive.select(scope)))
    } == {hit.article.id for hit in hits}
    return {hit.article.id for hit in hits}


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        ("The Moscow Times", {"moscow"}),
        ("moscow times", {"moscow"}),
        ("themoscowtimes", {"moscow"}),
        ("moscowtimes.com", {"moscow"}),
        ("https://www.themoscowtimes.com/section", {"moscow"}),
        ("bbc", {"bbc"}),
        ("bbc.co.uk", {"bbc"}),
        ("NEWS.BBC.CO.UK", {"bbc"}),
        ("post", {"post", "old"}),
    ],
)
def test_an_outlet_goes_by_its_name_or_its_host(archive: Archive, outlet: str, expected: set[str]) -> None:
    assert chosen(archive, Scope(outlets=(outlet,))) == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [("afp", {"moscow"}), ("Carter", {"post"}), ("renee carter", {"post"}), ("carterson", {"post", "old"})],
)
def test_an_author_goes_by_whole_words_of_the_byline(archive: Archive, author: str, expected: set[str]) -> None:
    assert chosen(archive, Scope(authors=(author,))) == expected


def test_filters_of_one_kind_add_up_and_kinds_narrow(archive: Archive) -> None:
    assert chosen(archive, Scope(outlets=("bbc", "post"))) == {"bbc", "post", "old"}
    assert chosen(archive, Scope(outlets=("post",), authors=("carter",))) == {"post"}
    assert chosen(archive, Scope(outlets=("post",), exclude=("old", "unknown"))) == {"post"}
    assert chosen(archive, Scope(exclude=("https://themoscowtimes.com/1",))) == {"bbc", "post", "old"}


def test_a_period_is_half_open_and_leaves_out_what_has_no_date(archive: Archive) -> None:
    may_29, may_30 = datetime(2025, 5, 29, tzinfo=UTC), datetime(2025, 5, 30, tzinfo=UTC)
    assert chosen(archive, Scope(period=Period(may_29, may_30))) == {"moscow"}
    assert chosen(archive, Scope(period=Period(end=may_30))) == {"moscow", "old"}
    assert chosen(archive, Scope(period=Period(start=may_30))) == {"bbc"}
    assert chosen(archive, Scope(period=Period(datetime(2030, 1, 1, tzinfo=UTC)))) == set()


def test_nothing_to_filter_is_no_selection(archive: Archive) -> None:
    assert archive.select(Scope(speakers=("Peskov",), why="no reason")) is None


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        (
            Scope(outlets=("Moscow Tims",)),
            r"no outlet in the archive is called 'Moscow Tims'; the nearest are The Moscow Times",
        ),
        (Scope(outlets=("co.uk",)), r"no outlet in the archive is called 'co.uk'"),
        (Scope(outlets=("",)), r"the outlet's name is empty; name one, or leave the filter out"),
        (Scope(authors=(" ",)), r"the author's name is empty"),
        (Scope(authors=("Carterso",)), r"no author in the archive is called 'Carterso'; the nearest are Bo Carterson"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_ones(archive: Archive, scope: Scope, message: str) -> None:
    with pytest.raises(InputError, match=message):
        archive.select(scope)


def test_an_unnamed_outlet_is_not_among_the_names_to_choose_from(tmp_path: Path) -> None:
    items = [
        article("a", "News.", outlet=None, url=None),
        article("b", "News.", outlet="Brindle Evening Post", url=None),
    ]
    with Archive.open(tmp_path / "a", WordEmbedder(), create=True) as archive:
        with archive.writer() as writer:
            writer.add([prepared(item) for item in items])
        with pytest.raises(InputError, match=r"'New York Times'; there are Brindle Evening Post$"):
            archive.select(Scope(outlets=("New York Times",)))


def test_an_empty_archive_has_no_outlets(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a", WordEmbedder(), create=True) as archive:
        with pytest.raises(InputError, match="its articles name none"):
            archive.select(Scope(outlets=("Post",)))
        assert archive.select(Scope(exclude=("a1",))) is not None
        assert archive.outlets() == []


@pytest.mark.parametrize("name", ["Quay Radio/TV", "Shore / Sea"])
def test_an_outlet_with_a_stroke_in_its_name_goes_by_that_name(tmp_path: Path, name: str) -> None:
    with Archive.open(tmp_path / "a", WordEmbedder(), create=True) as archive:
        with archive.writer() as writer:
            writer.add([prepared(article("one", "The tide is high.", outlet=name))])
        assert chosen(archive, Scope(outlets=(name,))) == {"one"}


def test_a_period_sees_what_was_added_dated_anew_and_removed_since(tmp_path: Path) -> None:
    may, june = Scope(period=Period(end=datetime(2025, 6, 1, tzinfo=UTC))), datetime(2025, 6, 1, tzinfo=UTC)
    dated = {name: article(name, f"News of {name}.", published=day(on)) for name, on in DAYS.items()}
    with Archive.open(tmp_path / "a", WordEmbedder(), create=True) as archive, archive.writer() as writer:
        writer.add([prepared(dated["early"]), prepared(dated["late"])])
        assert chosen(archive, may) == {"early"}
        writer.add([prepared(dated["earlier"]), prepared(article("undated", "News.", published=None))])
        assert chosen(archive, may) == {"early", "earlier"}
        writer.add([prepared(article("late", "News of late.", published=day("2025-05-02")))])
        writer.add([prepared(article("early", "News that is longer.", published=day("2025-06-20")))])
        assert chosen(archive, may) == {"late", "earlier"}
        writer.remove("earlier")
        assert chosen(archive, may) == {"late"}
        selection = archive.select(Scope(), june)
        assert selection is not None
        assert [hit.article.id for hit in archive.hits(archive.lexical("longer", 10, selection))] == []


def test_many_later_articles_are_left_out_of_an_outlets_as_of_all(tmp_path: Path) -> None:
    later = [article(f"later-{n}", "News.", published=day("2025-07-01")) for n in range(FEW_LATER + 1)]
    with Archive.open(tmp_path / "a", WordEmbedder(), create=True) as archive, archive.writer() as writer:
        writer.add(
            [prepared(item) for item in [*later, article("now", "News."), article("never", "News.", published=None)]]
        )
        for scope in (Scope(), Scope(outlets=("example times",)), Scope(authors=("carter",))):
            selection = archive.select(scope, datetime(2025, 6, 1, tzinfo=UTC))
            hits = archive.hits(archive.lexical("news", 200, selection))
            assert {hit.article.id for hit in hits} == {"now", "never"}
