"""A stretch of time follows from the two times that it lies between, and no other does."""

from __future__ import annotations

import time

import pytest

from assistant.support.counted import strange
from assistant.support.ordered import misordered


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The lights failed at 8.05, 25 minutes after it had left.", "It left at 7.40. At 8.05 the lights failed."),
        ("The first boat goes at 6.50, fifty minutes earlier.", "The first boat goes at 6.50 instead of 7.40."),
        ("It came back two hours later.", "It left at 11.30 and came back at 13:30."),
        ("The first crack came five years later.", "The wall was built in 2016. A crack was seen in 2021."),
        ("To drain it took five years, from 2016 to 2021.", "It was drained between 2016 and 2021."),
        ("The talk lasted 35 minutes, from 7.40 until 8.15.", "The talk began at 7.40 and ended at 8.15."),
        (
            "The horn was blown 25 minutes after the storm.",
            "The storm broke at ten past three. A horn was blown at 3.35.",
        ),
    ],
)
def test_a_stretch_between_two_times_stands(claim: str, given: str) -> None:
    assert list(strange(claim, given)) == []


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The lights failed at 8.05, 20 minutes after it had left.", "It left at 7.40. At 8.05 the lights failed."),
        ("The trip takes 25 minutes.", "It left at 7.40. At 8.05 the lights failed."),
        ("The first crack came six years later.", "The wall was built in 2016. A crack was seen in 2021."),
        (
            "The horn was blown 60 minutes after the storm.",
            "The storm broke at 3:10. A horn was blown at 3.35, a bell at 4.10.",
        ),
        ("To drain it took six years, from 2016 to 2021.", "It was drained between 2016 and 2021."),
        ("The wall lasted five years.", "The wall was built in 2016. A crack was seen in 2021."),
    ],
)
def test_another_stretch_falls(claim: str, given: str) -> None:
    assert list(strange(claim, given)) != []


@pytest.mark.parametrize("piece", ["at 7:30 ", "half past ten ", "in 2019, ", "after which 7 p.m. "])
def test_many_times_are_read_in_time(piece: str) -> None:
    text = (piece * 4000)[:4000]
    begun = time.process_time()
    list(strange("It lasted 25 minutes, after 7:30 p.m., two years later.", text))
    misordered("The mast broke after the boat sank.", [text], [])
    assert time.process_time() - begun < 1.0


def test_a_whole_hour_and_a_clock_s_are_the_same() -> None:
    assert list(strange("It left at 7 p.m.", "It left at 19:00.")) == []
    assert list(strange("It left at 7 a.m.", "It left at 19:00.")) == ["7"]
