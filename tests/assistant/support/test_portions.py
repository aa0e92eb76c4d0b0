"""A part may not be made the whole, or one of several the only one."""

from __future__ import annotations

import pytest

from assistant.support.portions import other_portion


@pytest.mark.parametrize(
    ("claim", "sentence", "word"),
    [
        ("She was the only miller who struck.", "Rooke is one of the five millers who struck.", "only"),
        ("They lost all seven races at sea.", "They lost four of their seven races at sea.", "all"),
        ("Both bells are cracked.", "One of the two bells is cracked.", "Both"),
        ("The wheel stood still on most nights.", "The wheel stood still on one night out of three.", "most"),
        ("Most of the millers struck.", "Two in five millers struck.", "Most"),
        ("The guild has never refused a loan.", "The guild has refused only one loan.", "never"),
        ("No rower was hurt.", "Only two rowers were hurt.", "No"),
        ("A crew may use only wooden oars.", "A crew must use at least one wooden oar.", "only"),
        ("All councillors of the Free List stayed away.", "Half of the Free List stayed away.", "All"),
    ],
)
def test_more_than_the_part_falls(claim: str, sentence: str, word: str) -> None:
    assert other_portion(claim, [sentence]) == word


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("She was the only miller who struck.", "Rooke was the only one of the five millers who struck."),
        ("The gong sounded once and nobody woke.", "The gong sounded only once."),
        ("All of the Mill Union struck.", "All of the Mill Union struck; some of the Mill Union sang."),
        ("No other rower was hurt.", "Only two rowers were hurt."),
        ("The wheel failed no more than once.", "The wheel failed only once."),
        ("The rowers were never in danger.", "Only two rowers were hurt, and they were never in danger."),
        ("A crew must use a wooden oar.", "A crew must use at least one wooden oar."),
        ("All members of the Mill Union struck.", "Two of the Free List and all of the Mill Union struck."),
        ("She was one of five millers who struck.", "Rooke is one of the five millers who struck."),
        ("They lost all seven races at sea.", "They lost all seven of their races at sea."),
        ("They lost four of seven races at sea.", "They lost four of their seven races at sea."),
        ("Most of the millers struck.", "Three in five millers struck."),
        ("The wheel stood still on most nights.", "Rooke said nothing, as one of three."),
        ("", "One of the two bells is cracked."),
    ],
)
def test_a_part_told_as_one_stands(claim: str, sentence: str) -> None:
    assert other_portion(claim, [sentence]) is None
