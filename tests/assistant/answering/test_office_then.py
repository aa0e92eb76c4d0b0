"""Who held an office at a time that is over: by the articles that call them so, and nobody where these don't tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answering.office_then import HOLDS, office_then
from assistant.archive.archive import Archive
from assistant.directory import CurrentDirectory
from assistant.domain import Period, Scope
from assistant.question import understand
from assistant.settings import load
from tests.assistant.archive.newsroom import LAZY, WordEmbedder, spoken
from tests.assistant.test_holding import ARTICLES, NOW, START, dated


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("then") / "archive"
    with Archive.open(folder, WordEmbedder(), create=True, policy=LAZY) as opened:
        with opened.writer() as writer:
            writer.add([spoken(item) for item in ARTICLES])
        yield opened


def held(archive: Archive, question: str, scope: Scope = Scope()) -> tuple[str, str] | None:
    """Give who is told to have held an office, and by which article."""
    asked = understand(question, NOW, scope)
    draft = office_then(asked, archive, CurrentDirectory(archive).get())
    return (draft.short_answer or "", draft.citations[0].article.id) if draft else None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who was the mayor in January 2025?", ("Ada Brook", "b")),
        ("Who was mayor on 5 January 2025?", ("Ada Brook", "a")),
        ("Who was the mayor in March 2025?", ("Eve Farr", "d")),
        ("Who was the mayor before Eve Farr?", ("Ada Brook", "b")),
        ("Who was mayor before Farr?", ("Ada Brook", "b")),
        ("Who was the mayor in February 2025?", None),  # one and then the other
        ("Who was the mayor in December 2024?", None),  # before any article
        ("Who was the mayor before Brook?", None),
        ("Who was the councillor in March 2025?", None),  # several at a time
        ("Who was the mayor of Valen in March 2025?", None),
        ("Who was the mayor?", None),
        ("Who was fined in March 2025?", None),
        ("Who is the mayor?", None),
    ],
)
def test_the_holder_then_is_told_by_an_article_of_the_time(
    archive: Archive, question: str, told: tuple[str, str] | None
) -> None:
    assert held(archive, question) == told


def test_a_period_that_the_user_sets_and_an_article_left_out_are_kept_to(archive: Archive) -> None:
    assert held(archive, "Who was the mayor?", Scope(period=Period(START, START + timedelta(30)))) is None
    assert held(archive, "Who was the mayor before Farr?", Scope(exclude=("b",))) == ("Ada Brook", "a")


def test_what_was_so_long_ago_may_be_so_no_longer(archive: Archive) -> None:
    day = (START + timedelta(60) + HOLDS).date()
    asked = understand(f"Who was the mayor in {day:%B %Y}?", NOW + timedelta(2000), Scope())
    assert "period" in asked.scope.inferred
    directory = CurrentDirectory(archive).get()
    assert office_then(asked, archive, directory) is not None
    later = understand("Who was the mayor in 2027?", NOW + timedelta(2000), Scope())
    assert office_then(later, archive, directory) is None


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("Ada Brook (mayor) said: stay", "Eve Farr (mayor of Senn) said: go", None),
        (
            "Ada Brook (mayor) said: stay",
            "Eve Farr (mayor) said: go\n\nWe heard it from Eve Farr, the mayor of Senn.",
            None,
        ),
        ("Ada Brook (mayor) said: stay", "Eve Farr (mayor) said: go\n\nSenn’s mayor, Eve Farr, was there.", None),
        ("Ada Brook (mayor of Valen) said: stay", "Eve Farr (mayor of Senn) said: go", None),
        ("Ada Brook (mayor of Senn) said: stay", "Eve Farr (mayor of Senn) said: go", "Ada Brook"),
        (
            "Ada Brook (mayor) said: stay",
            "Eve Farr (mayor of Senn) said: go\n\nFarr was elected with ten votes more than Brook.",
            "Ada Brook",
        ),
        (
            "Ada Brook (mayor) said: stay\n\nWe heard it from Danish mayor Ada Brook.",
            "Eve Farr (mayor) said: go\n\nThe mayor of Denmark, Eve Farr, was there.",
            "Ada Brook",
        ),
        ("Ada Brook (mayor) said: stay", "Eve Farr (mayor) said: go\n\nOn Monday Mayor Farr went.", "Ada Brook"),
    ],
)
def test_mayors_of_two_towns_are_not_one_after_the_other(
    tmp_path: Path, first: str, then: str, told: str | None
) -> None:
    with Archive.open(tmp_path / "archive", WordEmbedder(), create=True, policy=LAZY) as opened:
        with opened.writer() as writer:
            writer.add([spoken(dated("a", 1, first)), spoken(dated("b", 60, then))])
        for question in ("Who was mayor before Eve Farr?", "Who was mayor in January 2025?"):
            found = held(opened, question)
            assert (found and found[0]) == told, question


def test_the_sample_archive_tells_who_was_mayor(sample_archive: Path) -> None:
    with Assistant.open(sample_archive, load(archive=sample_archive)) as assistant:
        for question in ("Who was the mayor in March 2024?", "Who was mayor before Osgood?"):
            answer = assistant.ask(question, extractive=True)
            assert answer.short_answer == "Helena Marsk"
            assert "Helena Marsk" in answer.citations[0].quote
