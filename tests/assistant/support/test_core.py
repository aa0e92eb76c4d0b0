"""The core of an answer is the claim that answers the question."""

from __future__ import annotations

from assistant.domain import Claim
from assistant.support.core import core_is_lost

QUESTION = "What will the gate cost?"


def fallen(text: str) -> Claim:
    return Claim(text, (), supported=False)


def standing(text: str) -> Claim:
    return Claim(text, (1,), supported=True)


def test_the_core_stands_with_the_first_claim() -> None:
    assert not core_is_lost([standing("The gate will cost 51 million."), fallen("It is big.")], QUESTION)


def test_the_core_falls_with_the_first_claim_where_the_rest_says_something_else() -> None:
    assert core_is_lost([fallen("The gate will cost 99 million."), standing("It takes four years.")], QUESTION)


def test_another_claim_that_says_as_much_takes_its_place() -> None:
    claims = [fallen("The gate will cost 99 million."), standing("The gate is to cost 51 million.")]
    assert not core_is_lost(claims, QUESTION)


def test_a_claim_without_a_figure_takes_no_place_of_one_with() -> None:
    assert core_is_lost([fallen("The gate will cost 99 million."), standing("The gate’s cost is high.")], QUESTION)


def test_nothing_left_is_lost() -> None:
    assert core_is_lost([], QUESTION)
    assert core_is_lost([fallen("The gate will cost 99 million.")], QUESTION)
