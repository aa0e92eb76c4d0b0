from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.directory import CurrentDirectory, Person
from assistant.domain import Article, Moment, Period, Said, Scope
from assistant.errors import InputError
from assistant.ledger import said, speaker_named
from assistant.settings import load
from tests.assistant.archive.newsroom import LAZY, WordEmbedder, article, spoken

START = datetime(2025, 5, 1, tzinfo=UTC)


def dated(id_: str, day: int, *paragraphs: str, title: str = "News of the day") -> Article:
    return article(id_, "\n\n".join(paragraphs), title, published=Moment(START + timedelta(day), "day", "test"))


FERRY = dated(
    "ferry",
    1,
    "The harbour office published the lamp register on Monday.",
    "Ada Brook (minister) said: nobody has asked me for it",
    "Bo Lund said: wages come first",
)
BRIDGE = dated("bridge", 3, "Ada Brook (minister) said: the bridge stays shut", "Bo Lund said: open the bridge at once")
LATER = dated("later", 9, "Ada Brook said: wages will rise", "Cy Brook said: pigeons nest under the bridge")
FIRST = dated("first", 0, "Brook (minister) said: I have only begun")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("ledger") / "archive"
    with Archive.open(folder, WordEmbedder(), create=True, policy=LAZY) as opened:
        with opened.writer() as writer:
            writer.add([spoken(item) for item in (FERRY, BRIDGE, LATER, FIRST)])
        yield opened


@pytest.fixture
def ada(archive: Archive) -> Person:
    return speaker_named(CurrentDirectory(archive).get(), "Ada Brook")


def words(found: list[Said]) -> list[str]:
    return [one.content for one in found]


def test_without_a_topic_the_newest_statements_come_first(archive: Archive, ada: Person) -> None:
    everything = said(archive, speaker=ada, about=None)
    assert words(everything) == [
        "wages will rise",
        "the bridge stays shut",
        "nobody has asked me for it",
        "I have only begun",
    ]
    assert said(archive, speaker=ada, about=None, k=2) == everything[:2]
    assert said(archive, speaker=ada, about="  ", k=2) == everything[:2]


def test_a_name_takes_in_its_variants(ada: Person) -> None:
    assert ada.variants == ("Ada Brook", "Brook")


def test_the_topic_may_stand_beside_the_statement(archive: Archive, ada: Person) -> None:
    assert words(said(archive, speaker=ada, about="the lamp register")) == ["nobody has asked me for it"]


def test_what_is_off_the_topic_is_left_out(archive: Archive, ada: Person) -> None:
    assert said(archive, speaker=ada, about="pigeons") == []
    assert words(said(archive, speaker=None, about="pigeons")) == ["pigeons nest under the bridge"]


def test_everybody_on_a_topic_comes_with_the_most_relevant_first(archive: Archive) -> None:
    found = words(said(archive, speaker=None, about="open the bridge"))
    assert found[0] == "open the bridge at once"
    assert (
        said(archive, speaker=None, about="open the bridge", k=1)
        == said(archive, speaker=None, about="open the bridge")[:1]
    )


def test_filters_bind(archive: Archive, ada: Person) -> None:
    may_2_to_5 = Scope(Period(START + timedelta(1), START + timedelta(4)))
    assert words(said(archive, speaker=ada, about=None, scope=may_2_to_5)) == [
        "the bridge stays shut",
        "nobody has asked me for it",
    ]
    assert words(said(archive, speaker=None, about=None, article="later")) == [
        "wages will rise",
        "pigeons nest under the bridge",
    ]
    with pytest.raises(InputError, match="there is no article 'nowhere'"):
        said(archive, speaker=ada, about=None, article="nowhere")


def test_a_person_is_asked_for_by_name(archive: Archive) -> None:
    assistant = Assistant(archive, WordEmbedder(), load())
    assert words(assistant.said("minister Brook", k=1)) == ["wages will rise"]
    assert words(assistant.said("bo lund", about="wages")) == ["wages come first"]
    assert len(assistant.said(k=None)) == 7


def test_an_ambiguous_name_is_asked_back_and_an_unknown_one_gets_the_nearest(archive: Archive) -> None:
    directory = CurrentDirectory(archive).get()
    with pytest.raises(
        InputError, match=r"'Brook' may be Ada Brook, minister \(4 statements\); Cy Brook \(1 statement\)"
    ):
        speaker_named(directory, "Brook")
    with pytest.raises(InputError, match=r"no statements by 'Bo Lunt'; the nearest: Bo Lund"):
        speaker_named(directory, "Bo Lunt")


def test_the_directory_is_made_anew_only_when_the_archive_has_changed(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive", WordEmbedder(), create=True, policy=LAZY) as archive:
        current = CurrentDirectory(archive)
        with pytest.raises(InputError, match=r"no statements; .* doctor --repair"):
            speaker_named(current.get(), "Ada")
        assert current.get() is current.get()
        with archive.writer() as writer:
            writer.add([spoken(FERRY)])
        assert [person.name for person in current.get().people] == ["Ada Brook", "Bo Lund"]
