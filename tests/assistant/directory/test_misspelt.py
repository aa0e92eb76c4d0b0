"""A name or an office with a letter wrong is offered as the person it is near to."""

from __future__ import annotations

import pytest

from assistant.archive.entries import SpeakerCount
from assistant.directory import Unknown, directory

COUNTS = (
    SpeakerCount("Joren Tellwold", "councillor", 9, 4),
    SpeakerCount("Dorte Sellwald", "clerk", 3, 2),
    SpeakerCount("Bram Kettel", "fire chief", 5, 3),
    SpeakerCount("Ida Marsh", "vet", 2, 2),
)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Tellwald", "Joren Tellwold"),
        ("the fire cheif", "Bram Kettel"),
        ("Bram Ketel", "Bram Kettel"),
        ("Osgood", None),
    ],
)
def test_whom_a_misspelling_means(asked: str, meant: str | None) -> None:
    found = directory(COUNTS).find(asked)
    assert isinstance(found, Unknown)
    assert (found.likely.name if found.likely else None) == meant
