"""A statement is on a topic by the words in it and around it, and by whose words those are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.archive.archive import Archive
from assistant.domain import Scope
from assistant.topic import ABOUT, BEFORE, BESIDE, OWN, TAKEN_UP, Evidence, Topic
from tests.assistant.archive.newsroom import LAZY, WordEmbedder, article, spoken

TEXT = """Ada Brook (minister) said: the ferry sails at noon

The lamp register was published on Monday.

Ada Brook (minister) said: nobody asked me for it

Bo Lund said: the orchard was sold

Ada Brook (minister) said: that was sold too early"""
BARE = "Cy Brook said: wages will rise"
FROST = """Frost Jorun took the plums of Selby on Sunday night.

It was the last of the year.

Dag Moe (grower) said: we lit fires in vain"""
FENCE = """The frost fence of Selby costs too much.

Dag Moe (grower) said: I would build it twice"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("topic") / "archive"
    with Archive.open(folder, WordEmbedder(), create=True, policy=LAZY) as opened:
        with opened.writer() as writer:
            writer.add(
                [
                    spoken(article("one", TEXT, "Pigeons and the ferry")),
                    spoken(article("two", BARE, "Pigeons of town")),
                    spoken(article("three", FROST, "Frost in the orchards of Selby")),
                    spoken(article("four", FENCE, "A frost fence for Selby")),
                ]
            )
        yield opened


def evidence(archive: Archive, about: str, words: str, *, raised: bool = False) -> Evidence:
    found = [
        one
        for one in archive.said(archive.latest_statements(None, archive.select_statements(Scope())))
        if one.content == words
    ]
    (of,) = Topic(archive, about, raised=raised).evidence(found)
    return of


def test_a_word_counts_by_how_near_it_stands(archive: Archive) -> None:
    own = evidence(archive, "the ferry", "the ferry sails at noon")
    before = evidence(archive, "the lamp register", "nobody asked me for it")
    assert (own.own, own.coverage, own.told) == (1.0, OWN, None)
    assert (before.own, before.coverage) == (0.0, BEFORE)
    assert before.told is not None
    assert before.told.of(TEXT) == "The lamp register was published on Monday."
    assert BESIDE > BEFORE


def test_a_sentence_with_a_scrap_of_the_topic_does_not_tell_what_was_spoken_about(archive: Archive) -> None:
    of = evidence(archive, "the register of wages and chimneys", "nobody asked me for it")
    assert of.coverage > 0.0
    assert of.told is None


def test_somebody_elses_words_do_not_tell_what_was_spoken_about(archive: Archive) -> None:
    of = evidence(archive, "the orchard", "that was sold too early", raised=True)
    assert of.own < of.coverage
    assert of.told is None


def test_somebody_elses_words_count_little_unless_they_are_taken_up_or_answered(archive: Archive) -> None:
    taken_up = evidence(archive, "the orchard", "that was sold too early")
    answered = evidence(archive, "the orchard", "that was sold too early", raised=True)
    assert taken_up.coverage == pytest.approx(BEFORE * TAKEN_UP)
    assert answered.coverage == pytest.approx(BEFORE)


def test_a_title_alone_tells_nothing_of_a_thing(archive: Archive) -> None:
    assert evidence(archive, "pigeons", "wages will rise").coverage == 0.0
    assert evidence(archive, "pigeons and wages", "wages will rise").coverage > 0.5


def test_what_is_said_in_a_report_headed_by_the_topic_is_on_it(archive: Archive) -> None:
    of = evidence(archive, "the frost", "we lit fires in vain")
    assert of.near >= ABOUT


def test_a_noun_that_tells_the_kind_of_another_thing_is_not_the_topic(archive: Archive) -> None:
    assert evidence(archive, "the frost", "I would build it twice").near == 0
    assert evidence(archive, "the fence", "I would build it twice").near > 0
    assert evidence(archive, "the frost fence", "I would build it twice").near > 0


def test_a_topic_of_function_words_is_none(archive: Archive) -> None:
    assert not Topic(archive, "")
    assert not Topic(archive, "things that happened")
