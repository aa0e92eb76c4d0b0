"""Who or what is the first of its kind is told so, and what is not the first is not."""

from __future__ import annotations

import pytest

from assistant.support.superlatives import ranked_otherwise


@pytest.mark.parametrize(
    ("claim", "article"),
    [
        ("For the first time, the guild rented out a barge.", "Not for the first time, the guild rented out a barge."),
        ("It is not the first time that sheep ate the hay.", "It is the first time that sheep ate the hay."),
        ("Ola Brand is the first diver in the guild.", "Ola Brand wasn’t the first diver in the guild."),
        ("It is not the only well in the valley.", "It is the only well in the valley."),
    ],
)
def test_the_contrary_falls(claim: str, article: str) -> None:
    assert ranked_otherwise(claim, article)


@pytest.mark.parametrize(
    ("claim", "article"),
    [
        (
            "It was not the first time that the guild rented out a barge.",
            "Not for the first time, it rented out a barge.",
        ),
        (
            "For the first time the oven was sold.",
            "It was not the first time that it snowed. The oven had never been sold.",
        ),
        ("Brand, not the first to dive, won.", "Brand was the first to win. He was not the first to dive."),
        ("It is the first theft of wheat.", "It is not the first theft in the mill. It is the first theft of wheat."),
    ],
)
def test_the_same_stands_and_a_first_time_of_something_else(claim: str, article: str) -> None:
    assert not ranked_otherwise(claim, article)
