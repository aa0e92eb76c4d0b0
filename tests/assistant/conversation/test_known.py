from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.conversation import Archived
from assistant.directory import CurrentDirectory


@pytest.mark.parametrize(
    ("name", "people", "sex"),
    [
        ("Dorte Fenwald", ("Dorte Fenwald",), "f"),
        ("the transport officer", ("Klas Immel",), "m"),
        ("Lorne", ("Greta Lorne", "Alwin Lorne"), ""),
        ("Boris Vane", (), ""),
        ("Dorte", ("Dorte Fenwald",), ""),
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
        ("What did fenwald say", "What did fenwald say"),
    ],
)
def test_people_typed_in_small_letters_get_their_capitals(typed: str, written: str, sample_archive: Path) -> None:
    with Archive.open(sample_archive) as archive:
        assert Archived(archive, CurrentDirectory(archive)).cased(typed) == written
