"""A clause of a claim is held against the clause of the article that says the same, not against its paragraph."""

from __future__ import annotations

import pytest

from assistant.support.clausewise import affirmed, denied
from assistant.support.denials import SENTENCES, cleared, denials

COUNCIL = (
    "The spokesman said two more bridges were being inspected in the north, but would not name them. "
    "Ada Fenn, who was against the toll as late as May, voted yes. “The talks stopped at the door,” Fenn said. "
    "The mill burned down on Sunday. The owner did not insure it. "
    "The museum will open later, in autumn. The tower is the oldest building in the valley."
)


def struck(claim: str, article: str = COUNCIL, *, fits: bool = False) -> bool:
    said, there = cleared(claim), SENTENCES.split(cleared(article))
    return any(affirmed(denial, said, there, lambda _, __: fits) for denial in denials(said))


@pytest.mark.parametrize(
    "claim",
    [
        "Two more bridges were not being inspected in the north, and he did not name them.",
        "Ada Fenn, who had not been against the toll as late as May, voted for it.",
        "Fenn said the talks had not stopped at the door.",
        "The mill never burned down, and the owner did not insure it.",
        "The spokesman said no bridges were being inspected in the north.",
    ],
)
def test_what_the_same_clause_affirms_is_not_denied(claim: str) -> None:
    assert struck(claim)
    assert struck(claim, fits=True)  # the very word is there: meaning is not asked


@pytest.mark.parametrize(
    "claim",
    [
        "The spokesman would not name the bridges.",
        "The owner had not insured it.",
        "Fenn is not related to the spokesman.",
        "None of the bridges was closed.",
        "Nobody was hurt when the mill burned down.",
        "The council has not met since.",
    ],
)
def test_what_it_denies_or_does_not_speak_of_may_be_denied(claim: str) -> None:
    assert not struck(claim, fits=True)


def test_in_other_words_the_meaning_decides() -> None:
    claim = "Two more bridges were not being looked at in the north."
    assert struck(claim)
    assert not struck(claim, fits=True)


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("The owner did insure it.", "insure"),
        ("He said the owner insured it and the mill burned down.", "insured"),
        ("The spokesman would name them, and two more bridges were being inspected.", "name"),
        ("The owner had not insured it.", None),
        ("Two more bridges were being inspected in the north.", None),
        ("The owner of the mill was an insurer in the north.", None),
        ("The owner failed to insure it.", None),
    ],
)
def test_what_the_same_clause_denies_is_not_affirmed(claim: str, word: str | None) -> None:
    assert denied(cleared(claim), SENTENCES.split(cleared(COUNCIL))) == word
