from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.conversation import Archived, Reading, resolve
from assistant.directory import CurrentDirectory
from tests.assistant.conversation.talk import AS_OF, OUTLETS, Told, answered


@pytest.mark.parametrize(
    ("name", "people", "sex"),
    [
        ("Dorte Fenwald", ("Dorte Fenwald",), "f"),
        ("the transport officer", ("Klas Immel",), "m"),
        ("Lorne", ("Greta Lorne", "Alwin Lorne"), ""),
        ("Boris Vane", (), ""),
        ("Dorte", ("Dorte Fenwald",), ""),
        ("harbour", (), ""),
        ("town", (), ""),
        ("Orvenmouth", (), ""),
        ("Orven", (), ""),
    ],
)
def test_an_archive_knows_whom_a_name_may_mean_and_what_they_are_written_as(
    name: str, people: tuple[str, ...], sex: str, sample_archive: Path
) -> None:
    with Archive.open(sample_archive) as archive:
        known = Archived(archive, CurrentDirectory(archive))
        assert known.bearers(name) == people
        assert known.sex(name) == sex


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("what did fenwald say about the bus", "what did Fenwald say about the bus"),
        ("who was hurt in the storm", "who was hurt in the storm"),
        ("What did fenwald say", "What did Fenwald say"),
        ("What did fenwald say of Varrey", "What did fenwald say of Varrey"),
        ("is there a new line", "is there a new line"),
        ("and line 4", "and line 4"),
        ("and jorun pike", "and Jorun Pike"),
        ("and pike", "and pike"),
        ("what did varrey line say", "what did Varrey Line say"),
        ("and dorte fenwald", "and Dorte Fenwald"),
    ],
)
def test_people_typed_in_small_letters_get_their_capitals(typed: str, written: str, sample_archive: Path) -> None:
    with Archive.open(sample_archive) as archive:
        assert Archived(archive, CurrentDirectory(archive)).cased(typed) == written


@pytest.mark.parametrize(
    ("before", "typed", "read_as"),
    [
        ("How many people work at the cannery?", "and the harbour?", "How many people work at the harbour?"),
        ("How many people work at the cannery?", "and the hospital?", "How many people work at the hospital?"),
        ("How many people work at the cannery?", "and the club?", "How many people work at the club?"),
        ("What did Osgood say about the barrier?", "and the town?", "What did Osgood say about the town?"),
        ("What did Osgood say about the barrier?", "and the harbour?", "What did Osgood say about the harbour?"),
        ("What did Osgood say about the barrier?", "and the club?", "What did the club say about the barrier?"),
        ("What did Osgood say about the barrier?", "and fenwald?", "What did Fenwald say about the barrier?"),
        ("What did Osgood say about the barrier?", "and Dorte?", "What did Dorte Fenwald say about the barrier?"),
        ("When does the ferry leave the pier?", "is there a new line?", "Is there a new line, as to the ferry?"),
        ("When does the ferry leave the pier?", "and line 4?", "When does line 4 leave the pier?"),
    ],
)
def test_a_word_of_a_bodys_name_is_somebody_only_where_it_was_asked_who_said_so(
    before: str, typed: str, read_as: str, sample_archive: Path
) -> None:
    turn = answered(before, Reading(before), Told())
    with Archive.open(sample_archive) as archive:
        assert resolve(typed, [turn], AS_OF, OUTLETS, Archived(archive, CurrentDirectory(archive))).question == read_as
