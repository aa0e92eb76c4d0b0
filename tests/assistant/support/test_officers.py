"""An office speaks for the one who holds it."""

from __future__ import annotations

import pytest

from assistant.domain import Citation, Claim, Record
from assistant.support.officers import officer
from assistant.support.reading import Reading
from assistant.verify import verify
from tests.harrow import draft

TEXT = (
    "“The bell is cracked,” said ferry captain Ada Marsh, who rang it as a girl.\n\n"
    "Ben Marsh, the organist, recalled that he had climbed the tower. “It is the only bell that I have heard sing "
    "in the fog,” he said."
)
CITATION = Citation(1, Record("a", "The bell"), 0, len(TEXT), TEXT)


def test_the_one_holder_who_speaks_is_meant() -> None:
    read = [Reading.of(CITATION, TEXT, ())]
    assert officer("The captain said that the bell is cracked.", read) == "Ada Marsh"
    assert officer("The bell is cracked, said the captain.", read) == "Ada Marsh"
    assert officer("The captain rang it.", read) is None
    assert officer("The organist of the next town said so, added the pilot.", read) is None


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("The captain called it the only bell she had heard sing in the fog.", False),
        ("The organist called it the only bell he had heard sing in the fog.", True),
    ],
)
def test_words_of_a_namesake_are_not_those_of_an_office(claim: str, *, holds: bool) -> None:
    start = TEXT.index("“It is")
    citation = Citation(1, Record("a", "The bell"), start, len(TEXT), TEXT[start:])
    one = draft(Claim(claim, (1,), supported=True), citations=(citation,))
    assert (not verify(one, lambda _: TEXT).rejected) is holds
