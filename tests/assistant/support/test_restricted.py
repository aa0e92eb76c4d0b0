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
        ("The slipway is open.", "The slipway is open to smaller boats."),
        ("Mooring stays free for good.", "Mooring is free until the end of March."),
        ("The towpath is permanently closed to carts.", "The towpath is closed to carts for two months."),
        ("The weir will be mended by the guild.", "The weir will be mended by the guild if the town pays."),
        ("No barge will pass the lock on        .", "If the frost holds, no barge will pass the lock on Friday."),
        ("No barge will run on        .", "If the frost holds, no barge will run on Friday."),
        ("No barge will pass on        .", "No barge will pass on Friday, if the frost holds."),
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
        ("The towpath is closed to carts.", "The towpath is closed to carts for two months."),
        ("The guild gave up the mill for good.", "The guild gave up the mill for good; until May it had hoped."),
        ("Moss visited the mill.", "“If they pay both bills, I will sign the lease,” Moss said."),
        (
            "The choir moved to Weir Lane in the spring.",
            "The choir moved to larger rooms on Weir Lane in the spring.",
        ),
        ("The choir lost to Hallow in the final.", "The choir lost to older singers in the final at Hallow."),
        ("Moss asked the miller about the weir.", "Moss asked the miller if the weir was sound."),
        ("A frost would mean that no barge will run on        .", "If a frost comes, no barge will run on Friday."),
        ("Moss wondered about the old weir.", "Moss wondered if the old weir was sound."),
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


@pytest.mark.parametrize(
    "piece", ["a", "a ", "a-", "ab ", "“If a ", "If!", "! ", "closed to ", "those who ", "x if ", "’-"]
)
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = "A barge passed the weir. Barge weir passed " + (piece * 16_000)[:16_000]
    reading = Reading.of(Citation(1, Record("a", "The weir"), 0, 9, text[:9]), text, [])
    begun = time.process_time()
    restricted("A barge passed the weir.", [text], [reading])
    assert time.process_time() - begun < 1
