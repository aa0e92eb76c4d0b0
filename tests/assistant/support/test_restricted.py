"""What the article says of some alone, or on a condition, is not said of all and for certain."""

from __future__ import annotations

import time

import pytest

from assistant.domain import Citation, Record
from assistant.support.reading import Reading
from assistant.support.restricted import restricted


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The mill hopes to do without dismissals.", "The mill hopes to do without dismissals for those over 55."),
        ("The lock will be closed for two months.", "The lock will be closed to larger barges for two months."),
        (
            "The crew will row to the islet and return the same day.",
            "The crew will row to the islet and return the same day if the wind allows.",
        ),
        (
            "Moss said that he would sign the lease of the mill.",
            "“If they pay both bills, I will sign the lease,” Moss said.",
        ),
    ],
)
def test_what_limits_it_may_not_be_left_out(claim: str, sentence: str) -> None:
    assert restricted(claim, [sentence], []) is not None


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "The mill hopes to do without dismissals of older people.",
            "The mill hopes to do without dismissals for those over 55.",
        ),
        ("The lock will be closed to larger barges.", "The lock will be closed to larger barges for two months."),
        (
            "The crew will return the same day, weather permitting, if it can.",
            "The crew will return the same day if the wind allows.",
        ),
        ("Moss visited the mill.", "“If they pay both bills, I will sign the lease,” Moss said."),
        (
            "The crew will row to the islet.",
            "The crew will row to the islet and return the same day if the wind allows.",
        ),
    ],
)
def test_what_keeps_its_limits_or_says_something_else_stands(claim: str, sentence: str) -> None:
    assert restricted(claim, [sentence], []) is None


def test_an_answer_that_is_only_a_condition_holds_for_the_question() -> None:
    text = "Could barges live with a weir?\n\nRooke: If the lock is long enough. A barge needs room."
    reading = Reading.of(Citation(1, Record("a", "The weir"), 0, len(text), text), text, [])
    assert restricted("Barges could live with a weir, Rooke said.", [], [reading]) is not None
    assert restricted("Barges could live with a weir if the lock is long enough.", [], [reading]) is None
    assert restricted("A barge needs room.", [], [reading]) is None


@pytest.mark.parametrize("piece", ["a", "a-", "ab ", "if a "])
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = "The pier closed to boats " + (piece * 16000)[:16000]
    begun = time.process_time()
    restricted("The pier closed to boats.", [text], [])
    assert time.process_time() - begun < 0.5
