"""A stretch of time follows from the two times that it lies between, and no other does."""

from __future__ import annotations

import pytest

from assistant.support.counted import strange


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The lights failed at 8.05, 25 minutes after it had left.", "It left at 7.40. At 8.05 the lights failed."),
        ("The first boat goes at 6.50, fifty minutes earlier.", "The first boat goes at 6.50 instead of 7.40."),
        ("It came back two hours later.", "It left at 11.30 and came back at 13:30."),
        ("The first crack came five years later.", "The wall was built in 2016. A crack was seen in 2021."),
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
        ("The wall lasted five years.", "The wall was built in 2016. A crack was seen in 2021."),
    ],
)
def test_another_stretch_falls(claim: str, given: str) -> None:
    assert list(strange(claim, given)) != []
