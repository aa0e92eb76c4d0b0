"""What is compared may not be told the other way round."""

from __future__ import annotations

import pytest

from assistant.support.compared import other_comparison, other_than_that

WAYS = ["It takes her twenty minutes by boat; last winter it took her thirty."]
GATES = [
    "The new mill would cost 51 million crowns and take three years to build.",
    "The sketch for which the guild had voted put the cost at 38 million.",
]
CATCH = ["This spring the nets came up torn six times.", "Nine years ago it was once."]


@pytest.mark.parametrize(
    ("claim", "sentences"),
    [
        ("She says the stalls bring in more than they cost.", ["The stalls cost more than they bring in, she says."]),
        ("The losses were worse than Rooke had feared.", ["Both carts can be mended. Rooke had feared worse."]),
        ("The crowd was smaller than six years earlier.", ["The crowd came to 900.", "Six years ago it had been 700."]),
        ("Last winter the way by boat was faster for her than it is now.", WAYS),
        ("It puts the mill at a lower cost than the sketch for which the guild had voted.", GATES),
        ("This spring the nets came up torn less often than nine years ago.", CATCH),
    ],
)
def test_a_comparison_turned_falls(claim: str, sentences: list[str]) -> None:
    assert other_comparison(claim, sentences)


@pytest.mark.parametrize(
    ("claim", "sentences"),
    [
        ("She says the stalls cost more than they bring in.", ["The stalls cost more than they bring in, she says."]),
        ("The losses were smaller than Rooke had feared.", ["Rooke had feared worse."]),
        ("It was worse than Rooke had feared.", ["It was worse than Rooke had feared."]),
        ("The crowd was larger than six years earlier.", ["The crowd came to 900.", "Six years ago it had been 700."]),
        ("Last winter the way by boat was slower for her than it is now.", WAYS),
        ("It puts the mill at a higher cost than the sketch for which the guild had voted.", GATES),
        ("This spring the nets came up torn more often than nine years ago.", CATCH),
        ("Quay won 40 votes more than Moss.", ["Quay received 90 votes, 40 more than Moss.", "Moss had 50."]),
        ("The lorry is faster than the cart.", ["The lorry weighs 3 tonnes.", "The cart weighs 1 tonne."]),
        ("The crowd was smaller than the hall.", ["The crowd came at 9.", "It rained."]),
    ],
)
def test_a_comparison_kept_or_without_numbers_stands(claim: str, sentences: list[str]) -> None:
    assert other_comparison(claim, sentences) is None


SUMS = ["The village had hoped for 90,000 crowns.", "The old bridge was 40 metres long.", "The fee is 12 crowns."]


@pytest.mark.parametrize(
    ("before", "claim", "word"),
    [
        ("The village gets 70,000 crowns.", "That is more than the village had hoped for.", "more"),
        ("The village gets 120,000 crowns.", "That was less than it had hoped for.", "less"),
        ("The new bridge is 30 metres long.", "It is longer than the old bridge.", "longer"),
        ("The village gets 70,000 crowns.", "That is less than the village had hoped for.", None),
        ("The village gets 120,000 crowns.", "That was more than it had hoped for.", None),
        ("The new bridge is 30 metres long.", "It is shorter than the old bridge.", None),
        ("The village gets 70,000 of 80,000 crowns.", "That is more than the village had hoped for.", None),
        ("The village gets 70,000 crowns.", "That is more than the mill costs.", None),
    ],
)
def test_that_is_more_by_the_number_before(before: str, claim: str, word: str | None) -> None:
    assert other_than_that(claim, before, SUMS) == word
