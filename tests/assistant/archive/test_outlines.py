"""The ledger in outline: counts and dates agree with the statements themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from assistant.archive.archive import Archive
from assistant.domain import Article, Moment, Period, Scope
from assistant.errors import InputError
from tests.assistant.archive.newsroom import WordEmbedder, article, spoken

START = datetime(2025, 5, 1, tzinfo=UTC)
ANY = Scope()


def dated(id_: str, day: int, *lines: str, precision: str = "day", **record: object) -> Article:
    published = Moment(START + timedelta(day), precision, "test")  # type: ignore[arg-type]
    return article(id_, "\n".join(lines), published=published, **record)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    items = [
        dated("may1", 0, "Ada Brook (minister) said: the harbour closes", "Bo Lund said: no comment on ferries"),
        dated("may9", 8, "Bo Lund said: ferries sail again", "Ada Brook said: tides are high", outlet="Post"),
        dated("may", 0, "Ada Brook (mayor) said: dredging starts", "It was said: nobody knows", precision="month"),
        article("undated", "Cy Mull said: long ago", published=None),
    ]
    with Archive.open(tmp_path_factory.mktemp("ledger") / "a", WordEmbedder(), create=True) as opened:
        with opened.writer() as writer:
            writer.add([spoken(item) for item in items])
        yield opened


SCOPES = [
    ANY,
    Scope(period=Period(START + timedelta(1), None)),
    Scope(outlets=("Post",)),
    Scope(exclude=("may1",)),
    Scope(period=Period(START, None), exclude=("may9", "may")),
]


@pytest.mark.parametrize("scope", SCOPES)
def test_outlines_are_those_of_the_statements(archive: Archive, scope: Scope) -> None:
    said = archive.said(archive.latest_statements(None, archive.select_statements(scope)))
    assert said
    assert [(one.id, one.speaker, one.role, one.kind, one.published) for one in archive.outlines(scope)] == [
        (
            one.id,
            one.statement.speaker.name if one.statement.speaker else None,
            one.statement.speaker.role if one.statement.speaker else None,
            one.statement.kind,
            one.article.published,
        )
        for one in said
    ]


def test_the_words_of_statements_are_those_of_the_ledger(archive: Archive) -> None:
    known = [one.id for one in archive.outlines() if one.speaker]
    said = {one.id: one for one in archive.said(known)}
    worded = {one.id: one for one in archive.worded()}
    assert worded.keys() == said.keys()
    for id_, one in worded.items():
        assert one.words == said[id_].content.replace(" … ", " ")
        assert said[id_].statement.speaker is not None and one.speaker == said[id_].statement.speaker.name
        published = said[id_].article.published
        assert one.at == (published.at if published else None)


def test_dates_keep_what_is_known_of_them(archive: Archive) -> None:
    published = {one.outlet: one.published for one in archive.outlines(speakers=("Ada Brook",))}
    assert str(published["Post"]) == "9 May 2025"
    assert "month" in {one.published.precision for one in archive.outlines() if one.published}
    assert [one.published for one in archive.outlines(speakers=("Cy Mull",))] == [None]


def test_outlines_of_some_speakers_are_theirs_alone(archive: Archive) -> None:
    found = archive.outlines(speakers=("Bo Lund", "Nobody"))
    assert [one.speaker for one in found] == ["Bo Lund", "Bo Lund"]


def test_an_unknown_outlet_is_refused(archive: Archive) -> None:
    with pytest.raises(InputError, match="no outlet"):
        archive.outlines(Scope(outlets=("Nowhere Post",)))
