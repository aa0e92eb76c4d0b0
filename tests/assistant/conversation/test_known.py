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
    ],
)
def test_an_archive_knows_whom_a_name_may_mean_and_what_they_are_written_as(
    name: str, people: tuple[str, ...], sex: str, sample_archive: Path
) -> None:
    with Archive.open(sample_archive) as archive:
        known = Archived(archive, CurrentDirectory(archive))
        assert known.bearers(name) == people
        assert known.sex(name) == sex
